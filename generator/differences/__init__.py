"""What would change for readers between two states of the data or of a site."""
