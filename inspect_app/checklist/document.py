"""A revision as one JSON document, and its content hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import InvalidOperation
from typing import Any

from inspect_app.checklist.codec import decode, encode
from inspect_app.checklist.model import Clause, Programme, Revision

# Raised when the form of documents changes so that older code could not read them.
FORMAT = 1


class BadDocument(Exception):
    """Not a document that ``to_document`` made; ``reason`` names what was met."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def build_revision(programme: Programme, clauses: Mapping[str, Clause]) -> Revision:
    """The frozen revision with its content hash."""
    ordered = {name: clauses[name] for name in sorted(clauses)}
    return Revision(programme, ordered, content_hash(_document(programme, ordered)))


def to_document(revision: Revision) -> dict[str, Any]:
    """``{"format": 1, "programme": …, "clauses": {id: …}}``, lossless; the hash is not part of it."""
    return _document(revision.programme, revision.clauses)


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
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content_hash(document: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON, as 64 hex digits."""
    return hashlib.sha256(canonical_json(document)).hexdigest()


def _document(programme: Programme, clauses: Mapping[str, Clause]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "programme": encode(programme),
        "clauses": {name: encode(clause) for name, clause in clauses.items()},
    }
