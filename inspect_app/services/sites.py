"""What regions, projects and locations have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from inspect_app.access.model import Assignment
from inspect_app.errors import Invalid
from inspect_app.storage.database import Session
from inspect_app.storage.queries import sites

_CODE = re.compile(r"[A-Z0-9][A-Z0-9._-]{0,31}")


def names_for(session: Session, assignments: Iterable[Assignment]) -> dict[UUID, str]:
    """Names of the projects and regions at which roles are held."""
    return sites.names(session, [place for a in assignments if (place := a.project or a.region)])


def plain_code(text: str) -> str:
    """A region's or project's code as it is stored: capitals. Invalid ``code-form``."""
    code = text.strip().upper()
    if not _CODE.fullmatch(code):
        raise Invalid("code-form", "code")
    return code
