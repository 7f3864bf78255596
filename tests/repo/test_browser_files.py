"""Scripts and style sheets ask for files that exist, from this server only, and every one is asked for."""

import posixpath
import re

import pytest

IMPORT = re.compile(
    r"""(?:^|[;\s])(?:import|export)\s*(?:[^'"();]*?\sfrom\s*)?\(?["']([^"']+)["']""", re.MULTILINE
)
STYLE_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
OUTSIDE = re.compile(r"""["'(](?:https?:)?//(?!www\.w3\.org/)[a-z0-9.-]+""", re.IGNORECASE)
COMMENTS = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)
# Copied here by set-up from a package, so not among the committed files.
VENDOR = {"static/vendor/signature_pad.js"}


@pytest.fixture(scope="module")
def shipped(texts: dict[str, str]) -> dict[str, str]:
    """Our own scripts and style sheets without their comments."""
    return {
        name: COMMENTS.sub("", text)
        for name, text in texts.items()
        if name.startswith("static/") and name.endswith((".js", ".css"))
    }


def _targets(name: str, text: str) -> list[str]:
    """The paths from the root of what one file asks for."""
    if name.endswith(".js"):
        named = IMPORT.findall(text)
    else:
        named = [first or second for first, second in STYLE_URL.findall(text)]
    return [
        posixpath.normpath(posixpath.join(posixpath.dirname(name), target.partition("#")[0]))
        for target in named
        if not target.startswith(("data:", "#"))
    ]


def test_what_scripts_and_styles_ask_for_exists(shipped: dict[str, str], texts: dict[str, str]) -> None:
    missing = [
        f"{name}: {target}"
        for name, text in shipped.items()
        for target in _targets(name, text)
        if target not in texts and target not in VENDOR
    ]
    assert not missing, "\n".join(missing)


def test_nothing_is_asked_of_another_server(shipped: dict[str, str]) -> None:
    found = [f"{name}: {hit}" for name, text in shipped.items() for hit in OUTSIDE.findall(text)]
    assert not found, "\n".join(found)


def test_every_script_and_style_sheet_is_asked_for(shipped: dict[str, str], texts: dict[str, str]) -> None:
    asked = {target for name, text in shipped.items() for target in _targets(name, text)}
    pages = "\n".join(text for name, text in texts.items() if name.startswith(("templates/", "inspect_app/")))
    unused = [
        name
        for name in shipped
        if name not in asked
        and name.removeprefix("static/") not in pages
        # The layout names its few sheets in a list, by their bare names.
        and f'"{posixpath.basename(name).removesuffix(".css")}"' not in pages
    ]
    assert not unused, "\n".join(unused)
