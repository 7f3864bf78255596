"""Scripts and style sheets ask for files that exist, from this server only, and every one is asked for."""

import json
import posixpath
import re
from pathlib import Path

import pytest

IMPORT = re.compile(
    r"""(?:^|[;\s])(?:import|export)\s*(?:[^'"();]*?\sfrom\s*)?\(?["']([^"']+)["']""", re.MULTILINE
)
STYLE_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
OUTSIDE = re.compile(r"""["'(](?:https?:)?//(?!www\.w3\.org/)[a-z0-9.-]+""", re.IGNORECASE)
COMMENTS = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)
# Copied here by set-up from a package, so not among the committed files.
VENDOR = {"static/vendor/signature_pad.js"}
# The tablet app is bundled: script/build.mjs names entries, package.json packages, "#words/" words.
BUNDLED = "static/js/field/"
FIELD_STYLES = re.compile(r"static/css/field(_\w+)?\.css$")
TYPES = re.compile(r"""(?:@import\s+[^"']*?from|import\()\s*["']([^"']+)["']""")
WORDS = ("zh", "en")


@pytest.fixture(scope="module")
def shipped(texts: dict[str, str]) -> dict[str, str]:
    """Our own scripts and style sheets without their comments."""
    return {
        name: COMMENTS.sub("", text)
        for name, text in texts.items()
        if name.startswith("static/") and name.endswith((".js", ".css"))
    }


def _targets(name: str, text: str) -> list[str]:
    """The paths from the root of what one file asks for; packages are left to test_bundled_packages…"""
    if name.endswith(".js"):
        named = IMPORT.findall(text)
    else:
        named = [first or second for first, second in STYLE_URL.findall(text)]
    words = [target for target in named if target.startswith("#words/")]
    beside = [target for target in named if not target.startswith(("data:", "#"))]
    if name.startswith(BUNDLED):
        beside = [target for target in beside if target.startswith(".")]
    return [
        f"{BUNDLED}words/{language}/{each.removeprefix('#words/')}" for each in words for language in WORDS
    ] + [
        posixpath.normpath(posixpath.join(posixpath.dirname(name), target.partition("#")[0]))
        for target in beside
    ]


def test_what_scripts_and_styles_ask_for_exists(shipped: dict[str, str], texts: dict[str, str]) -> None:
    missing = [
        f"{name}: {target}"
        for name, text in shipped.items()
        for target in _targets(name, text)
        if target not in texts and target not in VENDOR
    ]
    assert not missing, "\n".join(missing)


def test_the_tablet_app_takes_only_packages_that_are_locked(root: Path, shipped: dict[str, str]) -> None:
    wanted = json.loads((root / "package.json").read_text(encoding="utf-8"))["dependencies"]
    strangers = [
        f"{name}: {target}"
        for name, text in shipped.items()
        if name.startswith(BUNDLED)
        for target in IMPORT.findall(text)
        if not target.startswith((".", "#words/")) and target.split("/")[0] not in wanted
    ]
    assert not strangers, "\n".join(strangers)


def test_nothing_is_asked_of_another_server(shipped: dict[str, str]) -> None:
    found = [f"{name}: {hit}" for name, text in shipped.items() for hit in OUTSIDE.findall(text)]
    assert not found, "\n".join(found)


def test_every_script_and_style_sheet_is_asked_for(shipped: dict[str, str], texts: dict[str, str]) -> None:
    asked = {target for name, text in shipped.items() for target in _targets(name, text)}
    # The type checker follows what only tells of types.
    asked |= {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        for name in shipped
        for target in TYPES.findall(texts[name])
    }
    pages = "\n".join(
        text
        for name, text in texts.items()
        if name.startswith(("templates/", "inspect_app/")) or name == "script/build.mjs"
    )
    unused = [
        name
        for name in shipped
        if name not in asked
        and name.removeprefix("static/") not in pages
        and f'"{name.removeprefix(BUNDLED)}"' not in pages
        and not FIELD_STYLES.match(name)
        # The layout names its few sheets in a list, by their bare names.
        and f'"{posixpath.basename(name).removesuffix(".css")}"' not in pages
    ]
    assert not unused, "\n".join(unused)
