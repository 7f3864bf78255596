"""Vetoes in words, and what to fix first."""

from dataclasses import replace

from inspect_app.reports.decisions import SHOWN, decisions_of, priorities_of
from inspect_app.reports.edition import Edition


def test_every_veto_is_told_with_its_cause(en: Edition) -> None:
    told = decisions_of(en)
    assert len(told) == len(en.facts.score.vetoes)
    assert any("grade set to Fail" in line for line in told)
    assert any("graver: grade at most Good" in line for line in told)


def test_the_red_line_comes_first(zh: Edition) -> None:
    first, *others = priorities_of(zh)
    assert "红线" in first.reasons
    assert len(others) == SHOWN - 1


def test_one_item_failing_in_many_places_is_one_thing(en: Edition) -> None:
    bad = {
        (sheet.checklist, item.item)
        for sheet in en.sheet_scores
        for item in sheet.items
        if item.severity is not None
    }
    titles = [(priority.checklist, priority.title) for priority in priorities_of(en)]
    assert len(set(titles)) == len(titles) == min(SHOWN, len(bad))


def test_many_places_are_counted(en: Edition) -> None:
    part = en.facts.score.parts[0]
    checklist = part.checklists[0]
    failed = next(item for sheet in checklist.sheets for item in sheet.items if item.severity is not None)
    many = tuple(
        replace(checklist.sheets[0], sheet=en.facts.sheets[0].id, label=f"Lobby {n}", items=(failed,))
        for n in range(6)
    )
    score = replace(en.facts.score, parts=(replace(part, checklists=(replace(checklist, sheets=many),)),))
    shown = priorities_of(Edition(replace(en.facts, score=score), "en"))[0].places
    assert shown == "Lobby 0, Lobby 1, Lobby 2, and 3 more"


def test_nothing_failed_means_nothing_to_fix(en: Edition) -> None:
    score = replace(en.facts.score, parts=(), vetoes=())
    edition = Edition(replace(en.facts, score=score), "en")
    assert (priorities_of(edition), decisions_of(edition)) == ((), ())
