"""Which pages there are, their addresses, and one frozen context for each template."""
