"""Runs what the job table wants done, after commit."""
