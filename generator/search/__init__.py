"""Full-text search: what can be found, how text is compared, and the index a page looks it up in."""
