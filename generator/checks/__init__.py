"""What is plausible across fields and files; one function for each check."""

from generator.checks.disclosure import check

__all__ = ["check"]
