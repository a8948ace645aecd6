"""The wording of a standard to a rule."""
