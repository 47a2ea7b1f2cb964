"""What happens around a message that was delivered, or was not."""
