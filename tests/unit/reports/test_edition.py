"""Lookups of an edition."""

from dataclasses import replace
from fractions import Fraction

import pytest

from inspect_app.reports import formats
from inspect_app.reports.edition import Edition, is_bad, tone_of
from inspect_app.reports.facts import InspectionFacts
from inspect_app.reports.sheets import touchpoints_of
from inspect_app.scoring.result import Outcome


@pytest.mark.parametrize(("place", "bands", "tone"), [(0, 5, 0), (4, 5, 4), (1, 2, 4), (1, 3, 2), (0, 1, 0)])
def test_tones_spread_over_the_bands(place: int, bands: int, tone: int) -> None:
    assert tone_of(place, bands) == tone


def test_a_grade_has_title_and_tone(zh: Edition, en: Edition) -> None:
    assert (zh.grade("excellent").title, zh.grade("excellent").tone) == ("优", 0)
    assert (en.grade("fail").title, en.grade("fail").tone) == ("Fail", 4)


def test_no_grade_says_so(zh: Edition) -> None:
    assert (zh.grade(None).title, zh.grade(None).tone) == ("不予评级", -1)
    assert zh.grade("of another grading").title == "of another grading"


def test_scores_have_the_tone_of_their_band(en: Edition) -> None:
    assert en.tone_of_score(Fraction(9495, 10000)) == 0  # Shown as 95.0, so it is in the band from 95.
    assert en.tone_of_score(Fraction(0)) == 4
    assert en.tone_of_score(None) == -1


def test_points_gradings_give_sheets_no_tone(en: Edition) -> None:
    facts = en.facts
    programme = facts.revision.programme
    points = replace(programme, grading=replace(programme.grading, on="points"))
    edition = Edition(replace(facts, revision=replace(facts.revision, programme=points)), "en")
    assert edition.tone_of_score(Fraction(1)) == -1


def test_photos_are_numbered_in_the_order_of_the_pages(en: Edition) -> None:
    order = [(sheet.sheet, item.item) for sheet in en.sheet_scores for item in sheet.items]
    places = [order.index((photo.sheet, photo.item)) for photo in en.ordered_photos]
    assert places == sorted(places)
    assert sorted(n for numbered in en.photos.values() for n, _ in numbered) == [1, 2, 3]


def test_an_item_without_answer_has_an_empty_one(en: Edition) -> None:
    answer = en.answer(en.facts.sheets[0].id, "no such item")
    assert (answer.value, answer.note) == (None, "")


def test_shown_scores(en: Edition) -> None:
    assert en.hundred(Fraction(1, 3)) == "33.3"
    assert en.hundred(None) is None
    assert en.shown(None) == "—"


def test_bad_is_what_opens_a_finding() -> None:
    assert [outcome for outcome in Outcome if is_bad(outcome)] == [Outcome.PARTIAL, Outcome.FAILED]


def test_what_an_item_lost_is_one_figure_on_every_page(facts: InspectionFacts) -> None:
    """Thirds of a point: rounded each for itself they would be 0.33 here and 0.34 in the table."""
    losses = tuple(replace(loss, points=Fraction(1, 3)) for loss in facts.score.losses[:3])
    edition = Edition(replace(facts, score=replace(facts.score, losses=losses)), "en")
    assert sorted(edition.points) == [Fraction(33, 100), Fraction(33, 100), Fraction(34, 100)]
    assert sum(edition.lost.values()) == 1
    printed = [
        each.points
        for touchpoint in touchpoints_of(edition)
        for sheet in touchpoint.sheets
        for each in sheet.open
    ]
    assert sorted(filter(None, printed)) == sorted(
        formats.signed(-points, 2) for points in edition.lost.values()
    )
