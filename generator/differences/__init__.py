"""What would change for readers between two states of the data."""
