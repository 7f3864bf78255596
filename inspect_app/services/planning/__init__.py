"""Plans as they are kept, what they ask for, and what became of it."""
