"""Bars by part and touchpoint."""

from dataclasses import replace
from fractions import Fraction

from inspect_app.reports.bars import bars_of, change_of, legend_of
from inspect_app.reports.edition import Edition


def test_each_part_is_followed_by_its_checklists(en: Edition) -> None:
    bars = bars_of(en)
    programme = en.facts.revision.programme
    assert [bar.label for bar in bars if bar.is_part] == [part.title.en for part in programme.parts]
    assert {bar.label for bar in bars if not bar.is_part} == {each.title.en for each in programme.checklists}


def test_checklists_without_sheets_have_no_bar(en: Edition) -> None:
    first, *others = en.facts.score.parts
    empty = tuple(replace(each, sheets=(), score=None) for each in first.checklists)
    score = replace(en.facts.score, parts=(replace(first, checklists=empty, score=None), *others))
    labels = [bar.label for bar in bars_of(Edition(replace(en.facts, score=score), "en"))]
    assert en.facts.revision.programme.parts[0].title.en not in labels


def test_a_score_outside_the_scale_stays_on_the_chart(en: Edition) -> None:
    first, *others = en.facts.score.parts
    score = replace(en.facts.score, parts=(replace(first, score=Fraction(11, 10)), *others))
    bar = bars_of(Edition(replace(en.facts, score=score), "en"))[0]
    assert (bar.score, bar.percent) == ("110.0", 100.0)


def test_changes_are_of_exact_scores(en: Edition) -> None:
    assert change_of(en, Fraction(9, 10), Fraction(85, 100)) == "+5.0"
    assert change_of(en, None, Fraction(1)) == change_of(en, Fraction(1), None) == ""


def test_the_legend_names_only_what_is_drawn(en: Edition) -> None:
    assert [field.label for field in legend_of(en)] == ["bar", "previous", "median"]
    alone = Edition(replace(en.facts, previous=None, median=None), "en")
    assert [field.label for field in legend_of(alone)] == ["bar"]
    assert all(bar.previous is None and bar.median is None for bar in bars_of(alone))
