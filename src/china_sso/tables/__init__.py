"""Tables of texts and the ways to write them down. Knows nothing of cities."""
