"""The fingerprint of what a document says, the code printed on it, and the link to what is known of it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from typing import Any, TypeVar

from inspect_app.reports.document import UNSEALED, Document, Seal, json_of

Sealed = TypeVar("Sealed", bound=Document)
CODE_LETTERS, GROUP = 16, 4


def fingerprint(document: Document) -> str:
    """SHA-256 of all it says but its own seal."""
    return hashlib.sha256(json_of(_bare(document)).encode()).hexdigest()


def data_fingerprint(data: Mapping[str, Any]) -> str:
    """``fingerprint`` of the document whose JSON ``data`` are, whatever seal stands in them."""
    bare = {**data, "seal": dataclasses.asdict(UNSEALED)}
    return hashlib.sha256(json.dumps(bare, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def code_of(fingerprint: str) -> str:
    """The beginning of a fingerprint as people compare it: ``7F3A-91C2-0B5D-44E1``."""
    letters = fingerprint[:CODE_LETTERS].upper()
    return "-".join(letters[start : start + GROUP] for start in range(0, CODE_LETTERS, GROUP))


def sealed(document: Sealed, link: str) -> Sealed:
    """The document with its code, and with ``link`` to the page that says whether it still stands."""
    return _with(document, Seal(link, code_of(fingerprint(document))))


def _bare(document: Sealed) -> Sealed:
    return _with(document, UNSEALED)


def _with(document: Sealed, seal: Seal) -> Sealed:
    record: Any = document
    made: Sealed = dataclasses.replace(record, seal=seal)
    return made
