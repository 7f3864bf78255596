"""Checklists out of the library and back in: YAML, JSON, workbooks, XLSForm. Knows no SQL and no Flask."""
