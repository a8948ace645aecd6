"""Data folder to model: field names and file names live here, nowhere else."""

from generator.load.disclosure import Loaded, load

__all__ = ["Loaded", "load"]
