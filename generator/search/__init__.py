"""Full-text search: what can be found, how text is compared, the index that a page reads."""
