"""Notices: who is told of what, on pages, by e-mail and by webhook, each thing once."""
