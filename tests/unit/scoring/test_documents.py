import json
from fractions import Fraction

import pytest

from inspect_app.checklist.model import Cap, Severity, Veto
from inspect_app.scoring.documents import score_document, short_points, shown
from inspect_app.scoring.engine import score
from tests.factories.scoring import item, programme, sheet


def test_a_score_is_plain_json_with_exact_fractions() -> None:
    plan = programme(item("a", veto=Veto.CAP), item("b"), item("d"), caps=(Cap(Severity.MINOR, 1, "B"),))
    document = score_document(plan, score(plan, [sheet("B1", a="nonconform", b="conform", d="conform")]))
    assert json.loads(json.dumps(document)) == document
    assert {name: document[name] for name in ("gradable", "score", "exact", "grade", "coverage")} == {
        "gradable": True,
        "score": "66.7",
        "exact": "2/3",
        "grade": "C",
        "coverage": "1",
    }
    [loss] = document["losses"]
    assert (loss["item"], loss["place"], loss["points"], loss["exact"]) == ("c/a", "B1", "33.3333", "100/3")
    assert [(veto["kind"], veto["item"], veto["grade"]) for veto in document["vetoes"]] == [
        ("cap", "c/a", "C"),
        ("programme_cap", None, "B"),
    ]
    [part] = document["parts"]
    assert (part["id"], part["score"], part["exact"]) == ("x", "66.7", "2/3")
    assert (part["checklists"][0]["id"], part["checklists"][0]["exact"]) == ("c", "2/3")
    assert part["checklists"][0]["sheets"][0]["items"][0]["outcome"] == "failed"


def test_what_has_no_score_is_null() -> None:
    plan = programme(item("a"))
    document = score_document(plan, score(plan, []))
    assert [document[name] for name in ("score", "exact", "points", "grade")] == [None] * 4
    assert [document["parts"][0][name] for name in ("score", "exact")] == [None, None]


def test_marks_of_the_points_model() -> None:
    plan = programme(item("a"), item("b"), model="points")
    document = score_document(plan, score(plan, [sheet(a="conform", b="nonconform")]))
    assert [document[name] for name in ("points", "points_exact", "full_points")] == ["1.0", "1", "2"]


@pytest.mark.parametrize(
    ("points", "text"),
    [("2/5", "0.4"), ("10", "10"), ("1/3", "0.3333"), ("-25", "-25"), ("0", "0"), ("-1/99999", "0")],
)
def test_points_are_short(points: str, text: str) -> None:
    assert short_points(Fraction(points)) == text


def test_scores_are_shown_of_a_hundred() -> None:
    assert shown(Fraction("0.8995"), 1) == "90.0"
    assert shown(None, 1) is None
