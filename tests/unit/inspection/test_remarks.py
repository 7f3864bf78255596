"""Every remark where it belongs, and none where nothing is to be remarked."""

from datetime import UTC, datetime, timedelta

import pytest

from inspect_app.inspection.remarks import (
    DeviceClock,
    Earlier,
    Evidence,
    PhotoEvidence,
    Remark,
    SheetPace,
    distance,
    is_telling,
    remarks,
)

START = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
END = START + timedelta(hours=2)
SHANGHAI = (31.2304, 121.4737)


def evidence(**more: object) -> Evidence:
    """Of an inspection of two hours."""
    return Evidence(START, END, **more)  # type: ignore[arg-type]


def photo(**more: object) -> PhotoEvidence:
    """Taken with the camera, half an hour in."""
    given = {"id": "p", "sheet": "s", "item": "i", "source": "camera"}
    return PhotoEvidence(**{**given, "taken_at": START + timedelta(minutes=30), **more})  # type: ignore[arg-type]


def test_an_ordinary_inspection_has_none() -> None:
    calm = evidence(
        clocks=[DeviceClock("d", "王芳", timedelta(seconds=-170))],
        photos=[photo(), photo(taken_at=None, position=SHANGHAI), photo(place=SHANGHAI)],
        paces=[SheetPace("s", 40, START, START + timedelta(minutes=4))],
    )
    assert remarks(calm) == ()


@pytest.mark.parametrize(
    ("skew", "code", "minutes"),
    [(timedelta(hours=2), "clock-ahead", 120), (-timedelta(minutes=4), "clock-behind", 4)],
)
def test_a_wrong_clock(skew: timedelta, code: str, minutes: int) -> None:
    (remark,) = remarks(evidence(clocks=[DeviceClock("d", "王芳", skew)]))
    assert remark == Remark(code, {"name": "王芳", "minutes": minutes})


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        (START - timedelta(minutes=14), ()),
        (START - timedelta(minutes=16), (("photo-before", {"minutes": 16}),)),
        (END + timedelta(minutes=14), ()),
        (END + timedelta(days=1), (("photo-after", {"minutes": 1440}),)),
    ],
)
def test_a_photo_outside_the_time(taken: datetime, expected: tuple[object, ...]) -> None:
    found = remarks(evidence(photos=[photo(taken_at=taken)]))
    assert tuple((remark.code, remark.values) for remark in found) == expected
    assert all((remark.sheet, remark.item, remark.photo) == ("s", "i", "p") for remark in found)


def test_a_wrong_clock_explains_its_photos() -> None:
    fast = photo(taken_at=END + timedelta(hours=1), skew=timedelta(hours=2))
    assert remarks(evidence(photos=[fast])) == ()


def test_before_the_end_nothing_is_late() -> None:
    late = photo(taken_at=END + timedelta(days=3))
    assert remarks(Evidence(START, None, photos=[late])) == ()


@pytest.mark.parametrize(
    ("earlier", "code", "values"),
    [
        (Earlier("p", "TA-2026-000001", None), "photo-used", {"number": "TA-2026-000001"}),
        (Earlier("p", "TA-2026-000001", 2), "photo-alike", {"number": "TA-2026-000001"}),
        (Earlier("p", "TA-2026-000002", None, is_here=True), "photo-used-here", {}),
        (Earlier("p", "TA-2026-000002", 1, is_here=True), "photo-alike-here", {}),
        (Earlier("p", "", None), "photo-used-elsewhere", {}),
        (Earlier("p", "", 0), "photo-alike-elsewhere", {}),
    ],
)
def test_a_photo_that_was_there_before(earlier: Earlier, code: str, values: dict[str, str]) -> None:
    (remark,) = remarks(evidence(photos=[photo(), photo(id="q")], earlier=[earlier]))
    assert (remark.code, remark.values, remark.photo) == (code, values, "p")


def test_from_the_gallery() -> None:
    (remark,) = remarks(evidence(photos=[photo(source="library")]))
    assert (remark.code, remark.values) == ("photo-library", {})


@pytest.mark.parametrize(
    ("north", "accuracy", "far"), [(0.001, 0.0, False), (0.0036, 0.0, True), (0.0036, 200.0, False)]
)
def test_far_from_its_place(north: float, accuracy: float, far: bool) -> None:
    position = (SHANGHAI[0] + north, SHANGHAI[1])
    found = remarks(evidence(photos=[photo(position=position, accuracy=accuracy, place=SHANGHAI)]))
    assert [(remark.code, remark.values) for remark in found] == (
        [("photo-far", {"metres": 400})] if far else []
    )


@pytest.mark.parametrize(
    ("items", "seconds", "fast"), [(8, 10, True), (8, 11, False), (7, 0, False), (100, 100, True)]
)
def test_a_sheet_faster_than_it_can_be_read(items: int, seconds: int, fast: bool) -> None:
    found = remarks(evidence(paces=[SheetPace("s", items, START, START + timedelta(seconds=seconds))]))
    expected = [Remark("sheet-fast", {"items": items, "seconds": seconds}, "s")] if fast else []
    assert list(found) == expected


@pytest.mark.parametrize(
    ("one", "other", "metres"),
    [
        (SHANGHAI, SHANGHAI, 0),
        ((0.0, 0.0), (0.0, 1.0), 111_195),
        ((0.0, 179.9), (0.0, -179.9), 22_239),
        ((90.0, 0.0), (-90.0, 0.0), 20_015_087),
        ((0.0, 0.0), (0.0, 180.0), 20_015_087),
    ],
)
def test_distances(one: tuple[float, float], other: tuple[float, float], metres: int) -> None:
    assert distance(one, other) == pytest.approx(metres, abs=1)


@pytest.mark.parametrize(
    ("dhash", "telling"),
    [(0, False), (2**64 - 1, False), (0xFF, True), (0x7F, False), (2**64 - 1 - 0xFF, True)],
)
def test_a_bare_wall_tells_nothing(dhash: int, telling: bool) -> None:
    assert is_telling(dhash) is telling
