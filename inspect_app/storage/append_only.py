"""Triggers that refuse change and deletion of what is only ever added to, for each database we run on."""

from __future__ import annotations

_NAMES = {
    "audit_event": "the audit log",
    "op": "the op log",
    "finding_step": "the steps of findings",
    "setting_version": "the versions of settings",
    "conduct_look": "who looked at conduct results",
}
_SQLITE = """CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"""
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{name} is append-only'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()""",
)


def statements(dialect: str, table: str = "audit_event") -> tuple[str, ...]:
    """The DDL that guards ``table``, one of those named above, on ``sqlite`` or ``postgresql``."""
    name = _NAMES[table]
    if dialect == "sqlite":
        return tuple(_SQLITE.format(table=table, name=name, verb=verb) for verb in ("UPDATE", "DELETE"))
    return tuple(statement.format(table=table, name=name) for statement in _POSTGRESQL)
