"""Alembic runs this with a connection passed in by storage.schema."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from inspect_app.storage.models import Base
from inspect_app.storage.models.table import UtcDateTime


def render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Migrations name only SQLAlchemy's own types: they must run when our classes have moved on."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, UtcDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    render_item=render_item,
)
context.run_migrations()
