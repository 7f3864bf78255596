"""Carries out sample inspections: started on a page, filled in on a tablet that sends what is tapped."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor
from inspect_app.checklist.conditions import holds
from inspect_app.checklist.model import Checklist, Item, Requirement, Scalar
from inspect_app.demo.answering import WANTS_PHOTO, Occasion, answer_for
from inspect_app.demo.company import ProjectPlan
from inspect_app.demo.pictures import Camera, Shot, photo_value
from inspect_app.demo.tablet import Tablet
from inspect_app.inspection.answers import Answer, Sampled
from inspect_app.inspection.documents import answer_to_json
from inspect_app.services import evidence, finishing, signing, starting
from inspect_app.services.planning.beginning import begin
from inspect_app.services.recording.current import state_digest
from inspect_app.services.records import attributes_value
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection, Project, Sheet
from inspect_app.storage.queries import inspections

# Encounters an inspector watches in one inspection, beyond the first.
MORE_ENCOUNTERS = {
    "telephone": ("早高峰来电", "夜间来电"),
    "home-repair": ("厨房水龙头维修",),
    "complaints": ("噪声投诉",),
}
# A tablet comes by a network after so many sheets.
SHEETS_A_BATCH = 3


@dataclass(frozen=True, slots=True)
class Round:
    """One inspection to be carried out; an unfinished one stops after ``sheets`` sheets."""

    plan: ProjectPlan
    project: Project
    revision: UUID
    inspector: Actor
    tablet: Tablet
    companion: str
    begins: datetime
    month: int
    sheets: int | None = None
    # What a plan asked for, where one did.
    occurrence: UUID | None = None


class Watch:
    """The inspector's wrist watch: every step takes its time."""

    def __init__(self, begins: datetime, draw: random.Random) -> None:
        self.moment = begins
        self._draw = draw

    def step(self, low: int, high: int) -> datetime:
        """Some seconds between ``low`` and ``high`` later."""
        self.moment += timedelta(seconds=self._draw.randint(low, high))
        return self.moment


@dataclass(frozen=True, slots=True)
class Evidence:
    """A picture and the item it proves."""

    sheet: UUID
    item: str
    shot: Shot


def carry_out(session: Session, camera: Camera, wanted: Round) -> Inspection:
    """Start, walk, answer, photograph, sign and finish one inspection."""
    draw = random.Random(f"{wanted.plan.code}/{wanted.begins.isoformat()}")
    watch = Watch(wanted.begins, draw)
    with clock.fixed(watch.moment):
        inspection = _started(session, camera, wanted)
    _add_encounters(session, camera, wanted, inspection, watch)
    proofs: list[Evidence] = []
    for number, sheet in enumerate(_sheets(session, inspection.id)[: wanted.sheets], start=1):
        watch.step(60, 240)
        proofs += _fill_in(session, camera, wanted, sheet, watch, draw)
        if number % SHEETS_A_BATCH == 0:
            wanted.tablet.send(session, camera.blobs, inspection.id, watch.moment)
    wanted.tablet.send(session, camera.blobs, inspection.id, watch.moment)
    _photograph(session, camera, wanted, inspection, proofs, watch)
    if wanted.sheets is None:
        _sign_and_finish(session, camera, wanted, inspection, watch)
    return inspection


def _started(session: Session, camera: Camera, wanted: Round) -> Inspection:
    if wanted.occurrence is not None:
        return begin(session, wanted.inspector, wanted.occurrence, camera.zone)
    return starting.start(session, wanted.inspector, wanted.project, wanted.revision, zone=camera.zone)


def _photograph(
    session: Session,
    camera: Camera,
    wanted: Round,
    inspection: Inspection,
    proofs: list[Evidence],
    watch: Watch,
) -> None:
    """The photos of the round; last, because the pictures are drawn by other processes meanwhile."""
    stored = {}
    for proof in proofs:
        with clock.fixed(proof.shot.moment):
            blob, picture = ids.new(), camera.develop(proof.shot)
        stored[blob] = picture
        value = photo_value(picture, proof.shot, wanted.plan)
        wanted.tablet.tap(proof.shot.moment, f"photo:{blob}", value, proof.sheet, proof.item)
    sent = watch.step(30, 90)
    wanted.tablet.send(session, camera.blobs, inspection.id, sent)
    for blob, picture in stored.items():
        with clock.fixed(sent):
            evidence.attach(evidence.photo(session, blob), picture)


def _sheets(session: Session, inspection: UUID) -> list[Sheet]:
    whole = inspections.whole(session, inspection)
    return list(whole.sheets) if whole else []


def _add_encounters(
    session: Session, camera: Camera, wanted: Round, inspection: Inspection, watch: Watch
) -> None:
    used = {checklist.id for checklist in load_revision(session, wanted.revision).programme.checklists}
    for checklist, labels in MORE_ENCOUNTERS.items():
        for label in labels if checklist in used else ():
            value = {"checklist": checklist, "label": label}
            wanted.tablet.tap(watch.moment, "sheet", value, ids.new())
    wanted.tablet.send(session, camera.blobs, inspection.id, watch.moment)


def _asked(
    checklist: Checklist, attributes: dict[str, Scalar], given: dict[str, Scalar | None]
) -> Iterator[Item]:
    """The items as they come up: each condition looks at the answers given so far."""
    for item in checklist.items:
        if item.when is None or holds(item.when, attributes, given):
            yield item


def _fill_in(
    session: Session, camera: Camera, wanted: Round, sheet: Sheet, watch: Watch, draw: random.Random
) -> Iterator[Evidence]:
    """Answer the sheet; the pictures taken on the way."""
    checklist = load_revision(session, wanted.revision).programme.checklist(sheet.checklist)
    occasion = Occasion(wanted.plan, wanted.month, checklist.id)
    given: dict[str, Scalar | None] = {}
    for item in _asked(checklist, attributes_value(sheet.attributes), given):
        answer, faulty = answer_for(item, occasion, str(sheet.location_id or ""), draw)
        given[item.id] = None if isinstance(answer.value, Sampled) else answer.value
        _tap(wanted.tablet, watch.step(12, 55), sheet, item, answer)
        if item.photo is Requirement.ALWAYS or (faulty and item.photo in WANTS_PHOTO):
            yield Evidence(sheet.id, item.id, camera.take(checklist.id, item.id, watch.step(4, 15)))


def _tap(tablet: Tablet, moment: datetime, sheet: Sheet, item: Item, answer: Answer) -> None:
    document = answer_to_json(answer)
    note = document.pop("note", "")
    tablet.tap(moment, "answer", document, sheet.id, item.id)
    if note:
        tablet.tap(moment + timedelta(seconds=6), "note", note, sheet.id, item.id)


def _sign_and_finish(
    session: Session, camera: Camera, wanted: Round, inspection: Inspection, watch: Watch
) -> None:
    state = state_digest(session, inspection.id)
    for role, name in zip(signing.SIGNERS, (wanted.inspector.name, wanted.companion), strict=True):
        value = {"name": name, "image": camera.signature(name), "state": state}
        wanted.tablet.tap(watch.step(60, 180), f"sign:{role}", value)
    wanted.tablet.send(session, camera.blobs, inspection.id, watch.moment)
    with clock.fixed(watch.step(20, 60)):
        finishing.finish(session, wanted.inspector, inspection.id)
