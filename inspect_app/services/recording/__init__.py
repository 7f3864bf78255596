"""The one way anything gets into an inspection: ops are checked, kept, merged, and the rows follow."""
