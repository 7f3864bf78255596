import hashlib
import io
from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pillow_heif
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from inspect_app.photos import heic, limits
from inspect_app.photos.accept import accept
from inspect_app.photos.problems import PHOTO_CODES, PhotoRefused


def refusal(data, name="IMG 1.jpg"):
    with pytest.raises(PhotoRefused) as caught:
        accept(data, name)
    assert caught.value.code in PHOTO_CODES
    assert caught.value.values["filename"] == caught.value.filename
    return caught.value


def close(first, second, tolerance=12):
    return all(abs(a - b) <= tolerance for a, b in zip(first, second, strict=True))


def test_keeps_what_the_system_needs_of_a_photo(pictures):
    data = pictures.encode(pictures.rough(2000, 1500))
    photo = accept(data, "a.jpg")
    assert photo.sha256 == hashlib.sha256(data).hexdigest()
    assert (photo.media_type, photo.width, photo.height) == ("image/jpeg", 2000, 1500)
    assert pictures.decode(photo.derivative).size == (1200, 900)
    assert pictures.decode(photo.thumbnail).size == (320, 240)
    assert 0 <= photo.dhash < 2**64
    assert (photo.taken_at, photo.latitude, photo.longitude, photo.camera) == (None, None, None, "")


def test_is_deterministic(pictures):
    data = pictures.encode(pictures.rough())
    assert accept(data, "a.jpg") == accept(data, "b.png")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turns_every_orientation_upright(pictures, orientation):
    photo = accept(pictures.turned(orientation), "a.jpg")
    derivative = pictures.decode(photo.derivative)
    assert (photo.width, photo.height) == derivative.size == (640, 480)
    for image in (derivative, pictures.decode(photo.thumbnail)):
        shown = pictures.corner_colours(image)
        assert all(close(*pair) for pair in zip(shown, pictures.corners, strict=True))


def test_small_photos_are_never_enlarged(pictures):
    photo = accept(pictures.encode(Image.new("RGB", (1, 1))), "dot.jpg")
    assert pictures.decode(photo.derivative).size == pictures.decode(photo.thumbnail).size == (1, 1)


def test_a_thin_photo_keeps_at_least_one_pixel(pictures):
    photo = accept(pictures.encode(Image.new("RGB", (6000, 2))), "thin.jpg")
    assert pictures.decode(photo.derivative).size == (1200, 1)


def test_keeps_time_place_and_camera_as_data_and_strips_them_from_copies(pictures):
    place = {1: "N", 2: (31.0, 14.0, 24.0), 3: "E", 4: (121.0, 28.0, 12.0)}
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Brand", "Brand X1"
    exif.get_ifd(0x8769).update({0x9003: "2026:03:05 09:30:00", 0x9011: "+08:00"})
    exif.get_ifd(0x8825).update(place)
    data = pictures.encode(pictures.rough(), exif=exif, comment=b"secret comment")
    photo = accept(pictures.with_comment(data, b"second comment"), "a.jpg")
    assert photo.taken_at == datetime(2026, 3, 5, 1, 30, tzinfo=UTC)
    assert (photo.latitude, photo.longitude, photo.camera) == (31.24, 121.47, "Brand X1")
    for copy in (photo.derivative, photo.thumbnail):
        for trace in (b"Exif", b"comment", b"Brand", b"2026", b"\xff\xfe", b"ICC"):
            assert trace not in copy
        assert pictures.decode(copy).getexif() == {}


def test_a_time_without_offset_needs_the_zone_of_the_place(pictures):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:03:05 09:30:00"
    data = pictures.encode(pictures.rough(), exif=exif)
    assert accept(data, "a.jpg").taken_at is None
    taken = accept(data, "a.jpg", ZoneInfo("Asia/Shanghai")).taken_at
    assert taken == datetime(2026, 3, 5, 1, 30, tzinfo=UTC)


