"""What makes one file PDF/A-3a and PDF/UA-1 at once; the layout engine writes the marks of only one."""

from __future__ import annotations

import zlib
from importlib.resources import files
from io import BytesIO
from typing import Any

from weasyprint.css import ColorProfile

# A property of another standard must be described before PDF/A lets it stand.
_ACCESSIBLE = b"""
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"
_BEGIN, _AMBIGUOUS = b"\nstream\n", b"\r\nendstream"
LEVEL = 6
VARIANT = "pdf/a-3a"
OUTPUT_INTENT = "report-srgb"


def add_colours(document: Any) -> None:
    """Give the document the colour space that archives demand; the engine's own way leaves a file open."""
    data = files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()
    profile = ColorProfile(BytesIO(data), "sRGB2014.icc", "relative-colorimetric", ("r", "g", "b"))
    document.color_profiles[OUTPUT_INTENT] = profile


def finish(_document: Any, pdf: Any) -> None:
    """Finish a PDF/A: its metadata, which must lie in the file as plain text, also say PDF/UA-1."""
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    (content,) = metadata.stream
    before, end, after = content.rpartition(_END)
    metadata.stream = [before + _ACCESSIBLE + end + after]
    metadata.compress = False
    # The engine lists every attachment twice.
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    for each in pdf.objects:
        if isinstance(each, type(metadata)):
            _pack(each)
    pdf.objects[:] = [each if each.free == "f" else _Written(each) for each in pdf.objects]


class _Written:
    """An object of the file as it will stand there. The engine asks for its bytes twice, once for the file's
    identifier; making them anew took a twentieth of a report's time.
    """

    def __init__(self, made: Any) -> None:
        self.number, self.generation, self.free, self.offset = made.number, made.generation, made.free, 0
        self.data: bytes = made.data
        self.compressible: bool = made.compressible

    @property
    def indirect(self) -> bytes:
        """The object with its number, as the engine writes it."""
        return b"%d %d obj\n%b\nendobj" % (self.number, self.generation, self.data)


def has_ambiguous_end(data: bytes) -> bool:
    """Whether the file's own tables end so that readers take their last byte for the end of a line."""
    return _AMBIGUOUS in data


def _pack(stream: Any) -> None:
    """Compress it now, once more where its last byte could be taken for half the end of a line."""
    if stream.compress:
        stream.stream = [zlib.compress(_content(stream), LEVEL)]
        stream.compress = False
        stream.extra["Filter"] = "/FlateDecode"
    last = stream.stream[-1] if stream.stream else b""
    if isinstance(last, bytes) and last.endswith(b"\r"):
        stream.stream = [zlib.compress(_content(stream), LEVEL)]
        inner = stream.extra.get("Filter", "")
        stream.extra["Filter"] = f"[/FlateDecode {inner}]"
        if "DecodeParms" in stream.extra:
            stream.extra["DecodeParms"] = b"[null " + stream.extra["DecodeParms"].data + b"]"


def _content(stream: Any) -> bytes:
    """The stream's bytes, as they would be written without compression."""
    kept, stream.compress = stream.compress, False
    data: bytes = stream.data
    stream.compress = kept
    return data.partition(_BEGIN)[2].removesuffix(b"\nendstream")
