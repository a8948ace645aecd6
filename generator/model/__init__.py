"""The nouns of a published evaluation: frozen, typed, every number with its unit."""
