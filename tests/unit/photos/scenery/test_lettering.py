import random

import pytest
from PIL import Image

from inspect_app.photos.scenery import lettering


@pytest.fixture
def paper():
    return Image.new("RGB", (300, 200), "white")


def ink(paper):
    return paper.convert("L").point([255 if grey < 128 else 0 for grey in range(256)])


def test_print_stands_where_it_is_put(paper):
    lettering.printed(paper, (150, 100), "公告栏", 30, (0, 0, 0), True)
    left, top, right, bottom = ink(paper).getbbox()
    assert abs((left + right) / 2 - 150) < 6
    assert abs((top + bottom) / 2 - 100) < 8


def test_different_words_look_different(paper):
    other = paper.copy()
    lettering.printed(paper, (150, 100), "王敏", 40, (0, 0, 0))
    lettering.printed(other, (150, 100), "李静", 40, (0, 0, 0))
    assert paper.tobytes() != other.tobytes()


def test_without_the_products_font_the_built_in_one_is_used(paper, monkeypatch, tmp_path):
    lettering.face.cache_clear()
    monkeypatch.setattr(lettering, "bundled_folder", lambda name: tmp_path)
    lettering.printed(paper, (150, 100), "B1", 30, (0, 0, 0))
    lettering.face.cache_clear()
    assert ink(paper).getbbox() is not None


def test_a_paragraph_stays_in_its_box(paper):
    lettering.paragraph(random.Random(1), paper, (40, 40, 200, 120), 12, (0, 0, 0))
    left, top, right, bottom = ink(paper).getbbox()
    assert (left, top) >= (40, 40)
    assert right <= 212
    assert bottom <= 128


def test_handwriting_fills_its_width(paper):
    lettering.scribble(random.Random(1), paper, (20, 100), 200, 30, (0, 0, 0))
    left, _, right, _ = ink(paper).getbbox()
    assert left >= 15
    assert 120 < right < 240


def test_a_smooth_curve_goes_through_its_points():
    points = [(0.0, 0.0), (10.0, 20.0), (30.0, 5.0), (40.0, 30.0)]
    curve = lettering.smooth(points, 8)
    assert len(curve) == 25
    assert [curve[at] for at in (0, 8, 16, 24)] == points
    assert lettering.smooth(points[:2]) == points[:2]
