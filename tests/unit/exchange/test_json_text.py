"""JSON from any program."""

from decimal import Decimal

from inspect_app.checklist.model import Checklist, Scale
from inspect_app.exchange.doors import read
from inspect_app.exchange.json_text import compose_json, to_json
from tests.factories.scoring import GRADING, checklist, item

SCALE = (
    '{"checklist":"a","version":"1.0.0","title":"\\ud83d\\ude00 \\\\ud83d","groups":[{"title":"g","items":['
    '{"id":"s",\t"ask":"x","why":"w","weight":0.50,"answer":{"scale":{"min":1,"max":3,"labels":{"1":"low"}}}}]}]}'
)


def test_escapes_tabs_and_numbers_as_keys_are_read() -> None:
    found = read(SCALE.encode(), "json", "f.json")
    assert found.faults == ()
    assert isinstance(found.document, Checklist)
    assert found.document.title.en == "😀 \\ud83d"
    scale = found.document.items[0].answer
    assert isinstance(scale, Scale)
    assert scale.labels[1].en == "low"
    assert found.document.items[0].weight == Decimal("0.50")


def test_numbers_keep_every_digit() -> None:
    weight = Decimal("123456789012.123456789012")
    text = to_json(checklist(item(weight=weight)))
    assert '"weight": 123456789012.123456789012,' in text
    assert '"from": 90' in to_json(GRADING)


def test_what_is_no_json_is_told() -> None:
    assert compose_json(b"\xff", "f").problems[0].code == "CL001"
    assert compose_json(b"{", "f").root is None
    labels = compose_json(b'{"labels": [1]}', "f")
    assert labels.problems == ()
