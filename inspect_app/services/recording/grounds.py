"""What ops are judged by: the revision's items, the sheets, the photos that are there, loaded at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from inspect_app.checklist.model import Checklist, Item, Revision
from inspect_app.inspection.ops import Op
from inspect_app.photos.signature import accept_signature, from_data_url
from inspect_app.services.revisions import decoded, load_revision
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Photo, Sheet
from inspect_app.storage.queries import answers, inspections, recording

# How an op of the office names a signature's picture: it was stored before the op was made.
STORED = "blob:"
MOST_WORDS = 10_000


@dataclass
class Grounds:
    """Everything a batch is judged by. Accepted ops change it, so that later ones of the batch see them.

    ``inspection`` is the row of ``recording.locked``; ``sheets`` the checklist by sheet; ``named`` the rows
    of sheets that ops of the batch name, ``numbered`` (position, ordinal) of those it adds; ``promised``
    (sheet, item, hash) by photo it adds; ``images`` the stored picture by signature op.
    """

    session: Session
    blobs: LocalBlobStore | None
    inspection: Any
    office: bool
    sheets: dict[UUID, str] = field(default_factory=dict)
    named: dict[UUID, Sheet] = field(default_factory=dict)
    photos: dict[UUID, Photo] = field(default_factory=dict)
    promised: dict[UUID, tuple[UUID, str, str]] = field(default_factory=dict)
    images: dict[UUID, str] = field(default_factory=dict)
    numbered: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    _items: dict[str, dict[str, Item]] = field(default_factory=dict)
    _counts: dict[tuple[UUID, str], int] = field(default_factory=dict)

    @cached_property
    def revision(self) -> Revision:
        """The revision the inspection is of."""
        known = decoded(self.inspection.content_hash)
        return known or load_revision(self.session, self.inspection.revision_id)

    @cached_property
    def _words(self) -> dict[object, Mapping[str, object]]:
        return _words(self.inspection.content_hash)

    def answered(
        self, key: tuple[str, str, str], read: Callable[[], Mapping[str, object]]
    ) -> Mapping[str, object]:
        """What ``read`` makes of (checklist, item, word), or made of it before.

        Equal ones are one object, which is then written out once for many rows.
        """
        known = self._words.get(key)
        if known is None:
            found = read()
            if len(self._words) >= MOST_WORDS:
                return found
            known = self._words[key] = self._words.setdefault(found["value"], found)
        return known

    @cached_property
    def checklists(self) -> dict[str, Checklist]:
        """Its checklists by id."""
        return {checklist.id: checklist for checklist in self.revision.programme.checklists}

    @cached_property
    def positions(self) -> list[tuple[int, str]]:
        """(position, checklist) of every sheet; what the batch adds is appended."""
        return list(inspections.sheet_positions(self.session, self.inspection.id))

    def items(self, checklist: str) -> Mapping[str, Item]:
        """The items of a checklist by id; none for one that is not of the revision."""
        items = self._items.get(checklist)
        if items is None:
            found = self.checklists.get(checklist)
            items = self._items[checklist] = {each.id: each for each in found.items} if found else {}
        return items

    def add_sheet(self, sheet: UUID, checklist: str) -> None:
        """One sheet more, behind all others."""
        last = max((position for position, _ in self.positions), default=0)
        same = sum(each == checklist for _, each in self.positions)
        self.positions.append((last + 1, checklist))
        self.numbered[sheet] = (last + 1, same + 1)
        self.sheets[sheet] = checklist

    def keep_picture(self, image: str) -> str:
        """The hash of a signature's picture, stored. Raises SignatureRefused."""
        if image.startswith(STORED):
            return image.removeprefix(STORED)
        png = accept_signature(from_data_url(image)).png
        if self.blobs is None:
            message = "a signature to be stored came without a store"
            raise TypeError(message)
        return self.blobs.put(png)

    def photos_on(self, sheet: UUID, item: str) -> int:
        """How many photos the item has, those of this batch included."""
        cell = (sheet, item)
        if cell not in self._counts:
            self._counts[cell] = len(answers.photos_of_item(self.session, self.inspection.id, sheet, item))
        return self._counts[cell]

    def count_photo(self, sheet: UUID, item: str, more: int) -> None:
        """One photo more, or less, on an item."""
        self._counts[sheet, item] = self.photos_on(sheet, item) + more


@lru_cache(maxsize=32)
def _words(_content_hash: str) -> dict[object, Mapping[str, object]]:
    """One table a revision, filled as answers come: by (checklist, item, word), and by what they come to."""
    return {}


def grounds_for(
    session: Session, blobs: LocalBlobStore | None, inspection: Any, ops: Iterable[Op], *, office: bool
) -> Grounds:
    """What ``ops`` are judged by, in a fixed number of queries however many there are."""
    grounds = Grounds(session, blobs, inspection, office)
    sheets, added, photos = set(), set(), set()
    for op in ops:
        if op.sheet is not None:
            sheets.add(op.sheet)
        if op.kind == "sheet" and op.sheet is not None:
            added.add(op.sheet)
        if op.kind in ("photo", "marks"):
            photos.add(UUID(op.subject))
    grounds.sheets = recording.checklists_of(session, inspection.id, sheets) if sheets else {}
    grounds.named = recording.sheets(session, added) if added else {}
    grounds.photos = recording.photos(session, photos) if photos else {}
    return grounds