def test_accepts_progressive_grey_and_cmyk_jpegs(pictures):
    image = pictures.quarters()
    for data in (
        pictures.encode(image, progressive=True),
        pictures.encode(image.convert("CMYK"), quality=95),
        pictures.encode(image.convert("L")),
    ):
        assert pictures.decode(accept(data, "a.jpg").derivative).mode == "RGB"
    cmyk = accept(pictures.encode(image.convert("CMYK"), quality=95), "a.jpg")
    assert close(pictures.corner_colours(pictures.decode(cmyk.derivative))[0], pictures.corners[0], 30)


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("WEBP", "image/webp")])
def test_accepts_other_formats_by_content_under_any_name(pictures, kind, media_type):
    data = pictures.encode(pictures.quarters(2000, 1500), kind)
    photo = accept(data, "really.jpg")
    assert (photo.media_type, photo.width, photo.height) == (media_type, 2000, 1500)
    shown = pictures.corner_colours(pictures.decode(photo.derivative))
    assert all(close(*pair) for pair in zip(shown, pictures.corners, strict=True))


def test_a_small_picture_with_several_frames_appended_is_read_as_its_first(pictures):
    first, second = pictures.quarters(), pictures.rough()
    data = pictures.encode(first, "MPO", save_all=True, append_images=[second])
    shown = pictures.corner_colours(pictures.decode(accept(data, "a.jpg").derivative))
    assert close(shown[0], pictures.corners[0])


def test_every_pixel_format_of_png_is_shown_on_white(pictures):
    clear = Image.new("RGBA", (400, 300), (255, 0, 0, 0))
    palette = clear.quantize()
    files = [pictures.encode(clear, "PNG"), pictures.encode(clear.convert("LA"), "PNG")]
    files.append(pictures.encode(palette, "PNG", transparency=0))
    for data in files:
        derivative = pictures.decode(accept(data, "a.png").derivative)
        assert derivative.getpixel((200, 150)) == (255, 255, 255)


def test_sixteen_bit_greys_keep_their_brightness(pictures):
    deep = Image.new("I;16", (400, 300), 32768)
    derivative = pictures.decode(accept(pictures.encode(deep, "PNG"), "a.png").derivative)
    assert close(derivative.getpixel((200, 150)), (128, 128, 128), 2)


def test_refuses_what_is_no_photo(pictures):
    assert refusal(b"").code == "empty"
    assert refusal(bytes(5000)).code == "not_an_image"
    assert refusal(b"just words").code == "not_an_image"
    gif = refusal(pictures.encode(pictures.rough(), "GIF"), "cat.jpg")
    assert (gif.code, gif.values["format"], gif.filename) == ("format_not_accepted", "GIF", "cat.jpg")
    for data, name in ((b"PK\x03\x04zip", "ZIP"), (b"%PDF-1.7", "PDF"), (b"<svg/>", "SVG")):
        assert refusal(data).values["format"] == name


def test_refuses_what_is_too_large(pictures, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 1000)
    large = refusal(b"\xff\xd8\xff" + bytes(1000))
    assert (large.code, large.values["bytes"], large.values["limit"]) == ("too_large_bytes", 1003, 1000)
    monkeypatch.undo()
    side = refusal(pictures.png_bomb(100_000, 10))
    assert (side.code, side.values["side"]) == ("side_too_long", 100_000)
    bomb = refusal(pictures.png_bomb(19_999, 19_999))
    assert (bomb.code, bomb.values["pixels"]) == ("too_many_pixels", 19_999 * 19_999)
    assert refusal(pictures.jpeg_claiming(19_000, 19_000)).code == "too_many_pixels"
    assert refusal(pictures.png_bomb(0, 10)).code == "damaged"


def test_a_fifty_megapixel_camera_is_within_the_limit():
    assert limits.MAX_PIXELS >= 8192 * 6144


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.5, 0.9, 0.999])
def test_refuses_a_cut_file(pictures, kind, share):
    data = pictures.encode(pictures.rough(), kind)
    assert refusal(data[: int(len(data) * share)]).code == "truncated"


