"""QR labels for locations."""

from __future__ import annotations

from io import BytesIO

import segno


def text_of(public_url: str, code: str) -> str:
    """What a label carries: an address a telephone can open, or the bare code where none is configured."""
    return f"{public_url}/l/{code}" if public_url else code


def svg(text: str) -> bytes:
    """A QR code of ``text`` as an SVG file; readable with a seventh of it worn away."""
    buffer = BytesIO()
    segno.make(text, error="m", micro=False).save(
        buffer, kind="svg", scale=8, border=2, xmldecl=True, svgns=True, nl=False
    )
    return buffer.getvalue()
