"""An inspection as lines of the patrol register."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from inspect_app.checklist.model import Text
from inspect_app.reports.facts import InspectionFacts, SignatureFacts
from inspect_app.reports.patrol_forms import patrol_register
from inspect_app.reports.patrol_round import round_facts
from inspect_app.scoring.engine import score

AT = datetime(2026, 11, 21, 1, 5, tzinfo=UTC)
SIGNED = (
    SignatureFacts("inspector", "王建国", "a" * 64, AT),
    SignatureFacts("accompanied_by", "李雪梅", "b" * 64, AT, "陈志强"),
)


def test_every_place_has_a_line_in_the_order_of_the_round(facts: InspectionFacts) -> None:
    order = [sheet.id for sheet in reversed(facts.sheets)]
    made = round_facts(facts, {name: AT + n * timedelta(minutes=4) for n, name in enumerate(order)}, "zh")
    assert len(made.entries) == len(facts.sheets)
    assert [entry.at for entry in made.entries[:2]] == [AT, AT + timedelta(minutes=4)]
    assert (made.number, made.day) == (facts.number, date(2026, 11, 21))
    assert patrol_register(made, "zh").rows[0].time == "09:05"


def test_problems_stand_item_by_item_with_what_was_found(facts: InspectionFacts) -> None:
    bad = [
        (item.ask.zh, sheet.id)
        for part in facts.score.parts
        for each in part.checklists
        for sheet in facts.sheets
        if sheet.checklist == each.checklist
        for scored in each.sheets
        if scored.sheet == sheet.id
        for item in facts.revision.programme.checklist(each.checklist).items
        for one in scored.items
        if one.item == item.id and one.outcome.value in {"failed", "partial"}
    ]
    assert bad
    told = "\n".join(entry.problem for entry in round_facts(facts, {}, "zh").entries)
    assert all(f"{title}：" in told for title, _ in bad)
    assert told.count("：") >= len(bad)
    assert "无" in {entry.problem for entry in round_facts(_all_good(facts), {}, "zh").entries}


def _all_good(facts: InspectionFacts) -> InspectionFacts:
    """The sheets with one that is empty and one of which only what passed is left."""
    passed = {
        (sheet.sheet, item.item)
        for part in facts.score.parts
        for each in part.checklists
        for sheet in each.sheets
        for item in sheet.items
        if item.outcome.value == "passed"
    }
    kept = tuple(
        replace(
            sheet, answers={item: said for item, said in sheet.answers.items() if (sheet.id, item) in passed}
        )
        for sheet in facts.sheets
    )
    return replace(facts, sheets=kept, score=score(facts.revision.programme, kept))


def test_what_nobody_looked_at_is_not_called_faultless(facts: InspectionFacts) -> None:
    empty = tuple(replace(sheet, answers={}) for sheet in facts.sheets)
    made = round_facts(replace(facts, sheets=empty, score=score(facts.revision.programme, empty)), {}, "en")
    assert {entry.problem for entry in made.entries} == {"Not inspected"}
    assert {entry.at for entry in made.entries} == {None}


def test_both_sign(facts: InspectionFacts) -> None:
    made = patrol_register(round_facts(replace(facts, signatures=SIGNED), {}, "en"), "en")
    assert (made.patroller, made.patroller_ink) == ("王建国", f"ink-{'a' * 64}")
    assert (made.reviewer, made.reviewer_ink) == ("李雪梅 for 陈志强", f"ink-{'b' * 64}")


def test_without_a_signature_the_inspector_is_named_all_the_same(facts: InspectionFacts) -> None:
    made = round_facts(replace(facts, company=Text("甲", "A"), signatures=()), {}, "zh")
    assert (made.patroller, made.reviewer, made.reviewer_ink) == ("王建国", "", "")
