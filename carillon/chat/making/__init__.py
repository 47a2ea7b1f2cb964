"""From what a person writes to schedules in the book, and after it when they edit what they wrote."""
