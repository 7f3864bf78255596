"""A batch made report by report, whatever comes between."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import cast
from uuid import UUID

import openpyxl
import pytest

from inspect_app import clock
from inspect_app.errors import Conflict
from inspect_app.jobs.runner import limits_of
from inspect_app.reports.failures import RenderFailed
from inspect_app.services import jobs
from inspect_app.services.batches import asking, making
from inspect_app.services.batches.making import Workshop
from inspect_app.services.jobs import LEASE, LeaseLost
from inspect_app.storage.models import ReportBatch, ReportBatchItem
from inspect_app.storage.queries import batches
from tests.factories.finished import Finished
from tests.integration.services.batches.conftest import Quick


def _wanted(done: Finished, month: str = "2026-10") -> UUID:
    with done.database.writing() as session:
        return asking.request(session, done.inspector, month, "zh", done.config).id


def _turn(shop: Workshop) -> bool:
    with shop.database.writing() as session:
        lease = jobs.take(session)
    if lease is None:
        return False
    making.carry_out(shop, lease)
    return True


def _standing(shop: Workshop, batch: UUID) -> asking.Standing:
    with shop.database.reading() as session:
        return asking.standing(session, session.get_one(ReportBatch, batch))


def _both(done: Finished, shop: Workshop) -> UUID:
    """A batch that also holds the inspection of the month before."""
    batch = _wanted(done)
    with shop.database.writing() as session:
        session.add(ReportBatchItem(batch_id=batch, position=2, inspection_id=done.earlier))
    return batch


def test_the_file_holds_each_report_under_its_name_and_a_sheet(done: Finished, shop: Workshop) -> None:
    batch = _both(done, shop)
    while _turn(shop):
        pass
    standing = _standing(shop, batch)
    assert (standing.state, standing.progress.made) == ("done", 2)
    with zipfile.ZipFile(asking.path_of(done.config, batch)) as package:
        names = package.namelist()
        assert names[0] == "000 目录.xlsx"
        assert names[1] == f"001 云锦花园 {done.number}.pdf"
        assert package.read(names[1]).startswith(b"%PDF")
        sheet = openpyxl.load_workbook(io.BytesIO(package.read(names[0]))).active
        assert [row[1].value for row in sheet.iter_rows(min_row=2)] == names[1:]


def test_what_was_killed_goes_on_where_it_was(done: Finished, shop: Workshop) -> None:
    batch = _both(done, shop)
    assert _turn(shop)
    with shop.database.writing() as session:
        killed = jobs.take(session)
    assert killed is not None
    with clock.fixed(clock.now() + LEASE + timedelta(seconds=1)):
        while _turn(shop):
            pass
    assert cast(Quick, shop.renderers[0]).rendered == 2
    assert _standing(shop, batch).state == "done"
    with pytest.raises(LeaseLost):
        making.carry_out(shop, killed)


def test_a_lasting_fault_is_told_and_the_others_are_made(done: Finished, shop: Workshop) -> None:
    batch = _both(done, shop)
    cast(Quick, shop.renderers[0]).errors = [RenderFailed("cpu")]
    while _turn(shop):
        pass
    progress = _standing(shop, batch).progress
    assert (progress.made, progress.failed) == (1, 1)
    with zipfile.ZipFile(asking.path_of(done.config, batch)) as package:
        assert len(package.namelist()) == 2


def test_two_renderers_make_two_reports_a_turn(done: Finished, shop: Workshop) -> None:
    first, second = shop.renderers[0], Quick(limits_of(done.config))
    second.errors = []
    batch = _both(done, shop)
    both = replace(shop, renderers=(first, second))
    assert _turn(both)
    assert (cast(Quick, first).rendered, second.rendered) == (1, 1)
    assert _standing(shop, batch).progress.made == 2
    assert _turn(both)
    assert _standing(shop, batch).state == "done"


def test_what_may_pass_in_one_report_does_not_undo_the_other(done: Finished, shop: Workshop) -> None:
    passing = Quick(limits_of(done.config))
    passing.errors = [RenderFailed("crashed")]
    batch = _both(done, shop)
    with pytest.raises(RenderFailed, match="crashed"):
        _turn(replace(shop, renderers=(shop.renderers[0], passing)))
    assert _standing(shop, batch).progress.made == 1
    with clock.fixed(clock.now() + LEASE + timedelta(seconds=1)):
        while _turn(shop):
            pass
    assert (cast(Quick, shop.renderers[0]).rendered, passing.rendered) == (2, 0)
    assert _standing(shop, batch).state == "done"


def test_cancelled_work_stops_and_goes_on_when_asked(done: Finished, shop: Workshop) -> None:
    batch = _both(done, shop)
    assert _turn(shop)
    with shop.database.writing() as session:
        asking.cancel(session, done.inspector, batch)
        asking.cancel(session, done.inspector, batch)
    while _turn(shop):
        pass
    assert _standing(shop, batch).state == "cancelled"
    with shop.database.writing() as session:
        asking.resume(session, done.inspector, batch)
    while _turn(shop):
        pass
    assert _standing(shop, batch).state == "done"
    assert cast(Quick, shop.renderers[0]).rendered == 2
    with shop.database.writing() as session, pytest.raises(Conflict):
        asking.cancel(session, done.inspector, batch)


def test_a_damaged_report_is_made_anew_before_it_is_packed(done: Finished, shop: Workshop) -> None:
    batch = _wanted(done)
    assert _turn(shop)
    with shop.database.reading() as session:
        made = batches.items(session, batch)[0].sha256
    assert made is not None
    done.blobs.path(made).write_bytes(b"rotten")
    while _turn(shop):
        pass
    assert _standing(shop, batch).state == "done"
    assert not list(asking.path_of(done.config, batch).parent.glob("*.part"))


def test_old_files_go_and_can_be_packed_again(done: Finished, shop: Workshop) -> None:
    batch = _wanted(done)
    while _turn(shop):
        pass
    assert making.expire(shop.database, done.config) == 0
    with clock.fixed(clock.now() + making.LIFE + timedelta(minutes=1)):
        assert making.expire(shop.database, done.config) == 1
    assert not asking.path_of(done.config, batch).exists()
    assert _standing(shop, batch).state == "expired"
    with shop.database.writing() as session:
        asking.resume(session, done.inspector, batch)
    while _turn(shop):
        pass
    assert _standing(shop, batch).state == "done"
    assert cast(Quick, shop.renderers[0]).rendered == 1
