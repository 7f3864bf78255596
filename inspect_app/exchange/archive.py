"""The package of a workbook looked through before anything opens it: size, parts, macros, links, XML."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from inspect_app.exchange.faults import Fault, Refused, fault


@dataclass(frozen=True, slots=True)
class Limits:
    """``size``: bytes of the file; ``unpacked``: bytes of all parts; ``elements``: of XML in all parts."""

    size: int = 10_000_000
    unpacked: int = 60_000_000
    parts: int = 500
    elements: int = 600_000
    depth: int = 60
    rows: int = 20_000
    columns: int = 200


LIMITS = Limits()
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_MACROS = re.compile(r"vbaProject|macrosheets/|dialogsheets/|activeX/|\.bin$", re.IGNORECASE)
_HARMLESS = re.compile(r"printerSettings", re.IGNORECASE)
_LINKS = re.compile(r"externalLinks/|connections\.xml$|queryTables/|embeddings/", re.IGNORECASE)
_LEFT = re.compile(
    r"(?:^|/)(comments|threadedComments|drawings|media|charts|pivotTables)[^/]*(?:/|$)", re.IGNORECASE
)
_CELL = re.compile("([A-Z]{1,4})([0-9]{1,8})")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


def checked(data: bytes, limits: Limits = LIMITS) -> tuple[Fault, ...]:
    """What of the package no table can carry (EX204). Raises Refused for a package better not opened."""
    if len(data) > limits.size:
        raise Refused(fault("EX002", limit=limits.size))
    if data.startswith(_OLD):
        raise Refused(fault("EX003"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _looked_through(package, limits)
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Refused(fault("EX001")) from error


def _looked_through(package: zipfile.ZipFile, limits: Limits) -> tuple[Fault, ...]:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if len(parts) > limits.parts:
        raise Refused(fault("EX006", limit=limits.parts, what="parts"))
    # zipfile never gives more of a part than its header says, so the headers can be believed.
    if sum(part.file_size for part in parts) > limits.unpacked:
        raise Refused(fault("EX006", limit=limits.unpacked, what="bytes"))
    _refuse(names, "EX004", _MACROS)
    _refuse(names, "EX005", _LINKS)
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise Refused(fault("EX001"))
    left = limits.elements
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            left -= _parsed(package, part, left, limits)
    kinds = sorted({found.group(1) for name in names if (found := _LEFT.search(name))})
    return tuple(fault("EX204", part=kind) for kind in kinds)


def _refuse(names: list[str], code: str, pattern: re.Pattern[str]) -> None:
    for name in names:
        if pattern.search(name) and not _HARMLESS.search(name):
            raise Refused(fault(code, part=name))


def _parsed(package: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, limits: Limits) -> int:
    """How many elements the part has. DTDs, entities and broken XML are refused."""
    is_sheet = bool(_SHEET.fullmatch(part.filename))
    count = depth = 0
    try:
        with package.open(part) as file:
            for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
                depth += 1 if event == "start" else -1
                count += event == "start"
                if count > left or depth > limits.depth:
                    raise Refused(fault("EX006", limit=limits.elements, what="elements"))
                if event == "end":
                    _within(part.filename, element, is_sheet, limits)
    except (DefusedXmlException, ParseError, zipfile.BadZipFile, zlib.error, EOFError, LookupError) as error:
        raise Refused(fault("EX007", part=part.filename)) from error
    except RuntimeError as error:
        raise Refused(fault("EX003")) from error
    return count


def _within(name: str, element: Element, is_sheet: bool, limits: Limits) -> None:
    """Refuse a cell with content far outside any table; then forget the element."""
    tag = element.tag.rpartition("}")[2]
    if is_sheet and tag == "c" and len(element):
        found = _CELL.fullmatch(element.get("r", "A1"))
        row = int(found.group(2)) if found else limits.rows + 1
        column = _number(found.group(1)) if found else limits.columns + 1
        if row > limits.rows or column > limits.columns:
            sheet = name.rpartition("/")[2].removesuffix(".xml")
            place = element.get("r", "")
            raise Refused(fault("EX008", sheet=sheet, cell=place, rows=limits.rows, columns=limits.columns))
    if tag in ("row", "si", "Override", "Relationship"):
        element.clear()


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
