"""All reports of a month as one file."""
