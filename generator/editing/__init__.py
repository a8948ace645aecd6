"""Changes in data files that people wrote: comments and order stay, what was is kept."""
