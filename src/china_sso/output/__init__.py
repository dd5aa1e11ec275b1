"""Ways out of the library: references, and whatever else is written for others to read."""
