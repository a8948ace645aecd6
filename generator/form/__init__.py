"""The form in which an editor who writes no YAML fills in an evaluation, on this computer alone."""
