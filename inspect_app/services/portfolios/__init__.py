"""Reports over several projects: what is asked for, the facts, the page and the file."""
