import pytest
from PIL import Image, ImageCms

from inspect_app.photos import colour


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "YCbCr"])
def test_opaque_modes_become_rgb(mode):
    flat = colour.flatten(Image.new("RGB", (4, 4), "white").convert(mode))
    assert flat.mode == "RGB"
    assert flat.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "RGBa"])
def test_transparency_is_laid_on_white(mode):
    clear = Image.new("RGBA", (4, 4), (0, 0, 0, 0))
    assert colour.flatten(clear.convert(mode)).getpixel((1, 1)) == (255, 255, 255)


def test_half_transparent_is_mixed_with_white():
    assert colour.flatten(Image.new("RGBA", (2, 2), (0, 0, 0, 128))).getpixel((0, 0)) == (127, 127, 127)


def test_a_colour_named_transparent_is_white():
    image = Image.new("RGB", (2, 2), (9, 9, 9))
    image.info["transparency"] = (9, 9, 9)
    assert colour.flatten(image).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["I;16", "I"])
def test_deep_greys_are_scaled(mode):
    assert colour.flatten(Image.new(mode, (2, 2), 32768)).getpixel((0, 0)) == (128, 128, 128)


def profile(name):
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()


def test_an_srgb_or_missing_profile_changes_nothing():
    image = Image.new("RGB", (4, 4), (200, 30, 30))
    for icc in (None, b"", "text", profile("sRGB")):
        assert colour.to_srgb(image, icc).getpixel((0, 0)) == (200, 30, 30)


def wide_gamut():
    """The built-in profile with red and green exchanged, under another name: a conversion shows."""
    named = profile("sRGB").replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be"))
    data = bytearray(named.replace(b"sRGB", b"wide"))
    entries = {bytes(data[at : at + 4]): at for at in range(132, 132 + 12 * data[131], 12)}
    red, green = entries[b"rXYZ"], entries[b"gXYZ"]
    data[red : red + 4], data[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(data)


def test_another_profile_is_converted():
    red = Image.new("RGB", (4, 4), (255, 0, 0))
    converted = colour.to_srgb(red, wide_gamut()).getpixel((0, 0))
    assert converted[1] > 200 > converted[0]


def test_a_broken_or_unfit_profile_is_left_unused():
    image = Image.new("RGB", (4, 4), (200, 30, 30))
    for icc in (bytes(500), profile("sRGB")[:200], profile("LAB"), bytes(5_000_000)):
        assert colour.to_srgb(image, icc).getpixel((0, 0)) == (200, 30, 30)
    cmyk = Image.new("CMYK", (4, 4), (0, 0, 0, 0))
    assert colour.to_srgb(cmyk, wide_gamut()).getpixel((0, 0)) == (255, 255, 255)
