"""Alembic's folder: one linear history, equal to the models (tests/repo checks both)."""
