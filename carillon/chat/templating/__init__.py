"""Message templates in the chat."""
