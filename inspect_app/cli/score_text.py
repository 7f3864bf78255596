"""A score as text for people, with the table of where the points went."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from inspect_app.checklist.model import Programme, Text
from inspect_app.scoring.documents import short_points, shown
from inspect_app.scoring.grades import round_half_up
from inspect_app.scoring.result import Loss, Score, VetoApplied, VetoKind

_WORDS = {
    "score": Text("得分", "Score"),
    "points": Text("得分值", "Marks"),
    "grade": Text("等级", "Grade"),
    "coverage": Text("检查覆盖率", "Coverage"),
    "not_gradable": Text("不予评级", "not gradable"),
    "nothing_scored": Text("没有可计分的检查项", "nothing has a score"),
    "too_little": Text("覆盖率低于要求的 {floor}", "coverage is below the required {floor}"),
    "before": Text("否决前为{grade}", "{grade} before vetoes"),
    "vetoes": Text("否决与限级", "Vetoes"),
    "parts": Text("各部分得分", "Parts"),
    "none": Text("无得分", "no score"),
    "losses": Text("失分明细", "Where the points went"),
    "nothing_lost": Text("没有失分", "No points were lost."),
    "lost": Text("失分", "Points"),
    "item": Text("检查项", "Item"),
    "place": Text("地点", "Place"),
    "got": Text("得分率", "Got"),
    "why": Text("说明", "Why"),
    "answer": Text("", ""),
    "not_applicable": Text("不适用,按零分计", "not applicable counts as 0"),
    "veto": Text("否决,本表计零分", "veto: the sheet scores 0"),
    "bonus": Text("加分", "bonus"),
    "repeat": Text("重复发生,失分乘以 {times}", "repeat finding, loss times {times}"),
}
_VETOES = {
    VetoKind.SHEET: Text("{item}({place}):本表计零分", "{item} at {place}: its sheet scores 0"),
    VetoKind.CAP: Text("{item}({place}):等级不高于{grade}", "{item} at {place}: grade at most {grade}"),
    VetoKind.FAIL: Text("{item}({place}):等级定为{grade}", "{item} at {place}: grade is {grade}"),
    VetoKind.PROGRAMME_CAP: Text(
        "{severity}及以上不合格 {count} 项:等级不高于{grade}",
        "{count} failed items of severity {severity} or graver: grade at most {grade}",
    ),
}
_SEVERITIES = {
    "observation": Text("观察项", "observation"),
    "minor": Text("一般", "minor"),
    "major": Text("较重", "major"),
    "critical": Text("严重", "critical"),
}


def score_text(programme: Programme, score: Score, language: str) -> str:
    """The score in ``zh`` or ``en``, ready to print."""
    return "\n".join(_lines(programme, score, language))


def _lines(programme: Programme, score: Score, language: str) -> Iterator[str]:
    yield f"{programme.title.in_language(language)} ({programme.id} {programme.version})"
    yield from _aligned(_head(programme, score, language))
    if score.vetoes:
        yield f"\n{_say('vetoes', language)}"
        for number, veto in enumerate(score.vetoes, start=1):
            yield f"  {number}. {_veto(programme, veto, language)}"
    yield f"\n{_say('parts', language)}"
    yield from _aligned(_parts(programme, score, language))
    yield f"\n{_say('losses', language)}"
    if score.losses:
        header = tuple(_say(name, language) for name in ("lost", "item", "place", "got", "why"))
        yield from _aligned([header, *(_loss(loss, language) for loss in score.losses)])
    else:
        yield f"  {_say('nothing_lost', language)}"


def _say(name: str, language: str, **values: object) -> str:
    return _WORDS[name].in_language(language).format_map(values)


def _head(programme: Programme, score: Score, language: str) -> list[Sequence[str]]:
    number = _say("none", language) if score.displayed is None else f"{score.displayed:f} / 100"
    rows: list[Sequence[str]] = [(_say("score", language), number)]
    if score.displayed_points is not None and score.full_points is not None:
        marks = f"{score.displayed_points:f} / {short_points(score.full_points)}"
        rows.append((_say("points", language), marks))
    rows.append((_say("grade", language), _grade(programme, score, language)))
    rows.append((_say("coverage", language), _percent(score.coverage.numerator, score.coverage.denominator)))
    return rows


def _percent(top: int, bottom: int) -> str:
    # Rounded down, so that what is below a floor never shows as having reached it.
    return f"{1000 * top // bottom / 10:.1f}%"


def _grade(programme: Programme, score: Score, language: str) -> str:
    if score.grade is None:
        floor = _percent(programme.coverage_floor.numerator, programme.coverage_floor.denominator)
        reason = "too_little" if score.reason == "coverage" else "nothing_scored"
        return f"{_say('not_gradable', language)} ({_say(reason, language, floor=floor)})"
    grade = _title(programme, score.grade, language)
    if score.grade == score.grade_before_vetoes:
        return grade
    before = _title(programme, score.grade_before_vetoes, language)
    return f"{grade} ({_say('before', language, grade=before)})"


def _title(programme: Programme, grade: str | None, language: str) -> str:
    titles = {band.grade: band.title.in_language(language) for band in programme.grading.bands}
    return titles.get(grade or "", "")


def _veto(programme: Programme, veto: VetoApplied, language: str) -> str:
    severity = "" if veto.severity is None else _SEVERITIES[veto.severity].in_language(language)
    values = {
        "item": f"{veto.checklist}/{veto.item}",
        "place": veto.label or veto.place,
        "grade": _title(programme, veto.grade, language),
        "severity": severity,
        "count": veto.count,
    }
    return _VETOES[veto.kind].in_language(language).format_map(values)


def _parts(programme: Programme, score: Score, language: str) -> list[Sequence[str]]:
    decimals, none = programme.grading.decimals, _say("none", language)
    rows: list[Sequence[str]] = []
    for part, scored in zip(programme.parts, score.parts, strict=True):
        rows.append((part.title.in_language(language), shown(scored.score, decimals) or none))
        for use, below in zip(part.uses, scored.checklists, strict=True):
            title = use.checklist.title.in_language(language)
            rows.append((f"  {title}", shown(below.score, decimals) or none))
    return rows


def _loss(loss: Loss, language: str) -> Sequence[str]:
    why = _say(loss.reason, language)
    if loss.repeat is not None and loss.repeat != 1:
        why = _say("repeat", language, times=short_points(loss.repeat))
    points = format(round_half_up(loss.points, 2), "f")
    got = _percent(loss.fraction.numerator, loss.fraction.denominator)
    return points, f"{loss.checklist}/{loss.item}", loss.label or loss.place, got, why


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns of equal width, two blanks apart; a Chinese character takes two columns of a terminal."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
