from pathlib import Path

import pytest

from inspect_app.photos.stamp import stamp

FONT = Path(__file__).resolve().parents[3] / "static" / "vendor" / "fonts" / "NotoSansSC-Regular.ttf"
LINES = ["2026-03-05 09:30 +08:00 · 1 号楼大堂", "巡查员 王敏"]


@pytest.fixture
def photo(pictures):
    return pictures.encode(pictures.quarters(1280, 960), quality=82)


def test_a_footer_is_added_and_the_photo_stays_whole(pictures, photo):
    stamped = pictures.decode(stamp(photo, LINES, FONT))
    assert stamped.width == 1280
    assert 960 < stamped.height < 960 * 1.12
    for shown, stored in zip(
        pictures.corner_colours(stamped.crop((0, 0, 1280, 960))), pictures.corners, strict=True
    ):
        assert all(abs(a - b) < 8 for a, b in zip(shown, stored, strict=True))


def test_text_is_drawn_and_differs_with_what_it_says(pictures, photo):
    first, second = (pictures.decode(stamp(photo, [line], FONT)) for line in ("王敏", "李静"))
    footer = first.crop((0, 960, 1280, first.height)).convert("L")
    assert max(footer.tobytes()) > 180
    assert footer.tobytes() != second.crop((0, 960, 1280, second.height)).convert("L").tobytes()


def test_the_same_arguments_give_the_same_bytes_without_metadata(photo):
    stamped = stamp(photo, LINES, FONT)
    assert stamped == stamp(photo, LINES, FONT)
    assert b"Exif" not in stamped


def test_can_be_made_smaller_for_print(pictures, photo):
    stamped = pictures.decode(stamp(photo, LINES, FONT, max_side=800))
    assert stamped.width == 800
    assert 600 < stamped.height < 690


def test_long_lines_are_cut_control_characters_and_empty_lines_left_out(pictures, photo):
    one = stamp(photo, ["short"], FONT)
    assert stamp(photo, ["", "sh\x00ort".replace("\x00", ""), "\n\t"], FONT) == one
    assert stamp(photo, ["a\nb"], FONT) == stamp(photo, ["a b"], FONT)
    long = pictures.decode(stamp(photo, ["很长" * 5000], FONT))
    assert long.size == pictures.decode(one).size
    edge = long.crop((1264, 960, 1280, long.height)).convert("L")
    assert max(edge.tobytes()) < 90


def test_without_lines_nothing_is_added(pictures, photo):
    assert pictures.decode(stamp(photo, [], FONT)).size == (1280, 960)


def test_a_missing_font_or_photo_is_told(photo):
    with pytest.raises(OSError, match="resource"):
        stamp(photo, LINES, FONT.with_name("missing.ttf"))
    with pytest.raises(OSError, match="identify"):
        stamp(b"no photo", LINES, FONT)