def test_refuses_a_jpeg_with_its_tail_lost_but_its_end_mark_present(pictures):
    data = pictures.encode(pictures.rough())
    assert refusal(data[:100] + b"\xff\xd9").code in {"truncated", "damaged"}


def test_refuses_a_broken_picture(pictures):
    data = bytearray(pictures.encode(pictures.rough(), "PNG"))
    at = data.index(b"IDAT") + 20
    data[at : at + 200] = bytes(200)
    assert refusal(bytes(data)).code == "damaged"


def test_refuses_a_file_whose_two_heads_disagree(pictures):
    data = pictures.encode(pictures.rough(64, 48), "PNG")
    second = pictures.png_bomb(5000, 5000)[8:33]
    assert refusal(data[:33] + second + data[33:]).code == "damaged"


def test_refuses_pictures_that_move(pictures):
    frames = [pictures.rough(seed=seed) for seed in (1, 2)]
    for kind in ("WEBP", "PNG"):
        data = pictures.encode(frames[0], kind, save_all=True, append_images=frames[1:])
        assert refusal(data).code == "animated"


def test_accepts_heic_upright_once(pictures):
    pillow_heif.register_heif_opener()
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = pictures.quarters().transpose(Image.Transpose.ROTATE_90)
    data = pictures.encode(turned, "HEIF", quality=90, exif=exif.tobytes())
    photo = accept(data, "a.heic")
    assert (photo.media_type, photo.width, photo.height) == ("image/heic", 640, 480)
    shown = pictures.corner_colours(pictures.decode(photo.derivative))
    assert all(close(*pair, 20) for pair in zip(shown, pictures.corners, strict=True))
    assert refusal(data[: len(data) // 2]).code in {"truncated", "damaged"}


def test_says_when_heic_cannot_be_read_here(monkeypatch):
    monkeypatch.setattr(heic, "_library", lambda: None)
    assert refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").code == "heic_unavailable"


def test_hostile_exif_neither_refuses_nor_misleads(pictures):
    plain = pictures.encode(pictures.rough())
    for block in (
        b"Exif\0\0",
        b"Exif\0\0MM\0*\xff\xff\xff\xff",
        pictures.exif([(0x0112, 3, 1, b"\0\x63")]),
        pictures.exif([(0x0112, 5, 2**31, b"abcd"), (0x010F, 99, 4, b"abcd")]),
        pictures.exif([], place=[(2, 5, 3, bytes(24)), (4, 5, 3, b"\xff" * 24), (1, 2, 2, b"N\0")]),
    ):
        photo = accept(pictures.with_exif(plain, block), "a.jpg")
        assert (photo.width, photo.height, photo.taken_at, photo.latitude) == (640, 480, None, None)


def test_the_name_is_cleaned_before_it_is_repeated():
    assert refusal(b"", "../../etc/\x00pass\nwd").filename == "passwd"


@pytest.fixture(scope="module")
def seeds():
    noise = Image.effect_noise((96, 64), 60).convert("RGB")
    out = []
    for kind, options in (("JPEG", {}), ("JPEG", {"progressive": True}), ("PNG", {}), ("WEBP", {})):
        path = io.BytesIO()
        noise.save(path, kind, **options)
        out.append(path.getvalue())
    return out


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, 3), edits=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=6))
def test_whatever_the_bytes_are_only_the_one_error_is_raised(seeds, which, edits):
    data = bytearray(seeds[which])
    for share, patch in edits:
        at = int(share * len(data))
        data[at : at + len(patch)] = patch
    with suppress(PhotoRefused):
        assert accept(bytes(data), "fuzz").derivative.startswith(b"\xff\xd8")


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBP"]),
)
def test_arbitrary_bytes_are_refused(tail, start):
    with pytest.raises(PhotoRefused):
        accept(start + tail, "fuzz")
