"""What must be corrected, and the steps until it is verified. Pure."""
