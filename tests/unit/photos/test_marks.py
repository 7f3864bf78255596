"""What is drawn on a photo is seen on its copy, and nowhere else."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from inspect_app.config import bundled_folder
from inspect_app.photos.marks import Shape, draw_marks, shapes_of

FONT = bundled_folder("static") / "vendor" / "fonts" / "NotoSansSC-Bold.ttf"


def plain(size: tuple[int, int] = (640, 480)) -> bytes:
    """A grey photo."""
    out = io.BytesIO()
    Image.new("RGB", size, (128, 128, 128)).save(out, "JPEG", quality=95)
    return out.getvalue()


def _touched(shape: Shape, size: tuple[int, int] = (640, 480)) -> tuple[int, int, int, int]:
    """The box, in pixels, of what drawing the shape changed."""
    drawn = Image.open(io.BytesIO(draw_marks(plain(size), [shape], FONT)))
    ground = Image.open(io.BytesIO(plain(size)))
    changed = ImageChops.difference(drawn, ground).convert("L").point(lambda grey: 255 if grey > 40 else 0)
    box = changed.getbbox()
    assert drawn.size == size
    assert box is not None
    return box


@pytest.mark.parametrize("kind", ["arrow", "box", "circle"])
@pytest.mark.parametrize("colour", ["red", "yellow", "white", "black"])
def test_a_shape_lies_between_its_corners(kind: str, colour: str) -> None:
    left, top, right, bottom = _touched(Shape(kind, 0.25, 0.25, 0.75, 0.75, colour))
    assert (left, top, right, bottom) == pytest.approx((160, 120, 480, 360), abs=16)


@pytest.mark.parametrize("kind", ["box", "circle"])
def test_the_corners_may_come_in_any_order(kind: str) -> None:
    one = draw_marks(plain(), [Shape(kind, 0.2, 0.2, 0.6, 0.7, "red")], FONT)
    other = draw_marks(plain(), [Shape(kind, 0.6, 0.7, 0.2, 0.2, "red")], FONT)
    assert one == other


def test_an_arrow_has_its_head_at_the_second_corner() -> None:
    drawn = Image.open(io.BytesIO(draw_marks(plain(), [Shape("arrow", 0.1, 0.5, 0.9, 0.5, "black")], FONT)))
    dark = drawn.convert("L").point(lambda grey: 255 if grey < 60 else 0)
    head, tail = dark.crop((540, 0, 640, 480)).getbbox(), dark.crop((0, 0, 100, 480)).getbbox()
    assert head is not None
    assert tail is not None
    assert head[3] - head[1] > 2 * (tail[3] - tail[1])


def test_chinese_words_are_drawn_and_stay_on_the_picture() -> None:
    shape = Shape("text", 0.95, 0.99, 0, 0, "red", "门禁失灵\n\u202e")
    left, _, right, bottom = _touched(shape)
    assert left < 600
    assert right <= 640
    assert bottom <= 480


@pytest.mark.parametrize("kind", ["arrow", "box", "circle", "text"])
@pytest.mark.parametrize("size", [(1, 1), (3, 400), (640, 480)])
def test_shapes_of_no_extent_on_pictures_of_any_size(kind: str, size: tuple[int, int]) -> None:
    shape = Shape(kind, 1, 1, 1, 1, "yellow", "字")
    assert Image.open(io.BytesIO(draw_marks(plain(size), [shape], FONT))).size == size


def test_the_same_shapes_give_the_same_bytes() -> None:
    shapes = [Shape("circle", 0.1, 0.1, 0.4, 0.4, "red"), Shape("text", 0.5, 0.5, 0, 0, "white", "渗水 leak")]
    assert draw_marks(plain(), shapes, FONT) == draw_marks(plain(), shapes, FONT)


def test_as_they_are_stored() -> None:
    stored = [{"kind": "arrow", "x1": 0, "y1": 0.5, "x2": 1, "y2": 1, "colour": "red"}]
    assert shapes_of(stored) == (Shape("arrow", 0.0, 0.5, 1.0, 1.0, "red"),)


def test_no_picture_and_no_font() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        draw_marks(b"no picture", [], FONT)
    with pytest.raises(OSError, match="cannot open"):
        draw_marks(plain(), [], Path("nowhere.ttf"))
