"""A publisher's own site: started, and brought to a newer version of the software."""
