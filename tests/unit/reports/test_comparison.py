"""What was mended, failed again or is new since the inspection before."""

from dataclasses import replace

from inspect_app.reports.comparison import comparison_of
from inspect_app.reports.edition import Edition, is_bad
from inspect_app.reports.facts import InspectionFacts
from inspect_app.reports.places import is_encounter


def _spots(facts: InspectionFacts, bad: bool) -> frozenset[tuple[str, str, str]]:
    """What failed, or did not, at places in this inspection."""
    return frozenset(
        (sheet.checklist, sheet.place, item.item)
        for sheet in Edition(facts, "en").sheet_scores
        if not is_encounter(sheet.label)
        for item in sheet.items
        if item.outcome in {"passed", "partial", "failed"} and is_bad(item.outcome) is bad
    )


def _sums(facts: InspectionFacts) -> tuple[int, int, int]:
    comparison = comparison_of(Edition(facts, "en"))
    assert comparison is not None
    rows = comparison.rows
    return sum(r.mended or 0 for r in rows), sum(r.again or 0 for r in rows), sum(r.fresh or 0 for r in rows)


def test_without_an_earlier_inspection_there_is_none(facts: InspectionFacts) -> None:
    assert comparison_of(Edition(replace(facts, previous=None), "en")) is None


def test_the_same_answers_again_fail_again(facts: InspectionFacts) -> None:
    assert facts.previous is not None
    bad, good = _spots(facts, True), _spots(facts, False)
    same = replace(facts.previous, failed=bad, passed=good)
    assert _sums(replace(facts, previous=same)) == (0, len(bad), 0)
    turned = replace(facts.previous, failed=good, passed=bad)
    assert _sums(replace(facts, previous=turned)) == (len(good), 0, len(bad))


def test_what_was_not_looked_at_then_is_not_compared(facts: InspectionFacts) -> None:
    assert facts.previous is not None
    unseen = replace(facts.previous, failed=frozenset(), passed=frozenset())
    comparison = comparison_of(Edition(replace(facts, previous=unseen), "en"))
    assert comparison is not None
    assert {(row.mended, row.again, row.fresh) for row in comparison.rows} == {(None, None, None)}


def test_each_filled_touchpoint_is_told_with_its_change(facts: InspectionFacts) -> None:
    comparison = comparison_of(Edition(facts, "en"))
    assert comparison is not None
    assert all(row.now for row in comparison.rows)
    assert comparison.sentence.startswith("At the places inspected both times")
    assert "IN-2026-0164" in comparison.sentence
