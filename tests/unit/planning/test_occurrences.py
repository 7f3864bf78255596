"""What a plan asks for, on which days, from when until when."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.access.model import Role
from inspect_app.errors import Invalid
from inspect_app.planning.model import Days, Mark, OffDays, Plan, Slot, Target
from inspect_app.planning.occurrences import occurrence_id
from inspect_app.workdays import CHINA, Kind, Workdays
from tests.factories.plans import (
    AFTERNOON,
    BUTLER,
    MORNING,
    OTHER,
    PROJECT,
    SHANGHAI,
    WHOLE_DAY,
    due,
    local,
    plan,
    whole_days,
)

NEW_YORK, SANTIAGO = ZoneInfo("America/New_York"), ZoneInfo("America/Santiago")
OCTOBER = (date(2026, 9, 28), date(2026, 10, 13))


def _held(wanted: Plan, start: date, end: date, calendar: Workdays = CHINA) -> list[str]:
    return [str(each.held_on)[5:] for each in due(wanted, start, end, calendar)]


def test_two_patrols_a_day_stand_in_order_with_their_windows() -> None:
    first, second, *rest = due(plan(), date(2026, 11, 23), date(2026, 11, 25))
    assert [each.slot for each in (first, second, *rest)] == ["morning", "afternoon"] * 2
    assert (first.opens, first.due, first.missed) == tuple(local(2026, 11, 23, hour) for hour in (8, 12, 14))
    assert (second.missed, second.made_up_until) == (local(2026, 11, 24), local(2026, 11, 24))
    assert (first.programme, first.project, first.assignee) == ("daily-patrol", PROJECT, BUTLER)
    assert first.opens.tzinfo is UTC


def test_every_project_has_its_own_and_its_own_person_goes_first() -> None:
    targets = (Target(PROJECT, SHANGHAI), Target(UUID(int=32), NEW_YORK, OTHER))
    wanted = plan(targets=targets, role=Role.INSPECTOR)
    found = due(wanted, date(2026, 11, 23), date(2026, 11, 24))
    assert [(each.project.int, each.slot) for each in found] == [
        (31, "morning"),
        (31, "afternoon"),
        (32, "morning"),
        (32, "afternoon"),
    ]
    assert [each.assignee for each in found] == [BUTLER, BUTLER, OTHER, OTHER]
    assert found[2].opens == local(2026, 11, 23, 8, zone=NEW_YORK)
    assert {each.role for each in found} == {Role.INSPECTOR}


def test_plans_begin_and_end() -> None:
    wanted = whole_days("FREQ=DAILY", starts=date(2026, 11, 3), ends=date(2026, 11, 5))
    assert _held(wanted, date(2026, 10, 1), date(2026, 12, 1)) == ["11-03", "11-04", "11-05"]
    assert due(wanted, date(2026, 11, 5), date(2026, 11, 5)) == ()
    assert due(wanted, date(2026, 11, 6), date(2026, 11, 5)) == ()


def test_quarters_and_last_days_of_the_month() -> None:
    quarterly = whole_days("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", starts=date(2026, 11, 1))
    assert _held(quarterly, date(2026, 11, 1), date(2027, 12, 1)) == [
        "11-30",
        "02-28",
        "05-31",
        "08-31",
        "11-30",
    ]


# ---- days off --------------------------------------------------------------------------------


def test_patrols_know_no_holiday_unless_told() -> None:
    assert len(_held(whole_days("FREQ=DAILY", starts=date(2026, 9, 1)), *OCTOBER)) == 15


def test_public_holidays_are_left_out_and_weekends_kept() -> None:
    wanted = whole_days("FREQ=DAILY", starts=date(2026, 9, 1), days=Days.NO_PUBLIC_HOLIDAYS)
    kept = _held(wanted, *OCTOBER)
    assert kept == ["09-28", "09-29", "09-30", "10-08", "10-09", "10-10", "10-11", "10-12"]


def test_working_days_include_those_that_make_up() -> None:
    wanted = whole_days("FREQ=DAILY", starts=date(2026, 9, 1), days=Days.WORKING)
    assert _held(wanted, *OCTOBER) == ["09-28", "09-29", "09-30", "10-08", "10-09", "10-10", "10-12"]


def test_a_monthly_one_on_a_holiday_is_moved_rather_than_lost() -> None:
    wanted = whole_days("FREQ=MONTHLY;BYMONTHDAY=1", starts=date(2026, 9, 1), days=Days.WORKING)
    assert _held(wanted, date(2026, 9, 1), date(2026, 12, 1)) == ["09-01"]
    moved = whole_days(
        "FREQ=MONTHLY;BYMONTHDAY=1", starts=date(2026, 9, 1), days=Days.WORKING, off_days=OffDays.MOVE
    )
    found = due(moved, date(2026, 9, 1), date(2026, 12, 1))
    assert [(str(each.day)[5:], str(each.held_on)[5:]) for each in found] == [
        ("09-01", "09-01"),
        ("10-01", "10-08"),
        ("11-01", "11-02"),
    ]


def test_one_moved_into_the_window_is_found_and_one_moved_out_is_not() -> None:
    moved = whole_days(
        "FREQ=MONTHLY;BYMONTHDAY=1", starts=date(2026, 9, 1), days=Days.WORKING, off_days=OffDays.MOVE
    )
    assert _held(moved, date(2026, 10, 1), date(2026, 10, 8)) == []
    assert _held(moved, date(2026, 10, 8), date(2026, 10, 9)) == ["10-08"]


def test_a_festival_of_daily_ones_is_not_held_eight_times_on_its_first_day_after() -> None:
    moved = whole_days("FREQ=DAILY", starts=date(2026, 9, 1), days=Days.WORKING, off_days=OffDays.MOVE)
    (after,) = due(moved, date(2026, 10, 8), date(2026, 10, 9))
    assert after.day == after.held_on
    weekly = whole_days(
        "FREQ=WEEKLY;BYDAY=TH,SU", starts=date(2026, 9, 1), days=Days.WORKING, off_days=OffDays.MOVE
    )
    (only,) = due(weekly, date(2026, 10, 6), date(2026, 10, 9))
    assert only.day == only.held_on == date(2026, 10, 8)
    festive = whole_days(
        "FREQ=WEEKLY;BYDAY=FR,SU", starts=date(2026, 9, 1), days=Days.WORKING, off_days=OffDays.MOVE
    )
    (first,) = due(festive, date(2026, 10, 6), date(2026, 10, 9))
    assert (first.day, first.held_on) == (date(2026, 10, 2), date(2026, 10, 8))


def test_where_a_month_has_no_fit_day_it_is_left_out() -> None:
    closed = Workdays(Kind.EVERY_DAY, off=frozenset(date(2027, 1, 1) + timedelta(days=n) for n in range(60)))
    moved = whole_days("FREQ=MONTHLY;BYMONTHDAY=1", days=Days.WORKING, off_days=OffDays.MOVE)
    found = due(moved, date(2026, 12, 1), date(2027, 4, 1), closed)
    # January's is left out; February's is held on the second of March, March's on the same day.
    assert [(str(each.day)[5:], str(each.held_on)[5:]) for each in found] == [
        ("12-01", "12-01"),
        ("02-01", "03-02"),
    ]


# ---- ids -------------------------------------------------------------------------------------


def test_an_id_is_the_same_whatever_the_window_and_survives_changes_of_the_plan() -> None:
    wanted = plan()
    (first, _) = due(wanted, date(2026, 11, 23), date(2026, 11, 24))
    assert first.id == occurrence_id(wanted.id, PROJECT, date(2026, 11, 23), "morning")
    later_morning = Slot("morning", Mark(0, time(9)), Mark(0, time(11)), Mark(0, time(12)))
    changed = plan("FREQ=WEEKLY;BYDAY=MO", slots=(later_morning,), assignee=OTHER)
    (again,) = due(changed, date(2026, 11, 1), date(2026, 11, 30))[3:4]
    assert again.id == first.id


def test_a_holiday_announced_later_moves_it_without_another_id() -> None:
    moved = whole_days("FREQ=MONTHLY;BYMONTHDAY=10", days=Days.WORKING, off_days=OffDays.MOVE)
    window = (date(2027, 2, 1), date(2027, 3, 1))
    (before,) = due(moved, *window)
    (after,) = due(moved, *window, Workdays(off=frozenset({date(2027, 2, 10)})))
    assert (before.held_on, after.held_on) == (date(2027, 2, 10), date(2027, 2, 11))
    assert before.id == after.id


# ---- clocks ----------------------------------------------------------------------------------


def test_a_round_at_eight_stays_at_eight_through_clock_changes() -> None:
    wanted = plan(targets=(Target(PROJECT, NEW_YORK),), slots=(MORNING,))
    found = due(wanted, date(2027, 3, 12), date(2027, 3, 17))
    assert {each.opens.astimezone(NEW_YORK).hour for each in found} == {8}
    assert {each.opens.hour for each in found} == {13, 12}


def test_a_window_in_the_hour_that_is_skipped_or_repeated_keeps_its_order() -> None:
    night = Slot("night", Mark(0, time(2, 30)), Mark(0, time(3)), Mark(0, time(3, 15)))
    wanted = plan(targets=(Target(PROJECT, NEW_YORK),), slots=(night,))
    (skipped,) = due(wanted, date(2027, 3, 14), date(2027, 3, 15))
    assert skipped.opens == local(2027, 3, 14, 3, 30, zone=NEW_YORK)
    assert skipped.opens <= skipped.due <= skipped.missed
    early = Slot("night", Mark(0, time(1, 30)), Mark(0, time(2)), Mark(0, time(3)))
    (repeated,) = due(
        plan(targets=(Target(PROJECT, NEW_YORK),), slots=(early,)), date(2027, 11, 7), date(2027, 11, 8)
    )
    assert repeated.due - repeated.opens == timedelta(minutes=90)


def test_a_day_without_midnight_begins_with_its_first_moment() -> None:
    wanted = whole_days("FREQ=DAILY", targets=(Target(PROJECT, SANTIAGO),), starts=date(2026, 9, 1))
    saturday, sunday = due(wanted, date(2026, 9, 5), date(2026, 9, 7))
    assert saturday.missed == sunday.opens == datetime(2026, 9, 6, 4, tzinfo=UTC)
    assert sunday.missed - sunday.opens == timedelta(hours=23)


def test_a_window_longer_than_a_year_or_too_full_is_refused() -> None:
    assert len(due(plan(), date(2026, 11, 1), date(2027, 12, 6))) == 800
    with pytest.raises(Invalid) as refusal:
        due(plan(), date(2026, 11, 1), date(2027, 12, 7))
    assert (refusal.value.code, refusal.value.field) == ("window-too-long", "end")
    crowd = plan(targets=tuple(Target(UUID(int=number), SHANGHAI) for number in range(1000)))
    with pytest.raises(Invalid) as refusal:
        due(crowd, date(2026, 11, 1), date(2026, 12, 22))
    assert (refusal.value.code, refusal.value.field) == ("window-too-many", "end")


ZONES = st.sampled_from(
    ["Asia/Shanghai", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "UTC"]
)
RHYTHMS = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=MO,SA",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=YEARLY;BYMONTH=2,10;BYMONTHDAY=1,29",
        "FREQ=DAILY;COUNT=40",
    ]
)
PLANS = st.builds(
    lambda rhythm, starts, zone, days, off_days, make_up: plan(
        rhythm,
        starts=starts,
        targets=(Target(PROJECT, ZoneInfo(zone)), Target(UUID(int=32), SHANGHAI)),
        slots=(MORNING, AFTERNOON, WHOLE_DAY),
        days=days,
        off_days=off_days,
        make_up_days=make_up,
    ),
    RHYTHMS,
    st.dates(date(2023, 1, 1), date(2027, 1, 1)),
    ZONES,
    st.sampled_from(Days),
    st.sampled_from(OffDays),
    st.integers(0, 5),
)


@given(PLANS, st.dates(date(2023, 1, 1), date(2028, 1, 1)), st.integers(0, 90), st.integers(0, 90))
def test_windows_side_by_side_are_one_window(wanted: Plan, start: date, one: int, two: int) -> None:
    middle, end = start + timedelta(days=one), start + timedelta(days=one + two)
    whole = due(wanted, start, end)
    key = {each.id: each for each in (*due(wanted, start, middle), *due(wanted, middle, end))}
    assert key == {each.id: each for each in whole}


@given(PLANS, st.dates(date(2023, 1, 1), date(2028, 1, 1)), st.integers(0, 120))
def test_what_is_due_is_fit_in_the_window_in_order_and_there_once(
    wanted: Plan, start: date, length: int
) -> None:
    end = start + timedelta(days=length)
    found = due(wanted, start, end)
    assert max(Counter((each.project, each.held_on, each.slot) for each in found).values(), default=1) == 1
    assert len({each.id for each in found}) == len(found)
    assert [each.opens for each in found] == sorted(each.opens for each in found)
    for each in found:
        assert start <= each.held_on < end
        assert each.opens <= each.due <= each.missed <= each.made_up_until
        assert each.day <= each.held_on
        assert wanted.off_days is OffDays.MOVE or each.day == each.held_on
        assert wanted.days is not Days.WORKING or CHINA.works(each.held_on)
        assert wanted.days is not Days.NO_PUBLIC_HOLIDAYS or not CHINA.is_public_holiday(each.held_on)
