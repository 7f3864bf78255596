"""Whether conditions can hold."""

import pytest

from inspect_app.checklist.model import AllOf, AnyOf, AttributeIs, Conformity, Item, ItemIs, Not, Text
from inspect_app.checklist.reach import Budget, Reach, reach

UP, DOWN = AttributeIs("up", (True,)), AttributeIs("up", (False,))
YES, NO = ItemIs("a", ("conform",)), ItemIs("a", ("nonconform",))


def _item(name: str, when=None) -> Item:
    return Item(name, Text(name, name), Conformity(), when=when)


def _reach(when, *above: Item, budget: Budget | None = None) -> Reach:
    earlier = {item.id: item for item in above or (_item("a"),)}
    return reach(_item("z", when), earlier, budget or Budget())


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (None, Reach.SOMETIMES),
        (UP, Reach.SOMETIMES),
        (AllOf((UP, YES)), Reach.SOMETIMES),
        (AllOf((UP, DOWN)), Reach.NEVER),
        (AllOf((YES, NO)), Reach.NEVER),
        (AnyOf((YES, NO)), Reach.SOMETIMES),
        (AnyOf((YES, Not(YES))), Reach.ALWAYS),
        (Not(AllOf((UP, DOWN))), Reach.ALWAYS),
        (AllOf((UP, Not(UP))), Reach.NEVER),
        (AllOf((ItemIs("a", ("x", "y")), ItemIs("a", ("y", "z")))), Reach.SOMETIMES),
    ],
)
def test_reach(when, expected) -> None:
    assert _reach(when) is expected


def test_a_hidden_item_equals_nothing() -> None:
    assert _reach(AllOf((DOWN, YES)), _item("a", UP)) is Reach.NEVER
    assert _reach(AllOf((UP, YES)), _item("a", UP)) is Reach.SOMETIMES
    chain = (_item("a"), _item("b", YES), _item("c", ItemIs("b", ("conform",))))
    assert _reach(AllOf((ItemIs("c", ("conform",)), NO)), *chain) is Reach.NEVER
    assert _reach(AllOf((ItemIs("c", ("conform",)), ItemIs("b", ("conform",)))), *chain) is Reach.SOMETIMES


def test_what_is_too_much_to_try_is_taken_as_possible() -> None:
    assert _reach(AllOf((UP, DOWN)), budget=Budget(2)) is Reach.SOMETIMES
    deep = [_item("i0")]
    deep += [_item(f"i{n}", ItemIs(f"i{n - 1}", ("conform",))) for n in range(1, 40)]
    last = ItemIs("i39", ("conform",))
    assert _reach(AllOf((last, Not(last))), *deep) is Reach.SOMETIMES


def test_a_budget_is_used_up() -> None:
    budget = Budget(5)
    assert budget.take(3)
    assert not budget.take(3)
    assert budget.take(2)
