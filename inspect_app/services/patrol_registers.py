"""The patrol register (OS-5.1) of an inspection that was completed, filled in and signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from inspect_app.config import Config
from inspect_app.reports.patrol_forms import PatrolRegister, patrol_register
from inspect_app.reports.patrol_round import ink_of, round_facts
from inspect_app.reports.renderer import AssetFile
from inspect_app.services import branding
from inspect_app.services.report_facts import load_facts
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.queries import reports


@dataclass(frozen=True, slots=True)
class FilledRegister:
    """The document, and the pictures of signatures it names."""

    document: PatrolRegister
    assets: Mapping[str, AssetFile]


def filled_register(
    session: Session, blobs: LocalBlobStore, inspection_id: UUID, config: Config, language: str
) -> FilledRegister:
    """The register with the pictures of its signatures.

    Raises NotFound, and Conflict where the inspection is not completed or its answers are not those scored.
    """
    facts = load_facts(session, inspection_id, branding.in_force(session, config))
    filled = round_facts(facts, reports.first_answers(session, inspection_id), language)
    made = patrol_register(filled, language, facts.finished_at.isoformat())
    document = branding.dressed(made, branding.kept(session))
    inks = {ink_of(each.image): AssetFile("image/png", blobs.path(each.image)) for each in facts.signatures}
    return FilledRegister(document, inks | branding.assets(document, blobs))
