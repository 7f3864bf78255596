"""The only room that touches images."""
