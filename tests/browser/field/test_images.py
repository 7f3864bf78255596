"""Photos made small on the tablet: upright, 1920 pixels at most, without a word of what the camera wrote."""

import base64
import io

import pytest
from PIL import ExifTags, Image
from playwright.sync_api import Page

from tests.browser.field.conftest import Machine, told

SHRINK = """
  const bytes = Uint8Array.from(atob(a[0]), (letter) => letter.charCodeAt(0));
  const { jpeg, width, height } = await field[a[1]](new Blob([bytes]));
  const made = new Uint8Array(await jpeg.arrayBuffer());
  let text = "";
  for (const byte of made) text += String.fromCharCode(byte);
  return { jpeg: btoa(text), width, height, type: jpeg.type };
"""


def _camera_photo() -> bytes:
    """Held upright, kept lying by the camera, red at what is the top; with the place in its EXIF."""
    picture = Image.new("RGB", (2400, 1800), "blue")
    picture.paste("red", (0, 0, 600, 1800))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (31.0, 13.0, 50.0)
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


def _main_colour(picture: Image.Image, y: int) -> str:
    shades = dict(
        zip(
            ("red", "green", "blue"), picture.resize((1, 1), box=(700, y, 740, y + 40)).tobytes(), strict=True
        )
    )
    return max(shades, key=lambda name: shades[name])


def _shrunk(page: Page, content: bytes, how: str) -> tuple[Image.Image, bytes, dict[str, object]]:
    found = told(page, SHRINK, base64.b64encode(content).decode(), how)
    made = base64.b64decode(found["jpeg"])
    return Image.open(io.BytesIO(made)), made, found


@pytest.mark.parametrize("how", ["shrink", "shrinkHere"])
def test_a_photo_comes_out_upright_small_and_bare(machine: Machine, how: str) -> None:
    page = machine.start()
    picture, made, found = _shrunk(page, _camera_photo(), how)
    assert (picture.size, picture.format) == ((1440, 1920), "JPEG")
    assert (found["width"], found["height"], found["type"]) == (1440, 1920, "image/jpeg")
    assert b"Exif" not in made
    assert not picture.getexif()
    # Orientation 6 is turned right by a quarter: what was at the left is at the top.
    assert [_main_colour(picture, y) for y in (100, 1800)] == ["red", "blue"]


@pytest.mark.parametrize("how", ["shrink", "shrinkHere"])
def test_what_is_no_picture_is_refused_and_the_next_one_is_not(machine: Machine, how: str) -> None:
    page = machine.start()
    refused = told(
        page, f"return field.{how}(new Blob(['no picture'])).then(() => '', (error) => error.name)"
    )
    assert refused == "UnreadableImage"
    file = io.BytesIO()
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).save(file, "PNG")
    picture, _, _ = _shrunk(page, file.getvalue(), how)
    assert picture.size == (30, 20)
    assert min(picture.getpixel((5, 5))) > 250  # type: ignore[arg-type, type-var]
