import pytest

from inspect_app.photos.formats import ACCEPTED, detect


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "WEBP"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "WAV"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIF"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "HEIF"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0avifmif1miaf", "AVIF"),
        (b"\0\0\0\x18ftypqt  \0\0\0\0qt  ", "MP4"),
        (b"GIF89a", "GIF"),
        (b"BM6\0", "BMP"),
        (b"II*\0\x08", "TIFF"),
        (b"MM\0*\0", "TIFF"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        (b"<?xml version='1.0'?><svg xmlns=''>", "SVG"),
        (b"\xef\xbb\xbf \n<SVG>", "SVG"),
        (b"<!DOCTYPE html><p>", "HTML"),
        (b"<note/>", "XML"),
    ],
)
def test_names_a_format_by_its_first_bytes(start, name):
    assert detect(start + bytes(64)) == name


def test_knows_when_it_does_not_know():
    assert [detect(data) for data in (b"", b"x", b"RIFF", bytes(100), b"GIF", b"RIFF\0\0\0\0XXXX")] == [
        None
    ] * 6


def test_accepted_formats_have_the_media_types_browsers_use():
    assert ACCEPTED["HEIF"] == "image/heic"
    assert len(ACCEPTED) == 4
