"""A new year's folder from last year's."""
