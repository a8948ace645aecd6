"""YAML text to nodes with places: the only importer of yaml.

Every scalar stays text; the getters of `fields` give it a type.
"""
