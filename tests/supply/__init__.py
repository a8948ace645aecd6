"""What the software is made of: a bill of materials, and whether any of it has known faults."""
