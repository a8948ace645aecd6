"""A built site made public: checked as a whole, put in place whole, and verifiable afterwards."""
