import importlib

import pillow_heif
import pytest
from PIL import Image

from inspect_app.photos import heic
from inspect_app.photos.problems import Fault


@pytest.fixture
def photo(pictures):
    pillow_heif.register_heif_opener()
    exif = Image.Exif()
    exif[0x010F] = "Brand"
    return pictures.encode(pictures.quarters(), "HEIF", quality=90, exif=exif.tobytes())


def test_measures_exif_and_picture(pictures, photo):
    assert heic.available()
    header = heic.survey(photo)
    assert (header.format, header.width, header.height) == ("HEIF", 640, 480)
    assert b"Brand" in header.exif
    image = heic.decode(header.body)
    assert (image.mode, image.size) == ("RGB", (640, 480))


def test_a_broken_file_is_a_fault(photo):
    for data in (photo[:200], photo[: len(photo) // 2], photo[:40] + bytes(len(photo) - 40)):
        with pytest.raises(Fault) as caught:
            heic.decode(heic.survey(data).body)
        assert caught.value.code in {"truncated", "damaged"}


def test_without_the_library_it_says_so(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    assert not heic.available()
    with pytest.raises(Fault) as caught:
        heic.survey(b"")
    assert caught.value.code == "heic_unavailable"
