from decimal import Decimal
from fractions import Fraction

from inspect_app.checklist.model import Conformity
from inspect_app.scoring.engine import score
from inspect_app.scoring.explain import explain
from inspect_app.scoring.result import Loss
from tests.factories.scoring import item, programme, sheet


def test_a_loss_names_item_place_fraction_path_and_repeat() -> None:
    plan = programme(
        item("a", Conformity(partial=True), weight=Decimal(1)),
        item("b", weight=Decimal(3)),
        repeat_multiplier=Fraction(3, 2),
    )
    now = [sheet("B1", a="partial", b="conform"), sheet("B2", a="conform", b="conform")]
    half, quarter = Fraction(1, 2), Fraction(1, 4)
    assert explain(score(plan, now, [sheet("B1", a="nonconform")])) == (
        Loss(
            checklist="c",
            item="a",
            sheet="B1",
            place="B1",
            label="B1",
            points=Fraction(75, 8),
            fraction=quarter,
            shares=(Fraction(1), Fraction(1), half, quarter),
            repeat=Fraction(3, 2),
            reason="answer",
        ),
    )


def test_equal_losses_are_listed_by_name() -> None:
    plan = programme(item("b"), item("a"), item("c", weight=Decimal(2)))
    losses = explain(score(plan, [sheet(a="nonconform", b="nonconform", c="nonconform")]))
    assert [loss.item for loss in losses] == ["c", "a", "b"]


def test_nothing_lost() -> None:
    assert explain(score(programme(item("a")), [sheet(a="conform")])) == ()
