"""Service-quality inspections for property management.

A checklist is filled in during an inspection, scoring grades it, findings track what must be
corrected, reports print it. See docs/architecture.md for the rooms and who may import whom.
"""

__version__ = "0.1.0"
