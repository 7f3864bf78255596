"""An inspection as a patrol register (OS-5.1): a line for each place, in the order of the round."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from inspect_app.inspection.answers import Sheet
from inspect_app.reports.edition import Edition, is_bad
from inspect_app.reports.facts import InspectionFacts, SignatureFacts
from inspect_app.reports.patrol_facts import PatrolEntry, RegisterFacts
from inspect_app.reports.wording import found
from inspect_app.reports.words import OUTCOMES, both_names, family, word
from inspect_app.scoring.result import ItemScore, Outcome, SheetScore

_SEEN = frozenset({Outcome.PASSED, Outcome.PARTIAL, Outcome.FAILED, Outcome.INFORMATION})


def round_facts(facts: InspectionFacts, began: Mapping[str, datetime], language: str) -> RegisterFacts:
    """The register of an inspection; ``began`` tells by sheet id when the first answer was given.

    Who signed as inspector is the patroller, who accompanied the round the reviewer.
    """
    edition = Edition(facts, family(language))
    sheets = sorted(
        edition.sheet_scores,
        key=lambda each: (each.sheet not in began, began.get(each.sheet, facts.started_at)),
    )
    signed = {signature.role: signature for signature in facts.signatures}
    patroller, reviewer = signed.get("inspector"), signed.get("accompanied_by")
    return RegisterFacts(
        company=facts.company,
        project=facts.project.name,
        number=facts.number,
        day=facts.started_at.astimezone(ZoneInfo(facts.zone)).date(),
        entries=tuple(_entry(edition, sheet, began.get(sheet.sheet)) for sheet in sheets),
        reviewer=_name(edition, reviewer),
        patroller=_name(edition, patroller) or ", ".join(facts.inspectors),
        zone=facts.zone,
        reviewer_ink=_ink(reviewer),
        patroller_ink=_ink(patroller),
    )


def ink_of(image: str) -> str:
    """The asset name of the picture of a signature."""
    return f"ink-{image}"


def _ink(signature: SignatureFacts | None) -> str:
    return "" if signature is None else ink_of(signature.image)


def _name(edition: Edition, signature: SignatureFacts | None) -> str:
    return "" if signature is None else both_names(edition._, signature.name, signature.behalf)


def _entry(edition: Edition, sheet: SheetScore, at: datetime | None) -> PatrolEntry:
    checklist = edition.facts.revision.programme.checklist(sheet.checklist)
    return PatrolEntry(
        at, edition.place(sheet.label), edition.say(checklist.title), _problems(edition, sheet)
    )


def _problems(edition: Edition, sheet: SheetScore) -> str:
    """What was not as it should be, a line each; else that there was nothing, or that nobody looked."""
    bad = [each for each in sheet.items if is_bad(each.outcome)]
    if bad:
        filled = edition.sheets[sheet.sheet]
        return "\n".join(_problem(edition, filled, each) for each in bad)
    if any(each.outcome in _SEEN for each in sheet.items):
        return edition._("None found")
    return word(OUTCOMES, Outcome.NOT_INSPECTED, edition._)


def _problem(edition: Edition, filled: Sheet, score: ItemScore) -> str:
    item, answer = edition.items[filled.checklist, score.item], filled.answers[score.item]
    told = edition.clauses([found(edition, item, answer), answer.note])
    values = {"label": edition.say(item.ask), "text": told}
    return edition._("%(label)s: %(text)s") % values
