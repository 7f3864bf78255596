"""Deterministic sample data a property company would recognise."""
