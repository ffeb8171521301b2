"""Class activation maps of tiny networks in exact rational arithmetic: plain Python, no tensor library."""
