"""The bytes of a finished PDF: each object is made once, small ones are packed by the hundred.

The engine's own writer makes every object twice and packs them all at once with the greatest effort: a tenth
of a report's time.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import IO, Any

import weasyprint.pdf

LEVEL = 6
# Readers unpack the whole of a pack for one of its objects.
PACK = 400
_FREE, _PLAIN, _PACKED = 0, 1, 2
# Of the predictors of PNG: a row is told as it is, or by its difference to the one above.
_AS_IT_IS, _UP = 0, 2
Row = tuple[int, int, int]  # kind, place or pack, generation or place in the pack


class _Output:
    """What has been written: how much, and its fingerprint."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target, self.position, self.digest = target, 0, sha256()

    def line(self, content: bytes) -> int:
        """Write it; the place where it begins."""
        begun = self.position
        self.target.write(content)
        self.target.write(b"\n")
        self.digest.update(content)
        self.position += len(content) + 1
        return begun


def write(pdf: Any, target: IO[bytes], version: Any, identifier: Any, compress: Any) -> None:
    """Write the engine's ``pdf``; called as its own writer is. The same objects give the same bytes."""
    del identifier, compress  # Archives demand the one, and nobody wants a file without the other.
    output, rows = _Output(target), dict[int, Row]()
    output.line(b"%PDF-" + str(version).encode())
    output.line(b"%\xf0\x9f\x96\xa4")
    pdf.add_object(pdf.info)
    packed = [(each.number, each.data) for each in _written(pdf, output, rows)]
    number = len(pdf.objects)
    for start in range(0, len(packed), PACK):
        pack = packed[start : start + PACK]
        rows |= {each: (_PACKED, number, place) for place, (each, _) in enumerate(pack)}
        rows[number] = (_PLAIN, output.line(_object(number, _pack(pack))), 0)
        number += 1
    rows[number] = (_PLAIN, output.position, 0)
    begun = output.line(_object(number, _table(pdf, rows, output.digest.hexdigest()[:32])))
    output.line(b"startxref\n%d\n%%%%EOF" % begun)


def _written(pdf: Any, output: _Output, rows: dict[int, Row]) -> Iterator[Any]:
    """Write the objects that stand alone; give back the others."""
    for each in pdf.objects:
        if each.free == "f":
            rows[each.number] = (_FREE, 0, each.generation)
        elif each.compressible:
            yield each
        else:
            rows[each.number] = (_PLAIN, output.line(_object(each.number, each.data)), each.generation)


def _object(number: int, data: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj" % (number, data)


def _pack(objects: list[tuple[int, bytes]]) -> bytes:
    places, position = list[str](), 0
    for number, data in objects:
        places.append(f"{number} {position}")
        position += len(data) + 1
    head = " ".join(places).encode() + b"\n"
    kind = b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head))
    return _stream(kind, head + b"\n".join(data for _, data in objects))


def _table(pdf: Any, rows: dict[int, Row], identifier: str) -> bytes:
    """Where every object stands."""
    width = (max(place for _, place, _ in rows.values()).bit_length() + 7) // 8
    table = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(width, "big") + last.to_bytes(2, "big")
        for kind, place, last in (rows[number] for number in range(len(rows)))
    )
    columns = width + 3
    kind = b"/Type /XRef /Index [0 %d] /W [1 %d 2] /Size %d" % (len(rows), width, len(rows))
    root = b" /Root %b /Info %b /ID [<%b> <%b>]" % (
        pdf.catalog.reference,
        pdf.info.reference,
        identifier.encode(),
        identifier.encode(),
    )
    parameters = b"<</Predictor 12 /Columns %d>>" % columns
    return _stream(kind + root, _differences(table, columns), parameters)


def _differences(table: bytes, columns: int) -> bytes:
    """The table, each row as what changes from the row above: rows are much alike and pack to nothing.

    Readers look for the table before all else, and some unpack it once only: so its sum, the last byte of
    what is compressed, must not be half the end of a line. The first row is the same told as it is.
    """
    above = bytes(columns) + table
    changes = bytes((new - old) & 255 for new, old in zip(table, above, strict=False))
    told = b"".join(
        bytes([_UP]) + changes[start : start + columns] for start in range(0, len(table), columns)
    )
    return told if zlib.adler32(told) & 255 != ord("\r") else bytes([_AS_IT_IS]) + told[1:]


def _stream(head: bytes, content: bytes, parameters: bytes = b"") -> bytes:
    data, times = deflated(content)
    head += b" /Filter " + filters(times)
    if parameters:
        head += b" /DecodeParms " + (
            parameters if times == 1 else b"[%b%b]" % (b"null " * (times - 1), parameters)
        )
    return b"<<%b /Length %d>>\nstream\n%b\nendstream" % (head, len(data), data)


def filters(times: int, inner: str = "") -> bytes:
    """The names of the filters of what was compressed so many times, over a filter it had."""
    names = b" ".join([*[b"/FlateDecode"] * times, *[inner.encode()] * bool(inner)])
    return names if times == 1 and not inner else b"[%b]" % names


def deflated(content: bytes) -> tuple[bytes, int]:
    """The bytes compressed, and how many times: until the last cannot be taken for half the end of a line."""
    data, times = zlib.compress(content, LEVEL), 1
    while data.endswith(b"\r"):
        data, times = zlib.compress(data, LEVEL), times + 1
    return data, times


def remember_pages() -> None:
    """Have the engine list a document's pages once for each page and not for each element on them.

    Listed again for every element, they took as long as elements times pages: the only thing in a report that
    grew with the square of its length. An engine that asks in another way is left alone.
    """
    made = weasyprint.pdf.pydyf.PDF
    if isinstance(vars(made).get("page_references"), property):
        made.page_references = property(_page_references)


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    listed: tuple[bytes, ...]
    count, listed = vars(pdf).get("listed_pages", (0, ()))
    if count != len(pdf.pages["Kids"]):
        count = len(pdf.pages["Kids"])
        listed = tuple(b"%d 0 R" % number for number in pdf.pages["Kids"][::3])
        pdf.listed_pages = count, listed
    return listed
