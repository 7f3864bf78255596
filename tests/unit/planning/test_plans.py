"""Plans that make no sense are refused before they are kept."""

from dataclasses import replace
from datetime import UTC, date, time
from typing import Any
from uuid import UUID

import pytest

from inspect_app.access.model import Role
from inspect_app.errors import Invalid
from inspect_app.planning.model import Mark, Target
from inspect_app.planning.plans import check
from tests.factories.plans import AFTERNOON, MORNING, PROJECT, SHANGHAI, plan


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"assignee": None, "role": Role.INSPECTOR},
        {"assignee": None, "targets": (Target(PROJECT, SHANGHAI, UUID(int=5)),)},
        {"ends": date(2026, 11, 1)},
        {"rhythm": "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "starts": date(2024, 1, 1)},
        {"slots": (replace(MORNING, opens=Mark(-5, time(0)), missed=Mark(31, time(0))),)},
        {"make_up_days": 31},
    ],
)
def test_sensible_plans_pass(given: dict[str, Any]) -> None:
    check(plan(**given))


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"starts": date(1999, 12, 31)}, "plan-starts", "starts"),
        ({"starts": date(2101, 1, 1)}, "plan-starts", "starts"),
        ({"ends": date(2026, 10, 31)}, "plan-ends-before-it-starts", "ends"),
        ({"slots": ()}, "plan-slots", "slots"),
        ({"slots": (MORNING, MORNING)}, "plan-slots", "slots"),
        ({"slots": tuple(replace(MORNING, name=str(n)) for n in range(13))}, "plan-slots", "slots"),
        ({"slots": (replace(MORNING, name=" "),)}, "slot-name", "slots"),
        ({"slots": (replace(MORNING, name="x" * 41),)}, "slot-name", "slots"),
        ({"slots": (replace(MORNING, name="a\0"),)}, "slot-name", "slots"),
        ({"slots": (replace(MORNING, opens=Mark(-32, time(0))),)}, "slot-mark", "slots"),
        ({"slots": (replace(MORNING, missed=Mark(32, time(0))),)}, "slot-mark", "slots"),
        ({"slots": (replace(MORNING, due=Mark(0, time(12, tzinfo=UTC))),)}, "slot-mark", "slots"),
        ({"slots": (replace(MORNING, due=MORNING.opens),)}, "slot-order", "slots"),
        ({"slots": (AFTERNOON, replace(MORNING, missed=Mark(0, time(11))))}, "slot-order", "slots"),
        ({"targets": ()}, "plan-projects", "targets"),
        ({"targets": (Target(PROJECT, SHANGHAI), Target(PROJECT, SHANGHAI))}, "plan-projects", "targets"),
        (
            {"targets": tuple(Target(UUID(int=n), SHANGHAI) for n in range(1001))},
            "plan-projects",
            "targets",
        ),
        ({"assignee": None}, "plan-nobody", "assignee"),
        ({"make_up_days": -1}, "plan-make-up-days", "make_up_days"),
        ({"make_up_days": 32}, "plan-make-up-days", "make_up_days"),
        ({"rhythm": "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"}, "rhythm-never", "rhythm"),
        ({"rhythm": "FREQ=DAILY;INTERVAL=7;BYDAY=MO"}, "rhythm-never", "rhythm"),
        ({"rhythm": "FREQ=DAILY;UNTIL=20261031"}, "rhythm-never", "rhythm"),
    ],
)
def test_the_first_thing_wrong_is_named(given: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check(plan(**given))
    assert (refusal.value.code, refusal.value.field) == (code, field)
