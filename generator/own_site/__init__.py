"""A publisher's own site: its folder, and a newer version of the software put into it."""
