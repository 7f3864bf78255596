"""The patrol problem form (OS-5.2) of a finding, at whatever step it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from inspect_app.checklist.model import Text
from inspect_app.config import Config
from inspect_app.findings.form import Box, ProblemForm, form
from inspect_app.reports.patrol_facts import ProblemFacts, Signed
from inspect_app.reports.patrol_forms import PatrolProblems, patrol_problems
from inspect_app.reports.places import place
from inspect_app.reports.renderer import AssetFile
from inspect_app.reports.words import both_names, translator
from inspect_app.services import branding
from inspect_app.services.correcting import acting, reading
from inspect_app.services.revisions import load_revision
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding
from inspect_app.storage.queries import inspections


@dataclass(frozen=True, slots=True)
class Paper:
    """The document, and the pictures of signatures it names."""

    document: PatrolProblems
    assets: Mapping[str, AssetFile]


def problem_form(
    session: Session, blobs: LocalBlobStore, finding_id: UUID, config: Config, language: str
) -> Paper:
    """The form as the finding stands; boxes nobody has filled are left to be written in. Raises NotFound."""
    row, correction = acting.load(session, finding_id)
    names = reading.around(session, row, correction).names
    filled = form(correction, config.zone)
    facts = replace(
        _facts(filled, names, config, language),
        place=place(translator(language), row.place, _checklist(session, row, language)),
        problem=_problem(row, language),
    )
    company = branding.company(session, config)
    made_at = (correction.history[-1].act.at if correction.history else row.opened_at).isoformat()
    made = patrol_problems(company, row.project.name, [facts], language, made_at)
    document = branding.dressed(made, branding.kept(session))
    inks = {f"ink-{ink}": AssetFile("image/png", blobs.path(ink)) for ink in _inks(filled)}
    return Paper(document, inks | branding.assets(document, blobs))


def _checklist(session: Session, row: Finding, language: str) -> str:
    """Its title as published with the inspection; what was found outside one has none."""
    held = inspections.get(session, row.inspection_id) if row.inspection_id else None
    if held is None:
        return ""
    return (
        load_revision(session, held.revision_id)
        .programme.checklist(row.checklist)
        .title.in_language(language)
    )


def _problem(row: Finding, language: str) -> str:
    """What is wrong. An item says what should be, so it is told as not met."""
    _, title = translator(language), Text(row.title_zh, row.title_en).in_language(language)
    if row.inspection_id is not None:
        title = _("Not met: %(item)s") % {"item": title}
    return "\n".join(part for part in (title, row.note) if part)


def _inks(filled: ProblemForm) -> Iterator[str]:
    for box in (filled.supervisor, filled.manager, filled.result, filled.verification):
        if box is not None and box.signature:
            yield box.signature


def _facts(filled: ProblemForm, names: Mapping[UUID, str], config: Config, language: str) -> ProblemFacts:
    def signed(box: Box | None) -> Signed:
        if box is None:
            return Signed()
        day = box.at.astimezone(config.zone).date()
        absent = names.get(box.behalf, "") if box.behalf else ""
        name = both_names(translator(language), names.get(box.by, ""), absent)
        return Signed(box.text, name, day, f"ink-{box.signature}" if box.signature else "")

    return ProblemFacts(
        number=filled.number,
        day=filled.found_on,
        patroller=names.get(filled.found_by, ""),
        supervisor=signed(filled.supervisor),
        manager=signed(filled.manager),
        result=signed(filled.result),
        cause=filled.cause or "",
        due=filled.due_on,
        extensions=filled.extensions,
        verified=signed(filled.verification),
        steps=tuple((box.action.value, signed(box)) for box in filled.remarks),
    )
