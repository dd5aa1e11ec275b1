"""Questions across places: compare, rank, score, targets, who is where. Pure functions over the model."""
