"""The hash a signature is bound to."""

from dataclasses import replace
from decimal import Decimal

from inspect_app.inspection.answers import Answer, Sheet
from inspect_app.inspection.fingerprint import fingerprint

ONE = Sheet("1", "lobby", "p", "Hall", answers={"a": Answer(value="conform"), "b": Answer(value=Decimal(2))})
TWO = Sheet("2", "lobby", "q")
PHOTOS = {("1", "a"): ("x", "y")}
NOTES = {("1", "a"): "wet"}
HASH = fingerprint("r", (ONE, TWO), PHOTOS, NOTES)


def test_order_does_not_matter() -> None:
    turned = replace(ONE, answers=dict(reversed(list(ONE.answers.items()))))
    assert fingerprint("r", (TWO, turned), {("1", "a"): ("y", "x")}, NOTES) == HASH
    assert fingerprint("r", (TWO, turned), {**PHOTOS, ("2", "a"): ()}, {**NOTES, ("2", "a"): ""}) == HASH


def test_every_change_shows() -> None:
    changed = [
        fingerprint("s", (ONE, TWO), PHOTOS, NOTES),
        fingerprint("r", (ONE,), PHOTOS, NOTES),
        fingerprint("r", (replace(ONE, label="Foyer"), TWO), PHOTOS, NOTES),
        fingerprint("r", (replace(ONE, answers={"a": Answer(value="nonconform")}), TWO), PHOTOS, NOTES),
        fingerprint("r", (ONE, TWO), {("1", "a"): ("x",)}, NOTES),
        fingerprint("r", (ONE, TWO), PHOTOS, {("1", "a"): "dry"}),
        fingerprint("r", (ONE, TWO), PHOTOS, NOTES, "rain"),
    ]
    assert HASH not in changed
    assert len(set(changed)) == len(changed)
