"""The lock of published ids and hashes: what was published once, so that it is never changed in place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from inspect_app.checklist.answer_types import answer_name
from inspect_app.checklist.canonical import Canonical
from inspect_app.checklist.document import text_hash
from inspect_app.checklist.holdings import Entry, Key, Library
from inspect_app.checklist.layers import layer_of
from inspect_app.checklist.model import AnswerType, Checklist, Grading
from inspect_app.checklist.sources import ProgrammeSource

FILE = "published.lock.json"
FORMAT = 1
_KINDS = ("checklist", "programme", "grading")


class BadLock(Exception):
    """Not a lock that ``written`` made; ``reason`` says what was met."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


Document = Checklist | ProgrammeSource | Grading
# By kind, id and version, the version "" for gradings.
Lock = Mapping[Key, Entry]


def lock_of(library: Library) -> dict[Key, Entry]:
    """What the library itself holds now, without what it extends."""
    return {
        key_of(document): entry_of(document, library.write)
        for document in documents_of(library)
        if not layer_of(library.source(document).file)
    }


def documents_of(library: Library) -> tuple[Document, ...]:
    """Everything that can be published."""
    return (*library.checklists, *library.programmes, *library.gradings)


def key_of(document: Document) -> Key:
    """Kind, id and version."""
    kinds = {Checklist: "checklist", ProgrammeSource: "programme", Grading: "grading"}
    return kinds[type(document)], document.id, getattr(document, "version", "")


def entry_of(document: Document, write: Canonical) -> Entry:
    """The document's content in short; comments and layout of its file do not count."""
    items = document.items if isinstance(document, Checklist) else ()
    return Entry(text_hash(write(document)), {item.id: answered_by(item.answer) for item in items})


def answered_by(answer: AnswerType) -> str:
    """The answer type with its unit, such as ``measure ring``."""
    unit = getattr(answer, "unit", None)
    return f"{answer_name(answer)} {unit}" if unit else answer_name(answer)


def merged(old: Lock, new: Lock) -> dict[Key, Entry]:
    """``new`` beside what was locked before, which stays as it was."""
    return {**new, **old}


def written(lock: Lock) -> str:
    """The text of the lock's file: sorted JSON, an item a line, so that reviews show what came."""
    document: dict[str, Any] = {"lock": FORMAT} | {kind: {} for kind in _KINDS}
    for (kind, name, version), entry in sorted(lock.items()):
        items = {"items": dict(entry.items)} if entry.items else {}
        document[kind].setdefault(name, {})[version] = {"hash": entry.hash} | items
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> dict[Key, Entry]:
    """The lock that ``written`` wrote. Raises BadLock."""
    try:
        document = json.loads(text)
        if document["lock"] != FORMAT:
            raise BadLock(f"lock {document['lock']}")
        return {
            (kind, name, version): Entry(str(entry["hash"]), dict(entry.get("items", {})))
            for kind in _KINDS
            for name, versions in document[kind].items()
            for version, entry in versions.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadLock(f"{type(error).__name__}") from error
