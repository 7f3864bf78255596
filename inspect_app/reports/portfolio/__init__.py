"""Reports over several projects: from facts to what a reader sees, in one language. Pure."""
