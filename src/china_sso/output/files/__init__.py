"""Files for other programs: every table in the formats that people with data expect, and descriptions of them."""
