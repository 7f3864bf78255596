"""The appendix."""

from dataclasses import replace
from fractions import Fraction

from inspect_app.inspection.remarks import Remark
from inspect_app.reports.appendix import appendix_of
from inspect_app.reports.edition import Edition
from inspect_app.scoring.result import Outcome


def test_the_draw_is_told(en: Edition) -> None:
    sampling = appendix_of(en).sampling
    assert len(sampling) == len(en.facts.revision.programme.sampling)
    assert all(row.drawn for row in sampling)


def test_everything_left_out_has_its_reason(zh: Edition) -> None:
    appendix = appendix_of(zh)
    items = [item.outcome for sheet in zh.sheet_scores for item in sheet.items]
    for rows, outcome in (
        (appendix.not_applicable, Outcome.NOT_APPLICABLE),
        (appendix.not_inspected, Outcome.NOT_INSPECTED),
    ):
        assert sum(len(row.places) for row in rows) == items.count(outcome)
        assert all(row.told == "、".join(row.places) for row in rows)
        assert len({(row.title, row.reason) for row in rows}) == len(rows)
    assert all(row.reason for row in (*appendix.not_applicable, *appendix.not_inspected))


def test_an_item_without_answer_says_so(en: Edition) -> None:
    sheets = tuple(replace(sheet, answers={}) for sheet in en.facts.sheets)
    part = en.facts.score.parts[0]
    item = replace(part.checklists[0].sheets[0].items[0], outcome=Outcome.NOT_INSPECTED)
    sheet = replace(part.checklists[0].sheets[0], items=(item,))
    parts = (replace(part, checklists=(replace(part.checklists[0], sheets=(sheet,)),)),)
    facts = replace(en.facts, sheets=sheets, score=replace(en.facts.score, parts=parts), photos=())
    assert [row.reason for row in appendix_of(Edition(facts, "en")).not_inspected] == ["Not answered"]


def test_the_methods_are_those_of_the_programme(en: Edition) -> None:
    told = " ".join(appendix_of(en).methods)
    assert "1.5 times as much" in told
    assert "Excellent ≥ 95" in told
    programme = replace(
        en.facts.revision.programme,
        model="points",
        not_applicable="zero",
        repeat_multiplier=Fraction(1),
        caps=(),
    )
    facts = replace(en.facts, revision=replace(en.facts.revision, programme=programme))
    other = " ".join(appendix_of(Edition(facts, "en")).methods)
    assert "marks earned of marks possible" in other
    assert "earn nothing" in other
    assert "times as much" not in other


def test_photos_are_listed_with_time_place_and_fingerprint(en: Edition) -> None:
    unknown = replace(en.facts.photos[0], taken_at=None, place="")
    rows = appendix_of(Edition(replace(en.facts, photos=(unknown, *en.facts.photos[1:])), "en")).photos
    assert [row.index for row in rows] == [1, 2, 3]
    assert "no time in the file" in {row.taken_at for row in rows}
    assert all(len(row.fingerprint) == 16 for row in rows)


def test_clauses_are_those_of_what_failed(en: Edition) -> None:
    clauses = {field.label for field in appendix_of(en).clauses}
    assert clauses <= set(en.facts.revision.clauses)


def test_fingerprints_that_are_missing_are_left_out(en: Edition) -> None:
    assert len(appendix_of(en).fingerprints) == 3
    bare = replace(en.facts, content_hash="", audit_head="")
    assert [field.value for field in appendix_of(Edition(bare, "en")).fingerprints] == [
        en.facts.revision.content_hash
    ]


def test_remarks_name_the_photo_and_the_place(en: Edition) -> None:
    photo, sheet = en.ordered_photos[0], en.facts.sheets[0]
    evidence = (
        Remark("photo-library", sheet=photo.sheet, item=photo.item, photo=photo.id),
        Remark("sheet-fast", {"items": 40, "seconds": 9}, sheet.id),
        Remark("clock-ahead", {"name": "Wang", "minutes": 5}),
    )
    rows = appendix_of(Edition(replace(en.facts, evidence=evidence), "en")).remarks
    own = next(each for each in en.facts.sheets if each.id == photo.sheet)
    assert rows[0].where == f"{en.place(own.label, own.checklist)} (photo 1)"
    assert rows[1].where == en.place(sheet.label, sheet.checklist)
    assert (rows[2].where, rows[2].text.split("’")[0]) == ("", "The clock of Wang")
    assert appendix_of(en).remarks == ()


def test_what_is_the_same_of_several_photos_is_told_once(en: Edition) -> None:
    told = [Remark("photo-library", sheet=each.sheet, photo=each.id) for each in en.ordered_photos]
    found = Edition(replace(en.facts, evidence=(*reversed(told), *told)), "zh")
    (row,) = appendix_of(found).remarks
    assert row.text == "选自已有图片，并非在应用内现场拍摄。"
    places = {each.sheet for each in en.ordered_photos}
    assert row.where.count("（照片 ") == len(places) == len(row.where.split("；"))
    numbers = [part for each in row.where.split("（照片 ")[1:] for part in each.split("）")[0].split("、")]
    assert sorted(map(int, numbers)) == list(range(1, len(told) + 1))
