"""Believable facts for inspection reports: from any revision, deterministic by seed."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from inspect_app.checklist.document import build_revision
from inspect_app.checklist.model import (
    AnswerType,
    Cap,
    Checklist,
    Choice,
    Conformity,
    Count,
    Information,
    Item,
    Measure,
    Per,
    Programme,
    Revision,
    Sample,
    Scale,
    Severity,
    Text,
    Veto,
)
from inspect_app.inspection.answers import Answer, Sampled, Sheet, Value
from inspect_app.reports.facts import (
    FindingFacts,
    HistoryFacts,
    InspectionFacts,
    MedianFacts,
    PhotoFacts,
    PreviousFacts,
    ProjectFacts,
    SignatureFacts,
)
from inspect_app.scoring.engine import score
from inspect_app.scoring.result import Outcome, Score

BEGUN = datetime(2026, 11, 21, 1, 5, tzinfo=UTC)
PLACES = {
    "car-park": ("地下车库 B1", "地面停车场"),
    "lobby": ("1号楼 大堂", "3号楼 大堂", "5号楼 大堂"),
    "lift-car": ("1号楼 1号梯", "3号楼 2号梯", "5号楼 1号梯"),
    "corridor": ("1号楼 12层", "3号楼 7层", "5号楼 3层", "5号楼 21层"),
}
ATTRIBUTES = {"underground": True, "stone-floor": True, "seating": True}


def facts_of(
    revision: Revision, *, seed: int = 7, fail_rate: float = 0.13, sheets: Sequence[Sheet] | None = None
) -> InspectionFacts:
    """A finished inspection of ``revision``, without photos and signatures."""
    chance = random.Random(seed)
    programme = revision.programme
    filled = tuple(sheets) if sheets is not None else tuple(_sheets(chance, programme, fail_rate))
    previous = tuple(_sheets(random.Random(seed + 1), programme, fail_rate * 1.3))
    earlier = score(programme, previous)
    result = score(programme, filled, previous)
    return InspectionFacts(
        company=Text(zh="安居物业服务有限公司", en="Anju Property Services"),
        project=ProjectFacts("翠湖雅苑", "CHYY", "华东区域", "上海市浦东新区锦绣路 1288 号"),
        revision=revision,
        score=result,
        sheets=filled,
        number="IN-2026-0187",
        started_at=BEGUN,
        finished_at=BEGUN + timedelta(hours=3, minutes=42),
        zone="Asia/Shanghai",
        inspectors=("王建国",),
        remarks="雨后检查，地面停车场车位仍有少量积水。",
        findings=tuple(_findings(programme, result)),
        previous=_previous(programme, earlier),
        history=tuple(_history(chance, programme)),
        median=_median(chance, result),
        content_hash=hashlib.sha256(b"answers").hexdigest(),
        audit_head=hashlib.sha256(b"audit").hexdigest(),
    )


def _sheets(chance: random.Random, programme: Programme, fail_rate: float) -> Iterator[Sheet]:
    for checklist in programme.checklists:
        labels = PLACES.get(checklist.id, ("客服中心",))
        if checklist.per is Per.LOCATION and checklist.id not in PLACES:
            labels = ("南门", "北门")
        for number, label in enumerate(labels, start=1):
            answers = {item.id: _answer(chance, item, fail_rate) for item in checklist.items}
            attributes = dict(ATTRIBUTES) if number == 1 else {}
            yield Sheet(
                f"{checklist.id}-{number}",
                checklist.id,
                f"{checklist.id}/{number}",
                label,
                attributes,
                answers,
            )


def _answer(chance: random.Random, item: Item, fail_rate: float) -> Answer:
    draw = chance.random()
    if draw < 0.02:
        return Answer(not_applicable="本项目无此设施")
    if draw < 0.03:
        return Answer(not_inspected="检查时现场封闭施工")
    failing = chance.random() < fail_rate
    note = chance.choice(item.phrases).zh if failing and item.phrases else ""
    return Answer(value=_value(chance, item, failing), note=note)


def _value(chance: random.Random, item: Item, failing: bool) -> Value:
    kind = item.answer
    if isinstance(kind, Information):
        if kind.kind == "number":
            return Decimal("12.5")
        return "2026-11-20" if kind.kind == "date" else "已核对"
    return _bad(chance, kind) if failing else _good(kind)


def _good(kind: AnswerType) -> Value:
    match kind:
        case Scale(max=most):
            return Decimal(most)
        case Measure(max=most, min=least):
            return most if most is not None else least or Decimal(0)
        case Count():
            return Decimal(0)
        case Sample(size=size):
            return Sampled(size, size)
        case Choice(options=options):
            return options[0].id
        case _:
            return "conform"


def _bad(chance: random.Random, kind: AnswerType) -> Value:
    match kind:
        case Scale(min=least):
            return Decimal(least + 1)
        case Measure(max=most, min=least):
            return most + 2 if most is not None else (least or Decimal(0)) - 1
        case Count():
            return Decimal(chance.randint(1, 3))
        case Sample(size=size):
            return Sampled(size - chance.randint(1, 2), size)
        case Choice(options=options):
            return options[-1].id
        case _:
            partial = isinstance(kind, Conformity) and kind.partial
            return "partial" if partial and chance.random() < 0.5 else "nonconform"


def _findings(programme: Programme, result: Score) -> Iterator[FindingFacts]:
    number = 2210
    for part in result.parts:
        for checklist in part.checklists:
            for sheet in checklist.sheets:
                for item in sheet.items:
                    if item.outcome not in {Outcome.FAILED, Outcome.PARTIAL}:
                        continue
                    number += 1
                    asked = _item(programme.checklist(checklist.checklist), item.item)
                    severity = item.severity or Severity.OBSERVATION
                    yield FindingFacts(
                        number=f"F-2026-{number}",
                        severity=severity,
                        title=asked.ask,
                        place=sheet.label,
                        checklist=checklist.checklist,
                        state="recorded",
                        due=date(2026, 11, 24) if severity.rank >= 2 else None,
                        repeat_of=f"F-2026-{number - 900}" if item.repeat else None,
                    )


def _item(checklist: Checklist, item: str) -> Item:
    return next(each for each in checklist.items if each.id == item)


def _previous(programme: Programme, earlier: Score) -> PreviousFacts:
    return PreviousFacts(
        number="IN-2026-0164",
        finished_at=BEGUN - timedelta(days=31),
        score=earlier.displayed,
        grade=earlier.grade,
        parts={part.part: part.score for part in earlier.parts if part.score is not None},
        checklists={
            each.checklist: each.score
            for part in earlier.parts
            for each in part.checklists
            if each.score is not None
        },
        failed=_spots(earlier, {Outcome.FAILED, Outcome.PARTIAL}),
        passed=_spots(earlier, {Outcome.PASSED}),
    )


def _spots(score: Score, outcomes: set[Outcome]) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (sheet.checklist, sheet.place, item.item)
        for part in score.parts
        for each in part.checklists
        for sheet in each.sheets
        for item in sheet.items
        if item.outcome in outcomes
    )


def _history(chance: random.Random, programme: Programme) -> Iterator[HistoryFacts]:
    for months in range(11, 0, -1):
        value = Decimal(chance.randint(810, 945)) / 10
        grade = next(band.grade for band in programme.grading.bands if value >= band.start)
        yield HistoryFacts(BEGUN - timedelta(days=30 * months + 1), value, grade)


def _median(chance: random.Random, result: Score) -> MedianFacts:
    def near(value: Fraction | None) -> Fraction:
        return (
            Fraction(88, 100)
            if value is None
            else min(Fraction(1), value + Fraction(chance.randint(-6, 6), 100))
        )

    return MedianFacts(
        projects=6,
        parts={part.part: near(part.score) for part in result.parts},
        checklists={each.checklist: near(each.score) for part in result.parts for each in part.checklists},
    )


def photo_facts(
    facts: InspectionFacts, shas: Sequence[str], *, sizes: Sequence[tuple[int, int]]
) -> tuple[PhotoFacts, ...]:
    """A photo for each of ``shas``, spread over the failed items, the first of them twice."""
    spots = [
        (sheet.sheet, item.item)
        for part in facts.score.parts
        for checklist in part.checklists
        for sheet in checklist.sheets
        for item in sheet.items
        if item.outcome is Outcome.FAILED
    ]
    spots = spots[:1] + spots
    return tuple(
        PhotoFacts(
            id=f"{number:04d}",
            sheet=spots[number % len(spots)][0],
            item=spots[number % len(spots)][1],
            derivative=sha,
            width=width,
            height=height,
            fingerprint=hashlib.sha256(sha.encode()).hexdigest(),
            filename=f"IMG_{number:04d}.jpg",
            taken_at=None if number % 9 == 8 else facts.started_at + timedelta(minutes=3 * number),
            place="31.2304, 121.4737" if number % 2 else "",
        )
        for number, (sha, (width, height)) in enumerate(zip(shas, sizes, strict=True))
    )


def signature_facts(facts: InspectionFacts, shas: Sequence[str]) -> tuple[SignatureFacts, ...]:
    """The inspector's, and the property manager's who walked along."""
    people = (("inspector", "王建国"), ("accompanied_by", "李雪梅"))
    return tuple(
        SignatureFacts(role, name, sha, facts.finished_at - timedelta(minutes=5 - number))
        for number, ((role, name), sha) in enumerate(zip(people, shas, strict=False))
    )


def whole_facts(revision: Revision, **options: float) -> InspectionFacts:
    """Facts with two photos and two signatures whose files need not exist."""
    facts = facts_of(revision, seed=int(options.get("seed", 7)), fail_rate=options.get("fail_rate", 0.4))
    shas = [hashlib.sha256(f"photo {number}".encode()).hexdigest() for number in range(3)]
    signed = [hashlib.sha256(f"signature {number}".encode()).hexdigest() for number in range(2)]
    return replace(
        facts,
        photos=photo_facts(facts, shas, sizes=[(1280, 960), (960, 1280), (1280, 960)]),
        signatures=signature_facts(facts, signed),
    )


def stored(
    folder: Path, facts: InspectionFacts, photos: Sequence[bytes], signatures: Sequence[bytes]
) -> InspectionFacts:
    """The facts with these pictures, which are written to ``folder`` under their hashes."""
    names = {}
    for data in (*photos, *signatures):
        names[data] = hashlib.sha256(data).hexdigest()
        (folder / names[data]).write_bytes(data)
    return replace(
        facts,
        photos=photo_facts(facts, [names[data] for data in photos], sizes=[(1280, 960)] * len(photos)),
        signatures=signature_facts(facts, [names[data] for data in signatures]),
    )


def strict(revision: Revision) -> Revision:
    """The revision with a veto of each kind on its first items, and a cap."""
    vetoes = iter((Veto.CAP, Veto.SHEET, Veto.FAIL))
    programme = revision.programme
    parts = tuple(
        replace(
            part,
            uses=tuple(
                replace(use, checklist=_vetoing(use.checklist, next(vetoes, None))) for use in part.uses
            ),
        )
        for part in programme.parts
    )
    caps = (Cap(Severity.MINOR, 2, "good"),)
    return build_revision(replace(programme, parts=parts, caps=caps), revision.clauses)


def _vetoing(checklist: Checklist, veto: Veto | None) -> Checklist:
    first, *groups = checklist.groups
    item, *items = first.items
    return replace(checklist, groups=(replace(first, items=(replace(item, veto=veto), *items)), *groups))
