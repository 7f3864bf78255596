"""The fonts reports are set in, and a Fontconfig that knows these and no others.

Without a private configuration the text engine reads every font of the machine: slower, and a report would
look different wherever it is made.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from inspect_app.config import bundled_folder
from inspect_app.reports.failures import RenderFailed

FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


def folder() -> Path:
    """Where the set-up puts the fonts."""
    return bundled_folder("static") / "vendor" / "fonts"


def missing() -> tuple[str, ...]:
    """The font files that are not there; the set-up brings them."""
    return tuple(name for name in FILES if not (folder() / name).is_file())


def write_configuration(target: Path) -> Path:
    """Write ``fonts.conf`` into the folder ``target``, its cache beside it; RenderFailed without fonts."""
    absent = missing()
    if absent:
        raise RenderFailed("fonts-missing", files=", ".join(absent))
    path = target / "fonts.conf"
    fonts, cache = escape(str(folder())), escape(str(target / "cache"))
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return path
