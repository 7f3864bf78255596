"""Every sentence of the pages exists in Chinese, with the same gaps to fill."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

METHODS = [("inspect_app/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {
    "_": None,
    "N_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
GAP = re.compile(r"%\((\w+)\)|\{(\w*)\}")
CHINESE = re.compile(r"[一-鿿]")
# The link that changes the language is written in the language it leads to.
NAMES_OF_LANGUAGES = ("简体中文", "中文")
NOT_SHOWN = re.compile(r"{#.*?#}|<!--.*?-->", re.DOTALL)


@pytest.fixture(scope="module")
def wanted(root: Path) -> dict[str, str]:
    """Every English message in the code and the templates, and where it stands."""
    options = {"templates/**.html": {"silent": "false", "trimmed": "true", "newstyle_gettext": "true"}}
    found = {}
    for name, line, message, _comments, _context in extract_from_dir(
        root, METHODS, options, KEYWORDS, directory_filter=lambda folder: Path(folder).name[:1] != "."
    ):
        if name.startswith(("inspect_app/", "templates/")):
            found[message if isinstance(message, str) else message[0]] = f"{name}:{line}"
    return found


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalog:
    """The Chinese translations."""
    with (root / "inspect_app/translations/zh_Hans/LC_MESSAGES/messages.po").open("rb") as file:
        return read_po(file, locale="zh_Hans")


def _texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_every_message_is_translated(wanted: dict[str, str], catalogue: Catalog) -> None:
    missing = []
    for text, place in wanted.items():
        message = catalogue.get(text)
        if message is None or not all(part.strip() for part in _texts(message)):
            missing.append(f"{place}: {text!r}")
    assert not missing, "\n".join(missing)


def test_no_translation_is_a_guess(catalogue: Catalog) -> None:
    fuzzy = [message.id for message in catalogue if message.id and message.fuzzy]
    assert not fuzzy, fuzzy


def test_translations_fill_the_same_gaps(catalogue: Catalog) -> None:
    """A gap missing in the translation loses a value; one too many is an error page."""
    faults = []
    for message in catalogue:
        if not message.id:
            continue
        english = message.id if isinstance(message.id, str) else message.id[-1]
        faults += [
            f"{english!r} -> {text!r}"
            for text in _texts(message)
            if sorted(GAP.findall(text)) != sorted(GAP.findall(english))
        ]
    assert not faults, "\n".join(faults)


def test_no_translation_is_left_over(wanted: dict[str, str], catalogue: Catalog) -> None:
    """What no page says any more would be kept in step for nothing."""
    left = [
        english
        for message in catalogue
        if message.id
        and (english := message.id if isinstance(message.id, str) else message.id[0]) not in wanted
    ]
    assert not left, "\n".join(left)


def test_templates_hold_no_chinese_of_their_own(texts: dict[str, str]) -> None:
    faults = []
    for name, text in texts.items():
        if name.startswith("templates/"):
            shown = NOT_SHOWN.sub("", text)
            for language in NAMES_OF_LANGUAGES:
                shown = shown.replace(language, "")
            faults += [f"{name}: {found.group()}" for found in CHINESE.finditer(shown)]
    assert not faults, "\n".join(faults)
