"""Sites that were built apart, joined: one search, one set of open data, totals over all."""
