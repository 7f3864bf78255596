"""Rules for what was published: it stays as it is, and its items keep their ids and answers."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.checklist.holdings import Entry, Library, version_key
from inspect_app.checklist.layers import layer_of
from inspect_app.checklist.locks import Lock, answered_by, documents_of, entry_of, key_of
from inspect_app.checklist.model import Checklist
from inspect_app.checklist.problems import Problem


def lock_problems(library: Library) -> Iterator[Problem]:
    """What differs from the lock in a way it must not; of own files only."""
    lock = library.lock
    if not lock:
        return
    yield from _changed(library, lock)
    for checklist in library.checklists:
        if not layer_of(library.source(checklist).file):
            yield from _items(library, checklist, _earlier(lock, checklist))


def _changed(library: Library, lock: Lock) -> Iterator[Problem]:
    for document in documents_of(library):
        source = library.source(document)
        key = kind, name, version = key_of(document)
        if layer_of(source.file) or key not in lock:
            continue
        if lock[key].hash == entry_of(document, library.write).hash:
            continue
        what, place = ("version", "version") if version else ("id", kind)
        yield source.problem("CL501", "", place, kind=kind, id=f"{name} {version}".rstrip(), what=what)


def _earlier(lock: Lock, checklist: Checklist) -> list[tuple[str, Entry]]:
    """The versions before this one that were published, the newest first."""
    own = version_key(checklist.version)
    found = [
        (version, entry)
        for (kind, name, version), entry in lock.items()
        if (kind, name) == ("checklist", checklist.id) and version_key(version) < own
    ]
    return sorted(found, key=lambda one: version_key(one[0]), reverse=True)


def _items(library: Library, checklist: Checklist, earlier: list[tuple[str, Entry]]) -> Iterator[Problem]:
    """With a major step after the last published version, items may go and be answered otherwise."""
    if not earlier or version_key(earlier[0][0])[0] < version_key(checklist.version)[0]:
        return
    source, (last, entry) = library.source(checklist), earlier[0]
    present = {item.id: answered_by(item.answer) for item in checklist.items}
    for name in entry.items:
        if name not in present and not source.knows(f"item/{name}"):
            yield source.problem("CL502", "", "version", id=name, version=last)
    for name, answer in present.items():
        published = next((one.items[name] for _, one in earlier if name in one.items), answer)
        if published != answer:
            yield source.problem("CL503", f"item/{name}", "answer", id=name, before=published, after=answer)
