"""Revision and answers to score, grade and explanation. Pure."""
