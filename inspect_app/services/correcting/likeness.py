"""Which pictures of a fix were handed in before, for whoever verifies it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from inspect_app.findings.likeness import BEFORE, FINDING, INSPECTION, STEP, Likeness, Other, likenesses
from inspect_app.findings.model import Correction
from inspect_app.inspection.remarks import ALIKE_BITS, is_telling
from inspect_app.photos.dhash import distance
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding
from inspect_app.storage.queries import corrections
from inspect_app.storage.queries import likeness as query


def of_photos(
    session: Session, row: Finding, correction: Correction, photos: Sequence[str]
) -> tuple[Likeness, ...]:
    """What is to be told of ``photos`` of one step, by their hashes, in a fixed number of queries."""
    if not photos:
        return ()
    hashes = _hashes(session, row)
    return likenesses(
        photos,
        [*_own(row, correction, photos, hashes), *_others(session, row, photos)],
    )


def _hashes(session: Session, row: Finding) -> dict[str, str | None]:
    """How every picture of the finding looks, those of its item included."""
    of_item = {photo.original: photo.dhash for photo in corrections.evidence(session, row)}
    return of_item | {photo.original: photo.dhash for photo in corrections.photos(session, row.id)}


def _own(
    row: Finding, correction: Correction, photos: Sequence[str], hashes: Mapping[str, str | None]
) -> Iterator[Other]:
    """Those of what was found, and of the steps before the one the photos are of."""
    steps = [tuple(step.act.photos) for step in correction.history]
    mine = max((at for at, shown in enumerate(steps) if shown == tuple(photos)), default=len(steps))
    known = [(original, BEFORE) for original in row.photos]
    known += [(original, STEP) for shown in steps[:mine] for original in shown]
    for photo in photos:
        for original, where in known:
            bits = None if original == photo else _apart(hashes.get(photo), hashes.get(original))
            if original == photo or bits is not None:
                yield Other(photo, where, bits)


def _others(session: Session, row: Finding, photos: Sequence[str]) -> Iterator[Other]:
    """Those of inspections and of other findings; what this finding was found by was looked at already."""
    found = {INSPECTION: query.in_inspections, FINDING: query.in_findings}
    for where, ask in found.items():
        for photo, mine, original, theirs, number, project in ask(session, row.id, photos):
            bits = None if original == photo else _apart(mine, theirs)
            if (original == photo or bits is not None) and original not in row.photos:
                # Of other projects the reader may not even know that they exist.
                yield Other(photo, where, bits, number if project == row.project_id else "")


def _apart(mine: str | None, theirs: str | None) -> int | None:
    """In how many bits two pictures look different; None where they are not alike, or nobody can tell."""
    if not mine or not theirs or not is_telling(int(mine, 16)):
        return None
    bits = distance(int(mine, 16), int(theirs, 16))
    return bits if bits <= ALIKE_BITS else None
