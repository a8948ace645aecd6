"""What builds a site: ours, and the ways that others would take from the same evaluations."""
