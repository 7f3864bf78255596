"""Reads and look-ups, one file per noun. Every query here has an index to answer it."""
