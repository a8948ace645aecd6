"""Scores with their traces: model in, results out; no words, no files, no ranks."""
