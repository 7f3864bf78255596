"""The checklist language: YAML to frozen values, linted, compiled to immutable revisions. Pure."""
