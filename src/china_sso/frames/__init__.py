"""From the model to data frames: rows, what their columns are, and how the libraries of others hold them."""
