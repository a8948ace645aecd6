"""Millions of spoilt data files, fed to the loader: `python -m tests.fuzz --help`."""
