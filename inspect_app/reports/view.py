"""From facts to the report a reader sees, in one language. Pure: the same facts give the same report."""

from __future__ import annotations

from inspect_app.reports import formats
from inspect_app.reports.appendix import appendix_of
from inspect_app.reports.comparison import comparison_of
from inspect_app.reports.cover import cover_of
from inspect_app.reports.edition import Edition
from inspect_app.reports.facts import FindingFacts, InspectionFacts
from inspect_app.reports.losses import losses_of
from inspect_app.reports.model import FindingRow, InspectionReport
from inspect_app.reports.sheets import touchpoints_of
from inspect_app.reports.summary import summary_of
from inspect_app.reports.words import SEVERITIES, STATES, family, tag, word


def inspection_view(facts: InspectionFacts, language: str) -> InspectionReport:
    """The inspection report of ``facts`` in ``language`` (any ``zh…`` tag, else English)."""
    edition = Edition(facts, family(language))
    programme = edition.say(facts.revision.programme.title)
    title = edition._("%(programme)s report: %(project)s") % {
        "programme": programme,
        "project": facts.project.name,
    }
    return InspectionReport(
        language=tag(language),
        title=title,
        subject=f"{facts.number} · {formats.day(facts.finished_at, facts.zone, edition.language)}",
        number=facts.number,
        header="  ·  ".join(
            [facts.project.name, programme, *([edition._("Provisional")] if facts.provisional_until else [])]
        ),
        footer=edition.say(facts.company),
        finished_at=facts.finished_at.isoformat(),
        cover=cover_of(edition),
        summary=summary_of(edition),
        losses=losses_of(edition),
        touchpoints=touchpoints_of(edition),
        findings=tuple(_finding(edition, finding) for finding in _gravest_first(facts.findings)),
        remarks=facts.remarks,
        appendix=appendix_of(edition),
        comparison=comparison_of(edition),
        assets=_assets(edition),
    )


def _gravest_first(findings: tuple[FindingFacts, ...]) -> list[FindingFacts]:
    return sorted(findings, key=lambda finding: (-finding.severity.rank, finding.number))


def _finding(edition: Edition, finding: FindingFacts) -> FindingRow:
    facts, _ = edition.facts, edition._
    due = _("Not set") if finding.due is None else formats.day(finding.due, facts.zone, edition.language)
    return FindingRow(
        number=finding.number,
        severity=finding.severity.value,
        severity_label=word(SEVERITIES, finding.severity, _),
        title=edition.say(finding.title),
        place=edition.place(finding.place, finding.checklist),
        owner=finding.owner or _("Not assigned"),
        due=due,
        state=word(STATES, finding.state, _),
        repeat_of=finding.repeat_of or "",
    )


def _assets(edition: Edition) -> tuple[tuple[str, str], ...]:
    photos = [(f"photo-{n}", photo.derivative) for n, photo in enumerate(edition.ordered_photos, start=1)]
    signed = edition.facts.signatures
    return (*photos, *((f"signature-{n}", each.image) for n, each in enumerate(signed, start=1)))
