"""Which inspections are due when, and what became of them. Pure."""
