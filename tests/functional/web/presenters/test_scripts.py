"""The words scripts show are those the scripts ask for."""

import re
from pathlib import Path

from flask import Flask

from inspect_app.config import bundled_folder
from inspect_app.web.presenters import scripts

FOLDER: Path = bundled_folder("static") / "js" / "inspection"


def test_every_word_asked_for_is_there_and_every_word_is_used(app: Flask) -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js"))
    asked = set(re.findall(r"\btexts\.(\w+)", sources))
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert asked == set(scripts.texts())


def test_they_are_in_the_language_of_the_page(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "zh-CN"}):
        assert scripts.texts()["allSaved"] == "全部已保存"
