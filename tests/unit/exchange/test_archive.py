"""Packages better not opened are refused with their reason, and nothing of them is unpacked."""

import io
import zipfile

import pytest

from inspect_app.exchange.archive import LIMITS, Limits, checked
from inspect_app.exchange.doors import read
from inspect_app.exchange.faults import Refused
from tests.factories.workbooks import book, checklist_book, repacked

GOOD = checklist_book(("greets", "问候", "Greets", "ET-1", "conformity"))
SHEET = "xl/worksheets/sheet1.xml"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BOMB = b"<x>" + b"a" * (LIMITS.unpacked + 1) + b"</x>"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


def _cell(place: str) -> bytes:
    return (
        f'<worksheet {NS}><sheetData><row><c r="{place}"><v>1</v></c></row></sheetData></worksheet>'.encode()
    )


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "EX001"),
    "text": (b"checklist: a", "EX001"),
    "half a file": (GOOD[: len(GOOD) // 2], "EX001"),
    "a bare package": (repacked(GOOD, {"xl/workbook.xml": None}), "EX001"),
    "an old workbook": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, "EX003"),
    "ten megabytes": (b"PK" + b"\0" * LIMITS.size, "EX002"),
    "macros": (repacked(GOOD, {"xl/vbaProject.bin": b"x"}), "EX004"),
    "old macros": (repacked(GOOD, {"xl/macrosheets/sheet1.xml": b"<x/>"}), "EX004"),
    "links to files": (repacked(GOOD, {"xl/externalLinks/externalLink1.xml": b"<x/>"}), "EX005"),
    "connections": (repacked(GOOD, {"xl/connections.xml": b"<x/>"}), "EX005"),
    "a bomb": (repacked(GOOD, {"xl/a.xml": BOMB}), "EX006"),
    "many parts": (repacked(GOOD, {f"xl/{n}.txt": b"" for n in range(LIMITS.parts)}), "EX006"),
    "deep nesting": (repacked(GOOD, {"xl/a.xml": b"<x>" * 100 + b"</x>" * 100}), "EX006"),
    "many elements": (repacked(GOOD, {"xl/a.xml": b"<x>" + b"<y/>" * LIMITS.elements + b"</x>"}), "EX006"),
    "entities": (repacked(GOOD, {"xl/workbook.xml": LAUGHS}), "EX007"),
    "entities in UTF-16": (repacked(GOOD, {"xl/a.xml": LAUGHS.decode().encode("utf-16")}), "EX007"),
    "broken XML": (repacked(GOOD, {SHEET: b"<worksheet>"}), "EX007"),
    "far below": (repacked(GOOD, {SHEET: _cell("A1048576")}), "EX008"),
    "far right": (repacked(GOOD, {SHEET: _cell("XFD1")}), "EX008"),
    "no place": (repacked(GOOD, {SHEET: _cell("?")}), "EX008"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_one_clear_reason(name: str) -> None:
    data, code = HOSTILE[name]
    found = read(data, "xlsx", "file.xlsx")
    assert found.document is None
    assert [one.code for one in found.faults] == [code]
    assert found.faults[0].message
    assert found.faults[0].mend


def test_a_password_is_told() -> None:
    data = bytearray(repacked(GOOD, {}))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 4)
    with pytest.raises(Refused) as refused:
        checked(bytes(data))
    assert refused.value.fault.code == "EX003"


def test_a_damaged_part_is_told() -> None:
    data = bytearray(repacked(GOOD, {}))
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/workbook.xml")
    start = info.header_offset + 30 + len(info.filename)
    data[start : start + 20] = b"\xff" * 20
    with pytest.raises(Refused) as refused:
        checked(bytes(data))
    assert refused.value.fault.code == "EX007"


def test_printer_settings_and_styled_empty_cells_do_no_harm() -> None:
    empty = f'<worksheet {NS}><sheetData><row><c r="A1048576" s="1"/></row></sheetData></worksheet>'.encode()
    data = repacked(
        GOOD, {"xl/printerSettings/printerSettings1.bin": b"x", "xl/worksheets/sheet9.xml": empty}
    )
    assert checked(data) == ()


def test_what_no_table_can_carry_is_told() -> None:
    data = repacked(GOOD, {"xl/comments1.xml": b"<x/>", "xl/media/image1.png": b"x"})
    assert [(one.code, one.message) for one in checked(data)] == [
        ("EX204", "comments of the workbook is not carried"),
        ("EX204", "media of the workbook is not carried"),
    ]


def test_limits_can_be_set() -> None:
    with pytest.raises(Refused):
        checked(book({"a": []}), Limits(size=10))
