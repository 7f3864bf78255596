"""What failed and must be corrected. Pure."""
