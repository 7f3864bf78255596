from decimal import Decimal

from inspect_app.checklist.model import AttributeIs, Information, ItemIs
from inspect_app.inspection.answers import Answer, Sampled, Sheet
from inspect_app.scoring.criteria import criteria_of, visible_ids
from tests.factories.scoring import checklist, item, programme


def test_weights_become_whole_numbers_over_one_denominator() -> None:
    plan = programme(item("a", weight=Decimal("2.5")), item("b", weight=Decimal("0.125")))
    criteria = criteria_of(plan)["c"]
    assert criteria.denominator == 8
    assert [each.weight for each in criteria.criteria] == [20, 1]


def test_information_never_counts_and_bonus_only_in_points() -> None:
    items = (item("a", Information("text")), item("b", bonus=True))
    weighted, points = programme(*items), programme(*items, model="points")
    assert [each.weight for each in criteria_of(weighted)["c"].criteria] == [0, 0]
    assert [each.weight for each in criteria_of(points)["c"].criteria] == [0, 1]


def test_only_a_checklist_with_conditions_is_conditional() -> None:
    assert not criteria_of(programme(item("a")))["c"].conditional
    plan = programme(item("a", when=AttributeIs("roof", (True,))))
    assert criteria_of(plan)["c"].conditional


def test_a_sample_and_a_reason_equal_nothing_in_a_condition() -> None:
    form = checklist(item("a"), item("b", when=ItemIs("a", ("conform",))))
    for answer, visible in (
        (Answer("conform"), {"a", "b"}),
        (Answer(Sampled(1, 1)), {"a"}),
        (Answer(not_applicable="no"), {"a"}),
    ):
        assert visible_ids(form, Sheet("1", "c", "P1", answers={"a": answer})) == visible
