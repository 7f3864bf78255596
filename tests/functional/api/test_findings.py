"""A finding mended and then looked at on a round, as it travels."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from inspect_app import ids
from inspect_app.storage.database import Database
from tests.factories.cast import Cast
from tests.factories.mended import mend
from tests.factories.pages import StrictClient
from tests.factories.pictures import jpeg, signature_png
from tests.factories.wire import API, WireTablet, sha256

SIGNED = "data:image/png;base64," + base64.b64encode(signature_png()).decode()
As = Callable[[str], StrictClient]


@pytest.fixture
def mended(app: Flask, cast: Cast) -> UUID:
    """The finding of the inspection that is done, reported as mended."""
    finding = cast.own["finding_id"]
    assert isinstance(finding, UUID)
    database: Database = app.extensions["database"]
    with database.writing() as session:
        mend(session, cast, finding, app.extensions["blobs"])
    return finding


def _decide(tablet: WireTablet, told: dict[str, Any], action: str, **more: object) -> dict[str, Any]:
    value = {"action": action, "seen": told["version"], "text": "现场核对", "signature": SIGNED, **more}
    return tablet.op(f"finding:{told['id']}", value)


def test_it_travels_with_its_photos_and_is_verified(
    tablet: WireTablet, mended: UUID, as_: As, tmp_path: Path
) -> None:
    bundle = tablet.bundle()
    (told,) = bundle["findings"]
    assert (told["id"], told["acts"]["send_back"]) == (str(mended), ["text"])
    for sha in [*told["before"], *told["after"]]:
        answer = tablet.client.get(f"{API}/findings/{mended}/photos/{sha}")
        waits = sha in told["before"]
        assert (answer.status_code, answer.mimetype) in {
            (200, "image/jpeg"),
            (404, "application/problem+json"),
        }
        assert waits or answer.status_code == 200
    assert as_("stranger").get(f"{API}/findings/{mended}/photos/{told['after'][0]}").status_code == 404
    data, blob = jpeg(11), ids.new()
    meta = tablet.photo_op(data, "", "", blob)["value"]
    announced = tablet.op(f"photo:{blob}", {**meta, "finding": str(mended)})
    reply = tablet.send(announced, _decide(tablet, told, "verify", photos=[sha256(data)])).get_json()
    assert (len(reply["acked"]), reply["rejected"]) == (2, [])
    assert tablet.piece(blob, data).status_code == 204
    # Nothing waits any more: the tablet is told to take its bundle anew.
    assert (reply["findings_tag"], bundle["findings_tag"] != "") == ("", True)
    assert tablet.bundle()["findings"] == []
    page = as_("supervisor").get(f"/findings/{mended}").text
    assert "现场核对" in page
    assert sha256(data) in page


def test_who_is_second_reads_it_here_and_in_the_office(
    tablet: WireTablet, mended: UUID, as_: As, app: Flask, cast: Cast
) -> None:
    (told,) = tablet.bundle()["findings"]
    other = WireTablet(as_("quality_manager"), tablet.inspection)
    assert other.send(_decide(other, told, "send_back")).get_json()["rejected"] == []
    (refused,) = tablet.send(_decide(tablet, told, "verify")).get_json()["rejected"]
    assert refused["code"] == "finding-moved-on"
    assert refused["message"].startswith("Quality_Manager was first: “Sent back”")
    page = as_("supervisor").get("/refused-entries").text
    for words in ("Verification of a finding", "Verified on site: 现场核对", "Quality_Manager was first"):
        assert words in page
