"""What can go wrong while a site is being published, done on purpose."""
