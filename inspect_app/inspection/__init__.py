"""Answers and the life of an inspection. Pure."""
