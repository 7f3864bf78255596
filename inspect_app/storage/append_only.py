"""Triggers that refuse change and deletion of audit events, for each database we run on."""

from __future__ import annotations

_SQLITE = """CREATE TRIGGER audit_event_no_{verb} BEFORE {verb} ON audit_event
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"""
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION audit_event_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER audit_event_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
FOR EACH STATEMENT EXECUTE FUNCTION audit_event_refuse()""",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The DDL for ``dialect`` (``sqlite`` or ``postgresql``)."""
    if dialect == "sqlite":
        return tuple(_SQLITE.format(verb=verb) for verb in ("UPDATE", "DELETE"))
    return _POSTGRESQL
