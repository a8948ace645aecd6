"""JSON Schemas of the data files, for editors that complete and explain keys while typing."""
