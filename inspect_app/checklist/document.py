"""A revision as one JSON document, and its content hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import InvalidOperation
from typing import Any

from inspect_app.checklist.canonical import Canonical, dumped
from inspect_app.checklist.codec import decode, encode
from inspect_app.checklist.model import Clause, Programme, Revision

# Raised when the form of documents changes so that older code could not read them.
FORMAT = 1


class BadDocument(Exception):
    """Not a document that ``to_document`` made; ``reason`` names what was met."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def build_revision(
    programme: Programme, clauses: Mapping[str, Clause], write: Canonical | None = None
) -> Revision:
    """The frozen revision with its content hash; ``write`` may know its items already."""
    ordered = {name: clauses[name] for name in sorted(clauses)}
    write = write or Canonical()
    # The canonical JSON of ``to_document``, without making the document.
    text = f'{{"clauses":{write(ordered)},"format":{FORMAT},"programme":{write(programme)}}}'
    return Revision(programme, ordered, text_hash(text))


def to_document(revision: Revision) -> dict[str, Any]:
    """``{"format": 1, "programme": …, "clauses": {id: …}}``, lossless; the hash is not part of it."""
    return {
        "format": FORMAT,
        "programme": encode(revision.programme),
        "clauses": {name: encode(clause) for name, clause in revision.clauses.items()},
    }


def from_document(document: Mapping[str, Any]) -> Revision:
    """The revision written by ``to_document``, its hash computed anew. Raises BadDocument."""
    try:
        if document["format"] != FORMAT:
            raise BadDocument(f"format {document['format']}")
        programme = decode(Programme, document["programme"])
        clauses = {name: decode(Clause, below) for name, below in document["clauses"].items()}
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise BadDocument(f"{type(error).__name__} {error}") from error
    return build_revision(programme, clauses)


def canonical_json(document: Mapping[str, Any]) -> bytes:
    """UTF-8 JSON with sorted keys and no blanks: the same bytes for the same content."""
    return dumped(document).encode()


def content_hash(document: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON, as 64 hex digits."""
    return text_hash(dumped(document))


def text_hash(text: str) -> str:
    """The content hash of the document whose canonical JSON this is."""
    return hashlib.sha256(text.encode()).hexdigest()
