"""The cover."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from inspect_app.reports.cover import cover_of, verdict
from inspect_app.reports.edition import Edition


def test_it_says_what_and_how(zh: Edition) -> None:
    cover = cover_of(zh)
    assert (cover.company, cover.project, cover.score) == ("安居物业服务有限公司", "翠湖雅苑", "61.0")
    assert cover.grade.title == "不合格"
    assert [rung.title for rung in cover.ladder if rung.reached] == ["不合格"]
    shown = {field.label: field.value for field in cover.fields}
    assert shown["检查时间"] == "2026年11月21日 09:05–12:47"
    assert shown["检查员"] == "王建国"


def test_one_place_is_no_places(en: Edition) -> None:
    def shown(edition: Edition) -> str:
        return next(field.value for field in cover_of(edition).fields if field.label == "Sheets")

    sheets = en.facts.sheets
    assert shown(en) == f"{len(sheets)} at {len({sheet.place for sheet in sheets})} places"
    alone = tuple(replace(sheet, place="大堂") for sheet in sheets)
    assert shown(Edition(replace(en.facts, sheets=alone), "en")) == f"{len(sheets)} at one place"


def test_vetoes_are_named_where_they_lowered_the_grade(en: Edition) -> None:
    assert verdict(en) == "By points Pass; lowered by a veto or cap."
    plain = replace(en.facts.score, grade_before_vetoes=en.facts.score.grade)
    assert verdict(Edition(replace(en.facts, score=plain), "en")) == ""


def test_not_gradable_says_why(en: Edition) -> None:
    score = replace(en.facts.score, gradable=False, reason="coverage", grade=None, coverage=Fraction(7, 10))
    cover = cover_of(Edition(replace(en.facts, score=score), "en"))
    assert cover.verdict == "Coverage 70.0% is below the 80% a grade needs."
    assert cover.grade.title == "Not gradable"
    assert not any(rung.reached for rung in cover.ladder)


def test_nothing_scored_says_so(en: Edition) -> None:
    score = replace(en.facts.score, gradable=False, reason="nothing_scored", grade=None, displayed=None)
    cover = cover_of(Edition(replace(en.facts, score=score), "en"))
    assert (cover.score, cover.change) == (None, "")
    assert cover.verdict == "No item of this inspection carries a score."


def test_the_change_is_that_of_the_displayed_numbers(en: Edition) -> None:
    assert en.facts.previous is not None
    previous = replace(en.facts.previous, score=Decimal("62.3"))
    cover = cover_of(Edition(replace(en.facts, previous=previous), "en"))
    assert cover.change == "−1.3"
    assert cover.previous.startswith("Previous 62.3 ")


def test_a_first_inspection_has_no_change(en: Edition) -> None:
    cover = cover_of(Edition(replace(en.facts, previous=None), "en"))
    assert (cover.previous, cover.change) == ("First inspection of this kind here", "")


def test_inspections_over_midnight_show_both_days(en: Edition) -> None:
    longer = replace(en.facts, finished_at=en.facts.started_at + timedelta(days=1))
    shown = {field.label: field.value for field in cover_of(Edition(longer, "en")).fields}
    assert shown["Date"] == "21 November 2026 09:05 – 22 November 2026 09:05"


def test_marks_are_shown_where_the_programme_has_them(en: Edition) -> None:
    labels = {field.label for field in cover_of(en).fields}
    assert "Marks" not in labels
    score = replace(en.facts.score, points=Fraction(6636, 10), full_points=Fraction(700))
    shown = {f.label: f.value for f in cover_of(Edition(replace(en.facts, score=score), "en")).fields}
    assert shown["Marks"] == "663.6 / 700.0"
