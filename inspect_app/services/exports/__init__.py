"""Lists taken out as spreadsheets."""
