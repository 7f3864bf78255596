"""Where the points went adds up, to the last digit."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.reports.edition import Edition
from inspect_app.reports.losses import losses_of
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


def test_nothing_lost(en: Edition) -> None:
    score = replace(en.facts.score, losses=(), displayed=Decimal("100.0"))
    losses = losses_of(Edition(replace(en.facts, score=score), "en"))
    assert (losses.rows, losses.total, losses.sentence) == ((), "0.00", "No points were lost.")


def test_without_a_score_the_total_is_that_of_the_rows(en: Edition) -> None:
    score = replace(en.facts.score, losses=(), displayed=None)
    assert losses_of(Edition(replace(en.facts, score=score), "en")).total == "0.00"
