"""Templates keep to the content security policy, and none lies about unused."""

import re
from pathlib import Path, PurePosixPath

import pytest

COMMENT = re.compile(r"{#.*?#}", re.DOTALL)
INLINE = {
    "a script without src": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.IGNORECASE
    ),
    "a handler in an attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: link": re.compile(r"javascript:", re.IGNORECASE),
    "an escape from escaping": re.compile(r"\|\s*safe\b|{%-?\s*autoescape\s+false"),
}
# reports/KIND/… is printed, reports/….html are pages about reports.
PRINTED = re.compile(r"reports/[^/]+/")
# Printed, not served: WeasyPrint runs no script and knows no policy.
ON_PAGES_ONLY = {
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE),
}


@pytest.fixture(scope="module")
def templates(texts: dict[str, str]) -> dict[str, str]:
    """The templates without their comments, by path below templates/."""
    return {
        name.removeprefix("templates/"): COMMENT.sub("", text)
        for name, text in texts.items()
        if name.startswith("templates/") and name.endswith((".html", ".svg", ".txt", ".xml"))
    }


def test_no_template_holds_inline_script_or_style(templates: dict[str, str]) -> None:
    faults = []
    for name, text in templates.items():
        rules = INLINE if PRINTED.match(name) else INLINE | ON_PAGES_ONLY
        faults += [f"{name}: {what}" for what, pattern in rules.items() if pattern.search(text)]
    assert not faults, "\n".join(faults)


def test_every_template_is_used(templates: dict[str, str], texts: dict[str, str]) -> None:
    """Named in full, or by its own name where the folder is chosen by the kind of report."""
    code = "\n".join(text for name, text in texts.items() if name.startswith("inspect_app/"))
    unused = []
    for name in templates:
        others = "\n".join(text for other, text in templates.items() if other != name) + code
        if not re.search(rf"""["']([^"']*/)?{re.escape(PurePosixPath(name).name)}["']""", others):
            unused.append(name)
    assert not unused, "\n".join(unused)


def test_every_named_template_exists(templates: dict[str, str]) -> None:
    """Reports have a Jinja environment of their own, whose root is templates/reports."""
    named = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+[\"']([^\"']+)[\"']")
    missing = [
        f"{name} names {wanted}"
        for name, text in templates.items()
        for wanted in named.findall(text)
        if (f"reports/{wanted}" if PRINTED.match(name) else wanted) not in templates
    ]
    assert not missing, "\n".join(missing)


def test_every_static_file_a_template_names_exists(
    root: Path, templates: dict[str, str], texts: dict[str, str]
) -> None:
    named = re.compile(r"url_for\(\s*[\"']static[\"']\s*,\s*filename\s*=\s*[\"']([^\"']+)[\"']\s*[,)]")
    missing = [
        f"{name} names {wanted}"
        for name, text in templates.items()
        for wanted in named.findall(text)
        # PNG pictures are no text; what set-up fetches and what the build makes is not committed.
        if not wanted.startswith(("vendor/", "built/"))
        and f"static/{wanted}" not in texts
        and not (root / "static" / wanted).is_file()
    ]
    assert not missing, "\n".join(missing)
