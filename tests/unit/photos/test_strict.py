"""Cut-off pictures are refused whatever another library asked Pillow for."""

from __future__ import annotations

import pytest
from PIL import ImageFile

from inspect_app.photos.strict import open_strictly
from tests.factories import pictures


def test_a_cut_off_picture_raises_even_beside_the_pdf_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = pictures.jpeg()
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(OSError, match="truncated"):
        open_strictly(whole[: len(whole) // 2], "JPEG").load()


def test_only_the_named_format_is_opened() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        open_strictly(pictures.jpeg(), "PNG")
