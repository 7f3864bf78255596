"""An inspection's report to be read in a browser, and where its pictures are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from inspect_app.config import Config
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.view import inspection_view
from inspect_app.services import branding
from inspect_app.services.records import load
from inspect_app.services.report_facts import load_facts
from inspect_app.services.reports import look_of
from inspect_app.storage.database import Session

Picture = tuple[Literal["photo", "signature"], UUID]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """``pictures``: asset name to the row that has the picture."""

    view: InspectionReport
    pictures: Mapping[str, Picture]


def report_page(session: Session, inspection_id: UUID, language: str, config: Config) -> ReportPage:
    """The same view model as the PDF's. Raises NotFound, and Conflict where there is no report to make."""
    look = look_of(session, inspection_id, language)
    facts = load_facts(session, inspection_id, branding.named(config, look))
    view = branding.dressed(inspection_view(facts, language), look)
    rows: dict[str, Picture] = {photo.derivative: ("photo", UUID(photo.id)) for photo in facts.photos}
    for signature in load(session, inspection_id).inspection.signatures:
        rows[signature.image] = ("signature", signature.id)
    return ReportPage(view, {name: rows[sha256] for name, sha256 in view.assets})
