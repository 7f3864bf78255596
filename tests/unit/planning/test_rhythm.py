"""Reading rhythms: what inspections need is read, the rest refused with the part that is wrong."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.errors import Invalid
from inspect_app.planning.rhythm import Frequency, Nth, Rhythm, read


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("FREQ=DAILY", Rhythm(Frequency.DAILY)),
        ("RRULE:freq=weekly;byday=mo,fr", Rhythm(Frequency.WEEKLY, by_day=(Nth(0, 0), Nth(0, 4)))),
        (" FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1 ", Rhythm(Frequency.MONTHLY, 3, by_month_day=(-1,))),
        ("FREQ=MONTHLY;BYDAY=+1MO,-1FR", Rhythm(Frequency.MONTHLY, by_day=(Nth(1, 0), Nth(-1, 4)))),
        (
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1",
            Rhythm(Frequency.MONTHLY, by_day=(Nth(0, 0),), by_position=(-1,)),
        ),
        ("FREQ=YEARLY;BYMONTH=12,3;COUNT=5", Rhythm(Frequency.YEARLY, by_month=(3, 12), count=5)),
        (
            "FREQ=WEEKLY;WKST=SU;UNTIL=20261231",
            Rhythm(Frequency.WEEKLY, week_start=6, until=date(2026, 12, 31)),
        ),
    ],
)
def test_what_inspections_need_is_read(text: str, rhythm: Rhythm) -> None:
    assert read(text) == rhythm


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("FREQ=SECONDLY", "rhythm-too-often", None),
        ("FREQ=MINUTELY", "rhythm-too-often", None),
        ("FREQ=HOURLY;INTERVAL=12", "rhythm-too-often", None),
        ("FREQ=DAILY;COUNT=1000000000", "rhythm-number", "COUNT"),
        ("FREQ=DAILY;COUNT=" + "9" * 150, "rhythm-number", "COUNT"),
        ("FREQ=DAILY;COUNT=0", "rhythm-number", "COUNT"),
        ("FREQ=DAILY;COUNT=10**9", "rhythm-part-value", "COUNT"),
        ("FREQ=DAILY;INTERVAL=0", "rhythm-number", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=367", "rhythm-number", "INTERVAL"),
        ("FREQ=YEARLY;INTERVAL=11", "rhythm-number", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=١", "rhythm-part-value", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=1.5", "rhythm-part-value", "INTERVAL"),
        ("FREQ=DAILY;COUNT=1;UNTIL=20261231", "rhythm-count-and-until", None),
        ("FREQ=DAILY;UNTIL=20260230", "rhythm-part-value", "UNTIL"),
        ("FREQ=DAILY;UNTIL=20261231T120000Z", "rhythm-part-value", "UNTIL"),
        ("FREQ=DAILY;BYHOUR=1", "rhythm-part-not-here", "BYHOUR"),
        ("FREQ=DAILY;BYSECOND=" + ",".join(["1"] * 60), "rhythm-part-not-here", "BYSECOND"),
        ("FREQ=YEARLY;BYEASTER=0", "rhythm-part-not-here", "BYEASTER"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "rhythm-part-not-here", "BYMONTHDAY"),
        ("FREQ=WEEKLY;BYSETPOS=1", "rhythm-part-not-here", "BYSETPOS"),
        ("FREQ=MONTHLY;BYSETPOS=1", "rhythm-part-not-here", "BYSETPOS"),
        ("FREQ=DAILY;BYDAY=1MO", "rhythm-number", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=6MO", "rhythm-number", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=0MO", "rhythm-number", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=MON", "rhythm-part-value", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=MO,", "rhythm-part-value", "BYDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "rhythm-number", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "rhythm-number", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTH=-1", "rhythm-number", "BYMONTH"),
        ("FREQ=MONTHLY;BYMONTH=13", "rhythm-number", "BYMONTH"),
        ("FREQ=WEEKLY;WKST=XX", "rhythm-part-value", "WKST"),
        ("FREQ=FORTNIGHTLY", "rhythm-part-value", "FREQ"),
        ("FREQ=DAILY;FREQ=DAILY", "rhythm-part-twice", "FREQ"),
        ("FREQ=", "rhythm-part-value", "FREQ"),
        ("FREQ=DAILY;", "rhythm-part-value", ""),
        ("INTERVAL=2", "rhythm-no-frequency", None),
        ("", "rhythm-part-value", ""),
        ("DTSTART=20260101;FREQ=DAILY", "rhythm-part-not-here", "DTSTART"),
        ("FREQ=DAILY\nRDATE=20260101", "rhythm-part-value", "FREQ"),
        ("FREQ=DAILY;" + "X" * 200, "rhythm-too-long", None),
    ],
)
def test_what_is_hostile_or_wrong_is_refused_with_its_part(text: str, code: str, part: str | None) -> None:
    with pytest.raises(Invalid) as refusal:
        read(text)
    assert (refusal.value.code, refusal.value.field) == (code, "rhythm")
    assert refusal.value.values.get("part") == part


NAMES = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST", "BYHOUR"]
VALUES = [
    "DAILY",
    "WEEKLY",
    "MONTHLY",
    "YEARLY",
    "SECONDLY",
    "1",
    "-1",
    "31",
    "0",
    "MO",
    "-1FR",
    "20261231",
    "1,2",
]
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)).map("=".join)


@given(st.one_of(st.text(max_size=60), st.lists(PAIRS, max_size=5).map(";".join)))
def test_whatever_is_typed_there_is_a_rhythm_or_a_refusal(text: str) -> None:
    with suppress(Invalid):
        assert isinstance(read(text), Rhythm)
