"""What can be wrong with regions, projects and locations, as people read it."""

import re
from pathlib import Path

import pytest
from flask import Flask

from inspect_app.errors import Invalid
from inspect_app.services import attributes, location_lines
from inspect_app.services.sites import plain_code
from inspect_app.web.messages import message_for
from inspect_app.web.messages.sites import MESSAGES

SERVICES = Path(__file__).parents[4] / "inspect_app" / "services"
FILES = ("regions", "projects", "locations", "location_lines", "attributes", "sites")
RAISED = re.compile(r'(?:Refusal|Conflict|Invalid)\(\s*"([a-z-]+)"')


def test_every_code_raised_is_worded_and_no_other() -> None:
    text = "".join((SERVICES / f"{name}.py").read_text(encoding="utf-8") for name in FILES)
    assert set(RAISED.findall(text)) == set(MESSAGES)


@pytest.mark.parametrize(
    ("refused", "english"),
    [
        (lambda: plain_code("a b"), "Use capital letters"),
        (lambda: attributes.read("no mark"), "Attribute names are small letters"),
        (lambda: location_lines.read("only one"), "Line 1 cannot be read"),
        (lambda: location_lines.read(""), "Write at least one line."),
        (lambda: location_lines.read("1,1,x,11\n" * 301), "At most 300 lines"),
    ],
)
def test_a_refusal_s_own_values_fill_its_wording(app: Flask, refused: object, english: str) -> None:
    with pytest.raises(Invalid) as caught:
        refused()  # type: ignore[operator]
    for language in ("en", "zh"):
        with app.test_request_context(headers={"Accept-Language": language}):
            said = message_for(caught.value.code, caught.value.values)
        assert said.startswith(english) == (language == "en")
        assert "%(" not in said
