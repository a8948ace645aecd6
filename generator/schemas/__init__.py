"""JSON Schemas of the data files."""
