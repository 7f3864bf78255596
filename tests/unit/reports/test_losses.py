"""Where the points went adds up, to the last digit."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.reports.edition import Edition
from inspect_app.reports.losses import losses_of
from inspect_app.reports.model import LossItem
from inspect_app.scoring.result import Loss
from tests.factories.programmes import revision
from tests.factories.report_facts import facts_of, strict


def _value(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace("±", ""))


@pytest.mark.parametrize("seed", range(1, 15))
def test_printed_rows_and_rounding_sum_to_100_less_the_printed_score(seed: int) -> None:
    edition = Edition(facts_of(strict(revision()), seed=seed, fail_rate=0.35), "en")
    losses = losses_of(edition)
    rows = sum((_value(row.points) for row in losses.rows), Decimal(0))
    rounding = _value(losses.rounding) if losses.rounding else Decimal(0)
    assert edition.facts.score.displayed is not None
    assert sum((_value(item.points) for item in losses.items), Decimal(0)) == rows
    assert rows + rounding == _value(losses.total) == 100 - edition.facts.score.displayed


def test_repeats_and_vetoes_are_remarked(en: Edition) -> None:
    remarks = {row.remark for row in losses_of(en).rows}
    assert "Repeat ×1.5" in remarks
    reasons = (
        replace(en.facts.score.losses[0], reason="veto"),
        replace(en.facts.score.losses[0], reason="bonus"),
    )
    score = replace(en.facts.score, losses=reasons)
    told = [row.remark for row in losses_of(Edition(replace(en.facts, score=score), "en")).rows]
    assert told == ["Veto: the whole sheet counts 0", "Bonus"]


def test_a_repeat_that_costs_no_more_is_only_named(en: Edition) -> None:
    plain = replace(en.facts.score.losses[0], repeat=Fraction(1), reason="answer")
    zeroed = replace(plain, repeat=None, reason="not_applicable")
    score = replace(en.facts.score, losses=(plain, zeroed, replace(plain, repeat=None)))
    told = [row.remark for row in losses_of(Edition(replace(en.facts, score=score), "en")).rows]
    assert told == ["Repeat", "Not applicable counts 0 in this programme", ""]


def test_an_item_stands_once_with_all_its_places(en: Edition) -> None:
    loss = replace(en.facts.score.losses[0], repeat=None, reason="answer", points=Fraction(1))
    there = [replace(loss, label=label) for label in ("A", "B", "#3")]
    other = next(each for each in en.facts.score.losses if each.item != loss.item)
    cheaper = replace(other, points=Fraction(2), repeat=Fraction(1), reason="answer")
    (first, second) = _items(en, (cheaper, *there))
    checklist = en.say(en.facts.revision.programme.checklist(loss.checklist).title)
    assert (first.points, second.points) == ("3.00", "2.00")
    assert first.told.startswith(f"{checklist} · A, B, No. 3")
    assert (first.remark, second.remark) == ("", "Repeat")


def test_places_with_another_remark_or_answer_are_told_apart(en: Edition) -> None:
    loss = replace(en.facts.score.losses[0], repeat=None, reason="answer")
    again = replace(loss, label="B", repeat=Fraction(1))
    unanswered = replace(loss, label="C", sheet="none", repeat=Fraction(1))
    sheets = (*en.facts.sheets, replace(en.facts.sheets[0], id="none", answers={}))
    (item,) = _items(Edition(replace(en.facts, sheets=sheets), "en"), (replace(loss, label="A"), again))
    assert item.remark == ""
    assert item.told.endswith(" · Repeat · 13.33 points")
    assert "A: " in item.told
    assert "; B: " in item.told
    (item,) = _items(Edition(replace(en.facts, sheets=sheets), "en"), (again, unanswered))
    assert (item.remark, item.told.rpartition("; ")[2]) == ("Repeat", "C")


def _items(edition: Edition, losses: tuple[Loss, ...]) -> tuple[LossItem, ...]:
    score = replace(edition.facts.score, losses=losses)
    return losses_of(Edition(replace(edition.facts, score=score), edition.language)).items


def test_nothing_lost(en: Edition) -> None:
    score = replace(en.facts.score, losses=(), displayed=Decimal("100.0"))
    losses = losses_of(Edition(replace(en.facts, score=score), "en"))
    assert (losses.rows, losses.total, losses.sentence) == ((), "0.00", "No points were lost.")


def test_without_a_score_the_total_is_that_of_the_rows(en: Edition) -> None:
    score = replace(en.facts.score, losses=(), displayed=None)
    assert losses_of(Edition(replace(en.facts, score=score), "en")).total == "0.00"
