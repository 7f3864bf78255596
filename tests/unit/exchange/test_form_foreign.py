"""Names and kinds of foreign questions."""

import pytest

from inspect_app.checklist.model import Checklist, Information
from inspect_app.exchange.form_foreign import kebab
from tests.factories.workbooks import form


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Floor_Sound", "floor-sound"),
        ("Éclair 2", "e-clair-2"),
        ("地面", ""),
        ("a" * 80, "a" * 60),
        ("__a__", "a"),
    ],
)
def test_ids_are_what_names_leave(name: str, found: str) -> None:
    assert kebab(name) == found


def test_a_signature_is_told_by_its_appearance() -> None:
    heading = ("type", "name", "label", "appearance")
    found = form([heading, ("image", "sign", "Sign", "signature"), ("image", "pic", "Picture", "big")])
    assert isinstance(found.document, Checklist)
    assert [item.answer for item in found.document.items] == [Information("signature"), Information("photo")]
    assert [one.place for one in found.faults if one.code == "EX213"] == ["survey!D3"]


def test_a_choice_without_label_or_name_is_still_told() -> None:
    choices = [("list_name", "name", "label"), ("l", "a", ""), ("l", "b", "B")]
    found = form([("type", "name", "label"), ("select_one l", "q", "")], choices)
    assert isinstance(found.document, Checklist)
    assert found.document.items[0].ask.en == "q"
