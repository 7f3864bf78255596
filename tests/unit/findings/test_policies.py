"""A company's own deadlines: what is given wins, what is wrong is named."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.access.model import Role
from inspect_app.checklist.model import Severity
from inspect_app.errors import Invalid
from inspect_app.findings.deadlines import STANDARD, Limit, Policy, Rung, Unit
from inspect_app.findings.policies import overridden


def test_nothing_given_changes_nothing() -> None:
    assert overridden({}) == STANDARD


def test_what_is_given_wins_and_the_rest_stays() -> None:
    policy = overridden(
        {
            "limits": {"minor": {"working_days": 3}, "critical": {"hours": 4}},
            "ladders": {"major": [{"role": "property_manager", "after": {"hours": 2}}]},
            "first_reply": {"days": 1},
            "urgent_reply": {"hours": 2},
            "remind_hour": 8,
        }
    )
    assert policy.limits[Severity.MINOR] == Limit(3, Unit.WORKING_DAYS)
    assert policy.limits[Severity.CRITICAL] == Limit(4, Unit.HOURS)
    assert policy.limits[Severity.MAJOR] == STANDARD.limits[Severity.MAJOR]
    assert policy.ladders[Severity.MAJOR] == (Rung(Role.PROPERTY_MANAGER, Limit(2, Unit.HOURS)),)
    assert policy.ladders[Severity.MINOR] == STANDARD.ladders[Severity.MINOR]
    assert (policy.first_reply, policy.urgent_reply) == (Limit(1, Unit.DAYS), Limit(2, Unit.HOURS))
    assert policy.remind_hour == 8


def test_a_region_can_override_its_company() -> None:
    company = overridden({"limits": {"minor": {"days": 2}}, "remind_hour": 9})
    region = overridden({"limits": {"major": {"days": 3}}}, company)
    assert region.limits[Severity.MINOR] == Limit(2, Unit.DAYS)
    assert (region.limits[Severity.MAJOR], region.remind_hour) == (Limit(3, Unit.DAYS), 9)


@pytest.mark.parametrize(
    ("document", "code", "field"),
    [
        ([], "policy-not-a-table", "policy"),
        ({"limit": {}}, "policy-unknown", "limit"),
        ({"limits": []}, "policy-not-a-table", "limits"),
        ({"limits": {"tiny": {}}}, "policy-unknown", "limits.tiny"),
        ({"limits": {1: {}}}, "policy-unknown", "limits.1"),
        ({"limits": {"minor": 3}}, "policy-not-a-table", "limits.minor"),
        ({"limits": {"minor": {}}}, "policy-one-limit", "limits.minor"),
        ({"limits": {"minor": {"days": 1, "hours": 1}}}, "policy-one-limit", "limits.minor"),
        ({"limits": {"minor": {"weeks": 1}}}, "policy-unknown", "limits.minor.weeks"),
        ({"limits": {"minor": {"days": -1}}}, "policy-number", "limits.minor.days"),
        ({"limits": {"minor": {"days": True}}}, "policy-number", "limits.minor.days"),
        ({"limits": {"minor": {"days": 1.5}}}, "policy-number", "limits.minor.days"),
        ({"limits": {"minor": {"days": 367}}}, "policy-number", "limits.minor.days"),
        ({"limits": {"minor": {"working_days": 251}}}, "policy-number", "limits.minor.working_days"),
        ({"first_reply": 2}, "policy-not-a-table", "first_reply"),
        ({"urgent_reply": {"days": "2"}}, "policy-number", "urgent_reply.days"),
        ({"remind_hour": 24}, "policy-number", "remind_hour"),
        ({"ladders": {"minor": {}}}, "policy-ladder", "ladders.minor"),
        ({"ladders": {"minor": [{}] * 6}}, "policy-ladder", "ladders.minor"),
        ({"ladders": {"minor": [{"role": "supervisor"}]}}, "policy-rung", "ladders.minor.1"),
        ({"ladders": {"minor": ["supervisor"]}}, "policy-not-a-table", "ladders.minor.1"),
        (
            {"ladders": {"minor": [{"role": "king", "after": {"days": 1}}]}},
            "policy-unknown",
            "ladders.minor.1.role",
        ),
        (
            {"ladders": {"minor": [{"role": "supervisor", "after": {"days": None}}]}},
            "policy-number",
            "ladders.minor.1.after.days",
        ),
    ],
)
def test_what_is_wrong_is_named(document: object, code: str, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        overridden(document)
    assert (refusal.value.code, refusal.value.field) == (code, field)


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["minor", "days", "supervisor"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["limits", "ladders", "minor", "role", "after", "days", "hours", "remind_hour", "x"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_whatever_is_given_there_is_a_policy_or_a_refusal(document: object) -> None:
    with suppress(Invalid):
        assert isinstance(overridden(document), Policy)
