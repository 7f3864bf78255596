"""What an answer may be, in the page's words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inspect_app.checklist.model import (
    Choice,
    Conformity,
    Count,
    Information,
    Item,
    Measure,
    Sample,
    Scale,
)
from inspect_app.checklist.units import UNITS
from inspect_app.inspection.answers import Answer, Sampled

CONFORMITY: Mapping[str, LazyString] = {
    "conform": _l("Conforming"),
    "partial": _l("Partly"),
    "nonconform": _l("Nonconforming"),
}


def kind_of(item: Item) -> str:
    """The control an item is answered with."""
    return item.answer.kind if isinstance(item.answer, Information) else type(item.answer).__name__.lower()


def options_of(item: Item, language: str) -> list[tuple[str, str, str]]:
    """(value, label, tone) of every button; empty where the answer is not chosen from a few."""
    answer = item.answer
    if isinstance(answer, Conformity):
        words = [word for word in CONFORMITY if answer.partial or word != "partial"]
        tones = {"conform": "good", "partial": "fair", "nonconform": "bad"}
        return [(word, str(CONFORMITY[word]), tones[word]) for word in words]
    if isinstance(answer, Scale):
        labels = {value: text.in_language(language) for value, text in answer.labels.items()}
        return [(str(v), f"{v} {labels.get(v, '')}".strip(), "") for v in range(answer.min, answer.max + 1)]
    if isinstance(answer, Choice):
        return [(option.id, option.title.in_language(language), "") for option in answer.options]
    return []


def with_unit(number: Decimal, unit: str, language: str) -> str:
    """A number with its unit."""
    known = UNITS.get(unit)
    return f"{number:f} {unit}" if known is None else known.written(number, language)


def limit_of(item: Item, language: str) -> str:
    """What is demanded, in a few characters; empty where the wording of the item says it all."""
    answer = item.answer
    if isinstance(answer, Measure):
        return _measure_limit(answer, language)
    if isinstance(answer, Sample):
        return str(_("Draw %(n)s: %(what)s", n=answer.size, what=answer.of.in_language(language)))
    if isinstance(answer, Count):
        return str(_("Limit: none"))
    return ""


def _measure_limit(answer: Measure, language: str) -> str:
    if answer.min is not None and answer.max is not None:
        return str(
            _(
                "Limit: %(least)s to %(most)s",
                least=f"{answer.min:f}",
                most=_unit(answer, answer.max, language),
            )
        )
    if answer.max is not None:
        return str(_("Limit: at most %(most)s", most=_unit(answer, answer.max, language)))
    if answer.min is not None:
        return str(_("Limit: at least %(least)s", least=_unit(answer, answer.min, language)))
    return ""


def _unit(answer: Measure, number: Decimal, language: str) -> str:
    return with_unit(number, answer.unit, language)


def found(item: Item, answer: Answer | None, language: str) -> str:
    """What was found, for reading: ``2 rings``, ``9 of 10``, ``Not applicable: …``; a dash without answer."""
    if answer is None:
        return "—"
    if answer.not_applicable is not None:
        return str(_("Not applicable: %(reason)s", reason=answer.not_applicable))
    if answer.not_inspected is not None:
        return str(_("Not inspected: %(reason)s", reason=answer.not_inspected))
    value = answer.value
    if isinstance(value, Sampled):
        return str(_("%(k)s of %(n)s conform", k=value.conforming, n=value.examined))
    labels = {option: label for option, label, _tone in options_of(item, language)}
    if isinstance(value, Decimal):
        return labels.get(f"{value:f}") or _number(item, value, language)
    return labels.get(value or "", value or "—")


def _number(item: Item, value: Decimal, language: str) -> str:
    unit = item.answer.unit if isinstance(item.answer, Measure | Information) else None
    return f"{value:f}" if unit is None else with_unit(value, unit, language)
