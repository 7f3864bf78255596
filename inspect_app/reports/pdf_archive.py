"""What makes one file PDF/A-3a and PDF/UA-1 at once; the layout engine writes the marks of only one."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from io import BytesIO
from typing import Any

from weasyprint.css import ColorProfile

from inspect_app.reports import pdf_file
from inspect_app.reports.pdf_file import deflated, filters

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
_BEGIN = b"\nstream\n"
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
    pdf.write = partial(pdf_file.write, pdf)


def _pack(stream: Any) -> None:
    """Compress it now, once more where its last byte could be taken for half the end of a line."""
    last = stream.stream[-1] if stream.stream else b""
    if not stream.compress and not (isinstance(last, bytes) and last.endswith(b"\r")):
        return
    data, times = deflated(_content(stream))
    stream.stream, stream.compress = [data], False
    stream.extra["Filter"] = filters(times, stream.extra.get("Filter", ""))
    if "DecodeParms" in stream.extra:
        nothing = b"null " * times
        stream.extra["DecodeParms"] = b"[" + nothing + stream.extra["DecodeParms"].data + b"]"


def _content(stream: Any) -> bytes:
    """The stream's bytes, as they would be written without compression."""
    kept, stream.compress = stream.compress, False
    data: bytes = stream.data
    stream.compress = kept
    return data.partition(_BEGIN)[2].removesuffix(b"\nendstream")
