"""A new year's folder from last year's."""

from generator.carry_over.starting import Asked, NotPossible, Started, start

__all__ = ["Asked", "NotPossible", "Started", "start"]
