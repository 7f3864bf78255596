"""Rules for the words of criteria: one question each, short enough for a tablet, none asked twice."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.checklist.holdings import Library
from inspect_app.checklist.model import Checklist, Choice, Count, Information, Item, Measure, Text
from inspect_app.checklist.problems import Problem
from inspect_app.checklist.reading import Source
from inspect_app.checklist.wording import essence, two_questions

# Two lines of a tablet held upright.
LONGEST = {"zh": 60, "en": 140}
# What is counted, measured, chosen or recorded is one answer however many things it is about.
_ONE_ANSWER = (Count, Measure, Choice, Information)


def wording_problems(library: Library) -> Iterator[Problem]:
    """What is wrong with the wording of items, also where a programme words them anew."""
    for checklist in library.checklists:
        source = library.source(checklist)
        for item in checklist.items:
            yield from _words(source, f"item/{item.id}", item.ask, isinstance(item.answer, _ONE_ANSWER))
        yield from _repeated(source, checklist)
    for programme in library.programmes:
        source = library.source(programme)
        for number, change in enumerate(programme.tailor):
            if change.ask is not None:
                yield from _words(source, f"tailor/{number}", change.ask, one_answer=False)


def _words(source: Source, name: str, ask: Text, one_answer: bool) -> Iterator[Problem]:
    for language, longest in LONGEST.items():
        length = len(ask.zh if language == "zh" else ask.en)
        if length > longest:
            yield source.problem("CL218", name, "ask", language, length=length, longest=longest)
    found = None if one_answer else two_questions(ask.zh, ask.en)
    if found:
        language, first, second = found
        yield source.problem("CL217", name, "ask", language, first=first, second=second)


def _repeated(source: Source, checklist: Checklist) -> Iterator[Problem]:
    """Items under conditions of their own may ask the same: they take each other's place."""
    met: dict[object, Item] = {}
    for item in checklist.items:
        essences = {essence(text) for text in {item.ask.zh, item.ask.en}}
        keys = [(words, item.when) for words in essences if words]
        other = next((met[key] for key in keys if key in met), None)
        if other is not None:
            yield source.problem(
                "CL219", f"item/{item.id}", "ask", other=other.id, first=source.line(f"item/{other.id}")
            )
        met |= dict.fromkeys(keys, item)
