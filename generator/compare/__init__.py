"""What may be set side by side, with which limits, and what a difference is made of."""
