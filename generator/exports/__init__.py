"""Open data: exact values in declared columns, no words of the interface, no rounding."""
