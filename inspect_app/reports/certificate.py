"""The certificate of an inspection: one page to hang on a wall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspect_app.reports import formats
from inspect_app.reports.branding import PLAIN, Branding
from inspect_app.reports.document import UNSEALED, Field, Seal
from inspect_app.reports.edition import Edition
from inspect_app.reports.facts import InspectionFacts
from inspect_app.reports.model import Grade
from inspect_app.reports.words import family, tag
from inspect_app.scoring.grades import ordered_bands


class NotCertifiable(Exception):
    """The inspection has no grade, or (``failed``) the lowest one, which nobody hangs on a wall."""

    def __init__(self, *, failed: bool) -> None:
        super().__init__("failed" if failed else "not graded")
        self.failed = failed


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the certificate says; ``score`` is None in programmes that show none."""

    KIND: ClassVar[str] = "certificate"

    language: str
    title: str
    company: str
    project: str
    address: str
    sentence: str
    programme: str
    grade: Grade
    score: str | None
    number: str
    fields: tuple[Field, ...]
    made_at: str
    seal: Seal = UNSEALED
    branding: Branding = PLAIN


def certificate_view(facts: InspectionFacts, language: str) -> Certificate:
    """The certificate in ``language``. Raises NotCertifiable where the inspection passed no grade."""
    grade = facts.score.grade if facts.score.gradable else None
    if grade is None or grade == ordered_bands(facts.revision.programme.grading)[-1].grade:
        raise NotCertifiable(failed=grade is not None)
    edition = Edition(facts, family(language))
    _ = edition._
    day = formats.day(facts.finished_at, facts.zone, edition.language)
    return Certificate(
        language=tag(language),
        title=_("Certificate of inspection"),
        company=edition.say(facts.company),
        project=facts.project.name,
        address=facts.project.address,
        sentence=_("was inspected on %(date)s and graded") % {"date": day},
        programme=edition.say(facts.revision.programme.title),
        grade=edition.grade(grade),
        score=None if facts.score.displayed is None else edition.shown(facts.score.displayed),
        number=facts.number,
        fields=(
            Field(_("Programme"), edition.say(facts.revision.programme.title)),
            Field(_("Inspection no."), facts.number),
            Field(_("Date"), day),
            Field(_("Inspector"), edition.joined(list(facts.inspectors))),
        ),
        made_at=facts.finished_at.isoformat(),
    )
