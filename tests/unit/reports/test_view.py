"""The whole view, against reviewed goldens. ``UPDATE_GOLDEN=1`` writes them anew."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from inspect_app.reports.facts import InspectionFacts
from inspect_app.reports.view import inspection_view

GOLDEN = Path(__file__).parents[2] / "golden" / "reports"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_view_is_the_reviewed_one(facts: InspectionFacts, language: str) -> None:
    path = GOLDEN / f"inspection-{language}.json"
    view = json.loads(inspection_view(facts, language).to_json())
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(json.dumps(view, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert view == json.loads(path.read_text(encoding="utf-8"))


def test_the_order_facts_arrive_in_does_not_matter(facts: InspectionFacts) -> None:
    turned = replace(facts, photos=facts.photos[::-1], findings=facts.findings[::-1])
    assert inspection_view(turned, "zh") == inspection_view(facts, "zh")


def test_findings_come_gravest_first(facts: InspectionFacts) -> None:
    ranks = ["critical", "major", "minor", "observation"]
    found = [ranks.index(row.severity) for row in inspection_view(facts, "en").findings]
    assert found == sorted(found)


def test_every_photo_and_signature_is_an_asset_once(facts: InspectionFacts) -> None:
    view = inspection_view(facts, "en")
    shown = [
        shot.asset
        for point in view.touchpoints
        for sheet in point.sheets
        for entry in sheet.open
        for shot in entry.photos
    ]
    signed = [signature.image for signature in view.summary.signatures]
    assert [name for name, _ in view.assets] == shown + signed
    assert sorted(sha for name, sha in view.assets if name.startswith("photo-")) == sorted(
        photo.derivative for photo in facts.photos
    )


def test_a_photo_of_an_item_that_is_not_on_any_sheet_is_left_out(facts: InspectionFacts) -> None:
    stray = replace(facts.photos[0], sheet="elsewhere")
    view = inspection_view(replace(facts, photos=(stray, *facts.photos[1:])), "en")
    assert len([name for name, _ in view.assets if name.startswith("photo-")]) == len(facts.photos) - 1


@pytest.mark.parametrize(
    ("tag", "expected"), [("zh-CN", "zh-Hans"), ("zh", "zh-Hans"), ("en", "en"), ("fr", "en")]
)
def test_the_language_is_chinese_or_english(facts: InspectionFacts, tag: str, expected: str) -> None:
    assert inspection_view(facts, tag).language == expected
