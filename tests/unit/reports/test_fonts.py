"""The fonts' own configuration."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from inspect_app.reports import fonts
from inspect_app.reports.failures import RenderFailed


def test_only_the_shipped_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = tmp_path / "a & b"
    shelf.mkdir()
    for name in fonts.FILES:
        (shelf / name).touch()
    monkeypatch.setattr(fonts, "folder", lambda: shelf)
    root = ET.fromstring(fonts.write_configuration(tmp_path).read_text(encoding="utf-8"))  # noqa: S314 - our own
    assert [element.text for element in root.findall("dir")] == [str(shelf)]
    assert [element.text for element in root.findall("cachedir")] == [str(tmp_path / "cache")]


def test_missing_fonts_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "folder", lambda: tmp_path)
    (tmp_path / fonts.FILES[0]).touch()
    assert fonts.missing() == fonts.FILES[1:]
    with pytest.raises(RenderFailed) as caught:
        fonts.write_configuration(tmp_path)
    assert (caught.value.code, caught.value.values["files"]) == ("fonts-missing", fonts.FILES[1])
