"""How the company's documents look."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from inspect_app.errors import Invalid
from inspect_app.reports.renderer import Pdf
from inspect_app.services import branding, reports
from inspect_app.services.branding import Look
from inspect_app.storage.models import AuditEvent
from tests.factories.finished import Finished, finished
from tests.factories.pictures import jpeg

LOOK = Look(
    company_zh="甲物业",
    header_zh="内部资料",
    footer_zh="服务热线 400",
    ink="#0a3d62",
    sections=("findings", "losses"),
    abreast=3,
)


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """A completed inspection."""
    with finished(tmp_path) as made:
        yield made


def _keep(done: Finished, look: Look) -> None:
    with done.database.writing() as session:
        branding.keep(session, done.inspector, look)


def test_what_is_set_is_kept_and_told_in_the_log_once(done: Finished) -> None:
    with done.database.reading() as session:
        assert branding.kept(session) == Look()
        assert branding.company(session, done.config).zh == done.config.company_zh
    _keep(done, LOOK)
    _keep(done, LOOK)
    with done.database.reading() as session:
        assert branding.kept(session) == LOOK
        names = branding.company(session, done.config)
        assert (names.zh, names.en) == ("甲物业", done.config.company_en)
        event = session.scalars(select(AuditEvent).where(AuditEvent.action == "branding.edit")).one()
    assert event.detail["company_zh"] == ["", "甲物业"]
    assert "footer_en" not in event.detail


@pytest.mark.parametrize(
    ("look", "field", "code"),
    [
        (Look(ink="#9aa0a6"), "ink", "colour-too-pale"),
        (Look(line="#d0d0d0"), "line", "colour-too-pale"),
        (Look(ink="navy"), "ink", "colour-unknown"),
        (Look(sections=("findings", "findings")), "sections", "sections-odd"),
        (Look(sections=("cover",)), "sections", "sections-odd"),
        (Look(abreast=7), "abreast", "photos-odd"),
    ],
)
def test_what_could_not_be_read_on_paper_is_refused(
    done: Finished, look: Look, field: str, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        _keep(done, look)
    assert (refused.value.field, refused.value.code) == (field, code)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _empty_png(side: int) -> bytes:
    """A black square of one bit a pixel."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((side // 8 + 1) * side), 1)
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _picture(form: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 20), "navy").save(out, form)
    return out.getvalue()


def test_a_logo_is_a_picture(done: Finished) -> None:
    for form in branding.LOGO_FORMATS:
        assert done.blobs.verify(branding.store_logo(done.blobs, _picture(form), "logo"))
    for data, code in (
        (b"<svg xmlns='x'/>", "logo-is-drawing"),
        (b"GIF89a", "logo-format"),
        (b"\xff\xd8\xff" + bytes(branding.LOGO_BYTES), "logo-too-large"),
        (b"\xff\xd8\xff broken", "logo-damaged"),
        (_empty_png(8000), "logo-too-many-pixels"),
    ):
        with pytest.raises(Invalid) as refused:
            branding.store_logo(done.blobs, data, "logo")
        assert refused.value.code == code


def test_a_report_handed_out_keeps_the_look_of_its_time(done: Finished) -> None:
    logo = branding.store_logo(done.blobs, jpeg(), "logo.jpg")
    _keep(done, replace(LOOK, logo=logo))
    first = reports.sealed_view(done.database, done.config, done.inspection, "zh")
    assert first.branding.header == "内部资料"
    assert first.cover.company == "甲物业"
    assert branding.assets(first, done.blobs)["logo"].path.is_file()
    data = b"%PDF"
    with done.database.writing() as session:
        sha = sha256(data).hexdigest()
        reports.publish(session, done.config, first, done.inspection, sha, Pdf(data, 1))
    _keep(done, Look(company_zh="乙物业", ink="#5c1a1b"))
    again = reports.sealed_view(done.database, done.config, done.inspection, "zh")
    assert again == first
    other = reports.sealed_view(done.database, done.config, done.earlier, "zh")
    assert (other.cover.company, other.branding.ink) == ("乙物业", "#5c1a1b")


def test_settings_of_another_version_are_read(done: Finished) -> None:
    assert branding.look_from({"ink": "#000000", "font": "x"}) == Look(ink="#000000")
    assert branding.look_from(LOOK.to_document()) == LOOK
