"""Writing to others: whom, whether they agreed, and how we stand with them."""
