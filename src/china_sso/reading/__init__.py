"""From data files to the model: parsed, checked and assembled, and written back."""
