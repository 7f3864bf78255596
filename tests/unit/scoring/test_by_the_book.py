"""A second, slow engine written from docs/scoring.md alone: both must say the same of any inspection."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from inspect_app.checklist.model import (
    Checklist,
    Choice,
    Conformity,
    Count,
    Item,
    Measure,
    Programme,
    Sample,
    Scale,
    Severity,
    Veto,
)
from inspect_app.inspection.answers import Answer, Sampled, Sheet
from inspect_app.scoring.engine import score
from tests.factories.scoring import GRADES, filled, programmes

Marks = tuple[Fraction, Fraction]
_LADDER = [Severity.OBSERVATION, Severity.MINOR, Severity.MAJOR, Severity.CRITICAL]


def _fraction(item: Item, answer: Answer | None) -> Fraction | None:
    if answer is None or answer.value is None:
        return None
    kind, value = item.answer, answer.value
    if isinstance(value, Decimal):
        return _of_number(item, Fraction(value))
    if isinstance(kind, Conformity):
        return {"conform": Fraction(1), "partial": Fraction(1, 2), "nonconform": Fraction(0)}[str(value)]
    if isinstance(kind, Sample) and isinstance(value, Sampled):
        return Fraction(value.conforming, value.examined)
    assert isinstance(kind, Choice)
    chosen = next(option.score for option in kind.options if option.id == value)
    return None if chosen is None else Fraction(chosen)


def _of_number(item: Item, value: Fraction) -> Fraction:
    kind = item.answer
    if isinstance(kind, Scale):
        return (value - kind.min) / (kind.max - kind.min)
    if isinstance(kind, Count):
        return max(Fraction(0), 1 - value * Fraction(kind.deduct))
    assert isinstance(kind, Measure)
    assert kind.max is not None
    assert kind.zero_at is not None
    over, room = value - Fraction(kind.max), Fraction(kind.zero_at) - Fraction(kind.max)
    return min(Fraction(1), max(Fraction(0), 1 - over / room))


def _fails(item: Item, fraction: Fraction | None) -> bool:
    passing = Fraction(3, 5) if isinstance(item.answer, Scale) else Fraction(1)
    return fraction is not None and fraction < passing


def _severity(item: Item, answer: Answer | None) -> Severity:
    partial = answer is not None and answer.value == "partial"
    return _LADDER[max(0, _LADDER.index(item.severity) - partial)]


class ByTheBook:
    """One inspection, scored sentence by sentence."""

    def __init__(self, programme: Programme, sheets: Sequence[Sheet], previous: Sequence[Sheet]) -> None:
        self.programme, self.previous = programme, previous
        self.inspected = self.applicable = Fraction(0)
        self.limits: list[str] = []
        self.failed: list[Severity] = []
        self.whole = self._whole(sheets)

    def _counted(self, item: Item, sheet: Sheet) -> Fraction | None:
        """The fraction with its repeat multiplier, and everything a failing item does besides."""
        answer = sheet.answers.get(item.id)
        fraction = _fraction(item, answer)
        if fraction is None or not _fails(item, fraction):
            return fraction
        same = [s for s in self.previous if (s.checklist, s.place) == (sheet.checklist, sheet.place)]
        if any(_fails(item, _fraction(item, each.answers.get(item.id))) for each in same):
            fraction = max(Fraction(0), 1 - (1 - fraction) * self.programme.repeat_multiplier)
        self.failed.append(_severity(item, answer))
        if item.veto is Veto.CAP and self.programme.grading.cap:
            self.limits.append(self.programme.grading.cap)
        if item.veto is Veto.FAIL:
            self.limits.append(GRADES[-1])
        return fraction

    def _sheet(self, checklist: Checklist, sheet: Sheet) -> Marks:
        earned, full, vetoed = Fraction(0), Fraction(0), False
        for item in checklist.items:
            weight, answer = Fraction(item.weight), sheet.answers.get(item.id)
            fraction = self._counted(item, sheet)
            excused = answer is not None and answer.not_applicable is not None
            self.applicable += 0 if excused else weight
            if excused and self.programme.not_applicable != "exclude":
                fraction = Fraction(self.programme.not_applicable == "full")
            elif fraction is not None:
                self.inspected += weight
                vetoed |= item.veto is Veto.SHEET and fraction == 0
            if fraction is not None:
                earned, full = earned + weight * fraction, full + weight
        return (Fraction(0) if vetoed else earned), full

    def _checklist(self, checklist: Checklist, sheets: Sequence[Sheet]) -> Marks:
        marks = [self._sheet(checklist, sheet) for sheet in sheets if sheet.checklist == checklist.id]
        scored = [(earned, full) for earned, full in marks if full]
        if not scored:
            return Fraction(0), Fraction(0)
        if self.programme.model == "points":
            total = [sum(column, Fraction(0)) / len(scored) for column in zip(*scored, strict=True)]
            return total[0], total[1]
        return sum((earned / full for earned, full in scored), Fraction(0)) / len(scored), Fraction(1)

    def _above(self, nodes: Sequence[tuple[Decimal, Marks]]) -> Marks:
        """A node from those below it, each with its weight."""
        if self.programme.model == "points":
            return sum((m[0] for _, m in nodes), Fraction(0)), sum((m[1] for _, m in nodes), Fraction(0))
        weight = sum((Fraction(w) for w, (_, full) in nodes if full), Fraction(0))
        earned = sum((Fraction(w) * e for w, (e, full) in nodes if full), Fraction(0))
        return (earned / weight, Fraction(1)) if weight else (Fraction(0), Fraction(0))

    def _whole(self, sheets: Sequence[Sheet]) -> Fraction | None:
        parts = []
        for part in self.programme.parts:
            below = [(use.weight, self._checklist(use.checklist, sheets)) for use in part.uses]
            parts.append((part.weight, self._above(below)))
        earned, full = self._above(parts)
        return earned / full if full else None

    @property
    def coverage(self) -> Fraction:
        """Applicable weight inspected."""
        return self.inspected / self.applicable if self.applicable else Fraction(0)

    def shown(self) -> Decimal | None:
        """The number of 100, rounded half up."""
        if self.whole is None:
            return None
        with localcontext(prec=60):
            tenths = Decimal(1).scaleb(-self.programme.grading.decimals)
            exact = Decimal(100 * self.whole.numerator) / Decimal(self.whole.denominator)
            return exact.quantize(tenths, ROUND_HALF_UP)

    def grade(self) -> str | None:
        """The shown number's band, then whatever vetoes leave of it."""
        shown = self.shown()
        if shown is None or self.coverage < self.programme.coverage_floor:
            return None
        bands = sorted(self.programme.grading.bands, key=lambda band: -band.start)
        grades = [next(band.grade for band in bands if band.start <= shown), *self.limits]
        for cap in self.programme.caps:
            graver = sum(_LADDER.index(each) >= _LADDER.index(cap.severity) for each in self.failed)
            grades += [cap.grade] if graver >= cap.at_least else []
        return max(grades, key=GRADES.index)


@given(data=st.data())
def test_both_engines_say_the_same(data: st.DataObject) -> None:
    programme = data.draw(programmes())
    sheets, previous = data.draw(filled(programme)), data.draw(filled(programme))
    ours, book = score(programme, sheets, previous), ByTheBook(programme, sheets, previous)
    assert ours.score == book.whole
    assert ours.displayed == book.shown()
    assert ours.coverage == book.coverage
    assert ours.grade == book.grade()
    assert sum((loss.points for loss in ours.losses), Fraction(0)) == (
        0 if book.whole is None else 100 * (1 - book.whole)
    )
