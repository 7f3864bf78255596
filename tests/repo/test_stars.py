"""Star programmes: fixed full marks, and levels that get stricter."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.library import Library, load_library
from inspect_app.checklist.model import Choice, Count, Item, Measure, Programme, Sample, Scale
from inspect_app.inspection.answers import Answer, Sampled, Sheet, Value
from inspect_app.scoring.engine import score

STAR_MARKS = 700


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load_library(root / "checklists")


@pytest.mark.parametrize("job", ["urgent", "small"])
@pytest.mark.parametrize(
    "place", [{}, {"underground": True, "stone-floor": True, "seating": True, "top-floor": True}]
)
def test_a_faultless_project_has_full_star_marks(
    library: Library, job: str, place: Mapping[str, bool]
) -> None:
    """Bands on marks mean the same everywhere only while full marks do not depend on place or scene."""
    programme = compile_programme(library, "star-level").programme
    result = score(programme, _faultless(programme, place, {"job-kind": job}))
    assert result.full_points == STAR_MARKS
    assert result.grade == "five-star"


def test_the_higher_the_level_the_fewer_the_households(library: Library) -> None:
    most = []
    for level in ("star-3", "star-4", "star-5"):
        butler = compile_programme(library, level).programme.checklist("butler")
        answer = next(item.answer for item in butler.items if item.id == "households")
        assert isinstance(answer, Measure)
        most.append(answer.max)
    assert most == [Decimal(600), Decimal(450), Decimal(300)]


def _faultless(programme: Programme, place: Mapping[str, bool], scenes: Mapping[str, str]) -> list[Sheet]:
    return [
        Sheet(
            one.id,
            one.id,
            "place",
            attributes=dict(place),
            answers={item.id: Answer(scenes.get(item.id) or _best(item)) for item in one.items},
        )
        for one in programme.checklists
    ]


def _best(item: Item) -> Value:
    match item.answer:
        case Count():
            return Decimal(0)
        case Scale(max=most):
            return Decimal(most)
        case Sample(size=size):
            return Sampled(size, size)
        case Measure(min=least, max=most):
            return least if least is not None else most or Decimal(0)
        case Choice(options=options):
            return max(options, key=lambda option: -1 if option.score is None else option.score).id
    return "conform"
