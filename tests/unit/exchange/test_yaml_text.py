"""YAML in the style of the library, which other readers take as it is meant."""

import yaml
from hypothesis import given, settings

from inspect_app.checklist.model import Checklist
from inspect_app.exchange.yaml_text import flow, quoted, to_yaml
from tests.factories.documents import WORDS, checklists
from tests.factories.scoring import checklist, item


@given(text=WORDS)
def test_any_text_is_the_same_text_to_a_reader_of_yaml_1_1(text: str) -> None:
    assert yaml.safe_load(f"a: {flow(text)}") == {"a": text}
    assert yaml.safe_load(flow({"a": [text]})) == {"a": [text]}
    assert yaml.safe_load(quoted(text)) == text


@given(document=checklists())
@settings(max_examples=20)
def test_the_order_of_keys_is_that_of_the_library(document: Checklist) -> None:
    lines = [line for line in to_yaml(document).splitlines() if line[:1].isalpha()]
    keys = [line.partition(":")[0] for line in lines]
    assert keys == [
        key for key in ("checklist", "version", "title", "touchpoint", "per", "groups") if key in keys
    ]


def test_items_take_a_line_for_each_key_and_long_texts_go_below() -> None:
    long = item("long", phrases=())
    text = to_yaml(checklist(item("a"), long))
    assert "      - id: a\n        ask: {zh: 文, en: text}\n" in text
    assert "\n\n      - id: long\n" in text
    assert flow({"1": True, "-2": "no", "a b:": "x"}) == '{1: true, -2: "no", "a b:": x}'
