"""Every operation says how it can fail."""

import pytest

from inspect_app.api.description.operations import OPERATIONS

CHANGING = {"post", "put", "patch", "delete"}


@pytest.mark.parametrize(("name", "method"), sorted(OPERATIONS))
def test_every_way_to_be_answered(name: str, method: str) -> None:
    operation = OPERATIONS[name, method]
    answers = set(operation["responses"])
    assert operation["summary"]
    assert answers & {"200", "204"}
    if name != "openapi":
        assert "401" in answers
    if method in CHANGING:
        assert {"400", "403", "413", "503", "507"} <= answers
    if "requestBody" in operation:
        assert {"415", "422"} <= answers


def test_an_app_too_old_is_told_where_it_says_what_it_is() -> None:
    told = {name for (name, _), operation in OPERATIONS.items() if "426" in operation["responses"]}
    assert told == {"ops", "device"}
