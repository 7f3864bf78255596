"""The fonts of a PDF: their files stay where they are, for a document holds but the letters it uses.

The engine takes a copy of each font whole, ten megabytes, and has it until the file is written, though the
part that is written is cut from the font itself: a seventh of the memory that a report took.
"""

from __future__ import annotations

from typing import Any

import weasyprint.pdf.fonts


def leave_on_disk() -> None:
    """Have the engine read a font whole only where it must; one that works otherwise is left alone."""
    engine = weasyprint.pdf.fonts
    names = ("get_hb_object_data", "get_pango_font_hb_face", "harfbuzz_subset")
    if not all(vars(engine).get(name) for name in names) or "file_content" in vars(engine.Font):
        return
    read, face_of = engine.get_hb_object_data, engine.get_pango_font_hb_face
    whole = set[Any]()

    def noted_face(font: Any) -> Any:
        face = face_of(font)
        whole.add(face)
        return face

    def data_of(face: Any) -> Any:
        return b"" if face in whole else read(face)

    engine.get_pango_font_hb_face, engine.get_hb_object_data = noted_face, data_of
    engine.Font.file_content = property(lambda font: font.cut or read(font.hb_face), _keep)


def _keep(font: Any, content: bytes) -> None:
    font.cut = content
