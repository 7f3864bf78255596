"""Keyset pages: each row once, in order, to the end, whatever is added meanwhile."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from inspect_app import clock, ids
from inspect_app.storage.models import Region
from inspect_app.storage.queries import paging
from inspect_app.storage.queries.paging import Page
from tests.factories.world import World

NOW = datetime(2026, 11, 2, tzinfo=UTC)
Ask = Callable[[UUID | None], Page[Region]]


def _add(world: World, code: str, name: str, seconds: int = 0) -> Region:
    with clock.fixed(NOW + timedelta(seconds=seconds)):
        region = Region(code=code, name=name, created_at=clock.now(), id=ids.new())
    world.session.add(region)
    world.session.flush()
    return region


def _newest(world: World, size: int) -> Ask:
    return lambda after: paging.newest_first(world.session, select(Region), Region.id, after, size)


def _by_name(world: World, size: int) -> Ask:
    def ask(after: UUID | None) -> Page[Region]:
        last = world.session.get(Region, after) if after else None
        return paging.by_text(world.session, select(Region), Region.name, Region.id, last, size)

    return ask


def _codes(ask: Ask) -> list[list[str]]:
    pages, after = [], None
    while True:
        page = ask(after)
        pages.append([row.code for row in page.rows])
        if page.after is None:
            return pages
        assert page.after == page.rows[-1].id
        after = page.after


@pytest.mark.parametrize("size", [1, 2, 3, 10, 11, 12, 50])
def test_newest_first_to_the_end_without_doubles_or_gaps(world: World, size: int) -> None:
    for number in range(10):
        _add(world, f"R{number}", "x", number)
    pages = _codes(_newest(world, size))
    shown = [code for page in pages for code in page]
    assert [code for code in shown if code != "EAST"] == [f"R{number}" for number in reversed(range(10))]
    assert len(shown) == len(set(shown)) == 11
    assert all(len(page) == size for page in pages[:-1])
    assert pages[-1]


@pytest.mark.parametrize("size", [1, 2, 3, 10, 11, 50])
def test_rows_of_one_text_are_told_apart_by_their_id(world: World, size: int) -> None:
    for number in range(10):
        _add(world, f"R{number}", "同名" if number % 2 else "A", number)
    shown = [code for page in _codes(_by_name(world, size)) for code in page]
    assert len(shown) == len(set(shown)) == 11
    assert shown[:5] == ["R0", "R2", "R4", "R6", "R8"]
    assert [code for code in shown[5:] if code != "EAST"] == ["R1", "R3", "R5", "R7", "R9"]


def test_what_is_added_meanwhile_shifts_no_page(world: World) -> None:
    for number in range(6):
        _add(world, f"R{number}", "x", number)
    ask = _newest(world, 3)
    first = ask(None)
    _add(world, "NEW", "x", 100)
    assert [row.code for row in first.rows if row.code != "EAST"][-1] not in {
        row.code for row in ask(first.after).rows
    }
    assert "NEW" not in [row.code for row in ask(first.after).rows]


def test_an_id_that_is_nobody_s_still_marks_a_place(world: World) -> None:
    for number in range(3):
        _add(world, f"R{number}", "x", number)
    ask = _newest(world, 9)
    with clock.fixed(NOW + timedelta(seconds=1, milliseconds=500)):
        between = ids.new()
    shown = [row.code for row in ask(between).rows]
    assert [code for code in shown if code != "EAST"] == ["R1", "R0"]
    assert ask(UUID(int=0)) == Page([], None)


def test_an_empty_list_is_one_empty_page(world: World) -> None:
    nothing = select(Region).where(Region.code == "none")
    assert paging.newest_first(world.session, nothing, Region.id, None) == Page([], None)
    assert paging.by_text(world.session, nothing, Region.code, Region.id, None) == Page([], None)
