"""What passed, each item once with its places."""

from dataclasses import replace

import pytest

from inspect_app.checklist.model import Per
from inspect_app.inspection.answers import Answer, Sheet
from inspect_app.reports.edition import Edition
from inspect_app.reports.facts import InspectionFacts
from inspect_app.reports.passed import passed_of, stands_alone
from inspect_app.reports.sheet_model import Passed
from inspect_app.scoring.result import ItemScore, Outcome, SheetScore

PLACES = "ABCDE"


def _told(
    facts: InspectionFacts, outcomes: str, language: str = "en", per: Per | None = None
) -> tuple[Passed, ...]:
    """What is told of one item that came out so at places A to E: ``+`` passed, ``-`` failed, ``n`` noted."""
    score = next(sheet for sheet in Edition(facts, "en").sheet_scores if sheet.items)
    checklist = facts.revision.programme.checklist(score.checklist)
    item, sheet = checklist.items[0], next(each for each in facts.sheets if each.id == score.sheet)
    sheets, scores = list[Sheet](), list[SheetScore]()
    for place, outcome in zip(PLACES, outcomes, strict=False):
        answer = Answer(value=sheet.answers[item.id].value, note="odd" if outcome == "n" else "")
        sheets.append(replace(sheet, id=place, label=place, answers={item.id: answer}))
        became = Outcome.FAILED if outcome == "-" else Outcome.PASSED
        item_score = ItemScore(item.id, became, item.weight)
        scores.append(replace(score, sheet=place, label=place, items=(item_score,)))
    edition = Edition(replace(facts, sheets=tuple(sheets), photos=()), language)
    return passed_of(edition, replace(checklist, per=per or checklist.per), scores)


@pytest.mark.parametrize(
    ("outcomes", "places", "told"),
    [
        ("+", "A", ""),
        ("+++++", "ABCDE", "all 5 places"),
        ("++-++", "ABDE", "4 of 5 places, all but C"),
        ("n-+++", "CDE", "3 of 5 places, all but A, B"),
        ("+-+-", "AC", "2 of 4 places: A, C"),
        ("---+-", "D", "1 of 5 places: D"),
    ],
)
def test_it_names_the_fewest_places(facts: InspectionFacts, outcomes: str, places: str, told: str) -> None:
    ((result,),) = (item.results for item in _told(facts, outcomes))
    assert (result.places, result.told) == (tuple(places), told)


def test_what_passed_nowhere_is_not_told(facts: InspectionFacts) -> None:
    assert _told(facts, "-n--") == ()


def test_what_passed_at_the_cost_of_points_stands_at_its_place(facts: InspectionFacts) -> None:
    """So that the points beside the items of all sheets are those of the table."""
    loss = facts.score.losses[0]
    edition = Edition(facts, "en")
    sheet = next(each for each in edition.sheet_scores if each.sheet == loss.sheet)
    dear = replace(next(each for each in sheet.items if each.item == loss.item), outcome=Outcome.PASSED)
    assert stands_alone(edition, sheet, dear)
    bare = Edition(replace(facts, score=replace(facts.score, losses=()), photos=()), "en")
    plain = replace(
        dear,
        item=next(
            item for item in bare.sheets[sheet.sheet].answers if not bare.answer(sheet.sheet, item).note
        ),
    )
    assert not stands_alone(bare, sheet, plain)


def test_encounters_are_counted_and_not_placed(facts: InspectionFacts) -> None:
    told = [_told(facts, each, "zh", per=Per.ENCOUNTER)[0].results[0].told for each in ("+++", "++-", "+--")]
    assert told == ["全部 3 次", "3 次中的 2 次，除C外", "3 次中的 1 次：A"]


def test_what_was_found_otherwise_is_told_apart_the_most_frequent_first(en: Edition) -> None:
    results = [
        item.results
        for point in en.facts.score.parts
        for each in point.checklists
        for item in passed_of(en, en.facts.revision.programme.checklist(each.checklist), each.sheets)
    ]
    assert all(len({result.found for result in each}) == len(each) for each in results)
    counts = [[len(result.places) for result in each] for each in results]
    assert all(each == sorted(each, reverse=True) for each in counts)
