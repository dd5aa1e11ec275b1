"""What the data is: frozen attrs classes and enums. Does no I/O and knows nothing of the rest of the package."""
