"""Finding schedules again, and doing something about them, one or several at once."""
