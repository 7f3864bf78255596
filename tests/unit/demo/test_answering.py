"""Sample answers fit their items, and failing ones really fail."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.library import load_library
from inspect_app.checklist.model import Checklist, Conformity, Item, Severity, Text
from inspect_app.config import bundled_folder
from inspect_app.demo.answering import UNTOLD, Occasion, answer_for, fault_chance
from inspect_app.demo.company import PROJECTS
from inspect_app.inspection.answers import Answer
from inspect_app.inspection.validation import check_answer

GOOD, BAD = replace(PROJECTS[0], quality=1.0, trend=0.0), replace(PROJECTS[0], quality=0.0, trend=0.0)


@pytest.fixture(scope="module")
def checklists() -> tuple[Checklist, ...]:
    """Every checklist that ships."""
    library = load_library(bundled_folder("checklists"))
    used = [compile_programme(library, name).programme for name in ("touchpoint-audit", "conduct-audit")]
    return tuple({c.id: c for programme in used for c in programme.checklists}.values())


@pytest.mark.parametrize("project", [GOOD, BAD], ids=["good", "bad"])
def test_every_answer_fits_its_item(checklists: tuple[Checklist, ...], project: object) -> None:
    draw = random.Random(1)
    for checklist in checklists:
        occasion = Occasion(project, 0, checklist.id)  # type: ignore[arg-type]
        for item in checklist.items:
            for _ in range(10):
                answer, faulty = answer_for(item, occasion, "place", draw)
                assert check_answer(item, answer) is None, (checklist.id, item.id, answer)
                assert not faulty or answer.note


def test_a_bad_project_has_more_faults_than_a_good_one(checklists: tuple[Checklist, ...]) -> None:
    found: Counter[bool] = Counter()
    for good in (True, False):
        draw = random.Random(2)
        for checklist in checklists:
            occasion = Occasion(GOOD if good else BAD, 5, checklist.id)
            found[good] += sum(answer_for(item, occasion, "p", draw)[1] for item in checklist.items)
    assert found[False] > 5 * found[True]


def _item(name: str = "a", severity: Severity = Severity.MINOR) -> Item:
    return Item(name, Text("地面", "Floor"), Conformity(partial=True), weight=Decimal(1), severity=severity)


def test_grave_faults_are_rarer_and_weak_checklists_worse() -> None:
    place = Occasion(replace(GOOD, quality=0.9, weak=("corridor",)), 0, "lobby")
    chances = [fault_chance(_item(severity=severity), place, "p") for severity in Severity]
    assert chances == sorted(chances, reverse=True)
    weak = replace(place, checklist="corridor")
    assert fault_chance(_item(), weak, "p") > fault_chance(_item(), place, "p")


def test_some_faults_last_for_months_and_are_then_mended() -> None:
    occasion = Occasion(GOOD, 0, "lobby")
    lasting = 0
    for number in range(400):
        item = _item(f"item-{number}")
        months = [fault_chance(item, replace(occasion, month=month), "p") > 0.5 for month in range(8)]
        if any(months):
            lasting += 1
            first = months.index(True)
            assert 2 <= sum(months) <= 4
            assert months[first : first + sum(months)] == [True] * sum(months)
            assert not months[-1]
    assert 1 <= lasting <= 20


def test_without_phrases_a_fault_still_has_a_note() -> None:
    occasion = Occasion(BAD, 0, "lobby")
    draw = random.Random(3)
    answers = [answer_for(_item(), occasion, "p", draw) for _ in range(50)]
    assert {answer.note for answer, faulty in answers if faulty} == {UNTOLD}
    assert all(isinstance(answer, Answer) for answer, _ in answers)
