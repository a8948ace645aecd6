"""Measures of speed, as ratios within one run. Run with `make bench`."""
