"""Certificates."""

from dataclasses import replace

import pytest

from inspect_app.reports.certificate import NotCertifiable, certificate_view
from inspect_app.reports.facts import InspectionFacts
from inspect_app.reports.seal import sealed


@pytest.fixture
def passed(facts: InspectionFacts) -> InspectionFacts:
    """The facts with the grade above the lowest."""
    return replace(facts, score=replace(facts.score, grade="pass"))


def test_it_says_what_was_graded(passed: InspectionFacts) -> None:
    facts, made = passed, certificate_view(passed, "zh")
    assert (made.title, made.project, made.number) == ("品质检查证书", facts.project.name, facts.number)
    assert made.grade.title == "合格"
    assert made.sentence == "于2026年11月21日接受品质检查，评定等级为"
    assert made.made_at == facts.finished_at.isoformat()
    assert sealed(made, "https://x/v/A").seal.code


def test_without_a_grade_there_is_none(facts: InspectionFacts) -> None:
    bare = replace(facts, score=replace(facts.score, gradable=False, grade=None))
    with pytest.raises(NotCertifiable) as caught:
        certificate_view(bare, "en")
    assert not caught.value.failed


def test_the_lowest_grade_gets_none(facts: InspectionFacts) -> None:
    assert facts.score.grade == "fail"
    with pytest.raises(NotCertifiable) as caught:
        certificate_view(facts, "zh")
    assert caught.value.failed
