"""A first look takes what has a photo's head and refuses everything else by name."""

import io

import pytest
from PIL import Image

from inspect_app.photos import limits
from inspect_app.photos.glance import glance
from inspect_app.photos.problems import PhotoRefused
from tests.factories.pictures import jpeg


def _saved(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(jpeg(), "image/jpeg"), (_saved("PNG"), "image/png"), (_saved("WEBP"), "image/webp")],
)
def test_photos_are_known_by_their_heads(data: bytes, media_type: str) -> None:
    assert glance(data, "a") == media_type


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"hello", "not_an_image"),
        (b"%PDF-1.7", "format_not_accepted"),
        (_saved("GIF"), "format_not_accepted"),
        (b"\0\0\0\x18ftypheic\0\0\0\0heic", "format_not_accepted"),
        (jpeg()[:60], "truncated"),
        (_saved("PNG", (20_001, 1)), "side_too_long"),
        (b"\xff\xd8\xff" + bytes(limits.MAX_BYTES), "too_large_bytes"),
    ],
)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(PhotoRefused) as refused:
        glance(data, "../a.jpg")
    assert (refused.value.code, refused.value.filename) == (code, "a.jpg")
