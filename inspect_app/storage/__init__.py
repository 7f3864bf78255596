"""The only room that speaks SQL, and the file store."""
