"""Whose conduct was observed: coded, commented before it is final, and every look at a name kept."""
