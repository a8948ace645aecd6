"""Data folder to model: field names and file names live here, nowhere else."""

from generator.load.disclosure import Loaded, load
from generator.load.readings import Readings

__all__ = ["Loaded", "Readings", "load"]
