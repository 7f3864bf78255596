"""Touchpoint by touchpoint."""

from dataclasses import replace
from fractions import Fraction

from inspect_app.reports.edition import Edition
from inspect_app.reports.sheets import touchpoints_of
from inspect_app.scoring.result import Outcome


def test_failed_items_come_first_then_partial_ones(en: Edition) -> None:
    order = {"failed": 0, "partial": 1}
    for point in touchpoints_of(en):
        for sheet in point.sheets:
            ranks = [order.get(entry.outcome, 2) for entry in sheet.open]
            assert ranks == sorted(ranks)


def test_every_inspected_item_is_there_once_for_every_place(en: Edition) -> None:
    left_out = {Outcome.HIDDEN, Outcome.NOT_APPLICABLE, Outcome.NOT_INSPECTED}
    expected = sum(item.outcome not in left_out for sheet in en.sheet_scores for item in sheet.items)
    points = touchpoints_of(en)
    alone = sum(len(sheet.open) for point in points for sheet in point.sheets)
    told = sum(len(r.places) for point in points for item in point.passed for r in item.results)
    assert alone + told == expected


def test_an_item_with_evidence_is_shown_in_full_also_when_it_passed(en: Edition) -> None:
    sheet = en.sheet_scores[0]
    passed = next(item for each in en.sheet_scores for item in each.items if item.outcome is Outcome.PASSED)
    sheet = next(each for each in en.sheet_scores if passed in each.items)
    photo = replace(en.facts.photos[0], sheet=sheet.sheet, item=passed.item)
    points = touchpoints_of(Edition(replace(en.facts, photos=(photo,)), "en"))
    shown = [e for p in points for s in p.sheets for e in s.open if e.photos]
    assert [(entry.outcome, len(entry.photos)) for entry in shown] == [("passed", 1)]


def test_photos_tell_what_and_when(en: Edition) -> None:
    photos = [shot for p in touchpoints_of(en) for s in p.sheets for e in s.open for shot in e.photos]
    assert [shot.index for shot in photos] == [1, 2, 3]
    assert photos[0].caption.startswith("Photo 1  2026-11-21 ")
    assert photos[0].alt.startswith("Photo 1: ")
    assert {shot.portrait for shot in photos} == {True, False}


def test_points_lost_stand_at_the_item(en: Edition) -> None:
    lost = {loss.item for loss in en.facts.score.losses}
    entries = [e for p in touchpoints_of(en) for s in p.sheets for e in s.open]
    assert lost
    assert any(entry.points.startswith("−") for entry in entries)


def test_a_touchpoint_without_score_has_a_dash(en: Edition) -> None:
    part = en.facts.score.parts[0]
    bare = replace(part.checklists[0], score=None)
    above = replace(part.checklists[0], score=Fraction(2))
    score = replace(en.facts.score, parts=(replace(part, checklists=(bare, above)),))
    one, two = touchpoints_of(Edition(replace(en.facts, score=score, previous=None), "en"))
    assert (one.score, one.tone, one.percent, one.change) == (None, -1, 0.0, "")
    assert two.percent == 100.0
