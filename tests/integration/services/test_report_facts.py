"""From rows to facts; refused where rows and score disagree."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import event, text

from inspect_app import ids
from inspect_app.config import Config
from inspect_app.errors import Conflict, NotFound
from inspect_app.reports.facts import InspectionFacts
from inspect_app.services import signing
from inspect_app.services.finishing import finish, remark
from inspect_app.services.report_facts import load_facts, scores_of, spots_of
from inspect_app.storage.models import Inspection
from tests.factories.databases import migrated
from tests.factories.finished import Finished, finished
from tests.factories.world import make_world


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """Two completed inspections."""
    with finished(tmp_path, public_url="https://inspect.example.com") as made:
        yield made


def _facts(done: Finished) -> InspectionFacts:
    with done.database.reading() as session:
        return load_facts(session, done.inspection, done.config)


def test_everything_the_report_prints_is_there(done: Finished) -> None:
    facts = _facts(done)
    assert (facts.number, facts.project.name, facts.project.region) == (done.number, "云锦花园", "华东")
    assert facts.company.zh == done.config.company_zh
    assert facts.inspectors == ("王芳",)
    assert len(facts.photos) == 1
    assert done.blobs.verify(facts.photos[0].derivative)
    assert [signature.role for signature in facts.signatures] == ["inspector"]
    assert len(facts.audit_head) == len(facts.content_hash) == 64


def test_a_signature_that_was_made_void_is_not_printed(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        world = make_world(session)
        inspection = world.start()
        world.answer_all(inspection)
        signing.sign(session, world.inspector, inspection.id, "accompanied_by", "赵敏", "0" * 64)
        sheet = world.sheets(inspection, "lobby")[0]
        world.answer(sheet.id, "lamps", 1)
        signing.sign(session, world.inspector, inspection.id, "inspector", "王芳", "1" * 64)
        finish(session, world.inspector, inspection.id)
    with database.reading() as session:
        facts = load_facts(session, inspection.id, Config(data=tmp_path))
    database.close()
    assert [signature.name for signature in facts.signatures] == ["王芳"]


def test_remarks_are_signed_for_too(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        world = make_world(session)
        inspection = world.start()
        world.answer_all(inspection)
        signing.sign(session, world.inspector, inspection.id, "inspector", "王芳", "1" * 64)
        remark(session, world.inspector, inspection.id, "一切正常")
        session.flush()
        with pytest.raises(Conflict, match="signature-missing"):
            finish(session, world.inspector, inspection.id)
    database.close()


def test_the_inspection_before_is_compared_with(done: Finished) -> None:
    facts = _facts(done)
    assert facts.previous is not None
    assert facts.previous.score == facts.history[-1].score
    assert set(facts.previous.checklists) == {each.id for each in facts.revision.programme.checklists}
    assert len(facts.history) == 1
    assert facts.median is None  # One project has nothing to be compared with.


def test_a_repeat_names_the_earlier_finding(done: Finished) -> None:
    with done.database.reading() as session:
        earlier = load_facts(session, done.earlier, done.config)
    repeated = [finding.repeat_of for finding in _facts(done).findings if finding.repeat_of]
    assert set(repeated) <= {finding.number for finding in earlier.findings}


def test_queries_do_not_grow_with_the_inspection(done: Finished) -> None:
    seen: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(done.database.engine, "before_cursor_execute", count)
    _facts(done)
    assert len(seen) <= 30


def test_an_unfinished_inspection_has_no_report(done: Finished) -> None:
    with done.database.session(writing=True) as session:
        row = session.get(Inspection, done.inspection)
        assert row is not None
        row.state = "in_progress"
        session.flush()
        with pytest.raises(Conflict) as caught:
            load_facts(session, done.inspection, done.config)
    assert caught.value.code == "inspection-not-completed"


def test_a_missing_inspection(done: Finished) -> None:
    with done.database.reading() as session, pytest.raises(NotFound):
        load_facts(session, ids.new(), done.config)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE inspection SET score = '12.3'", "report-score-differs"),
        ("UPDATE inspection SET grade = 'fail'", "report-score-differs"),
        ("UPDATE answer SET note = 'another'", "report-answers-altered"),
        (
            "UPDATE answer SET answer = '{\"value\": \"nonconform\"}' WHERE item = 'floor'",
            "report-score-differs",
        ),
        ("UPDATE photo SET removed_at = uploaded_at", "report-answers-altered"),
    ],
)
def test_what_was_changed_behind_our_back_is_not_printed(done: Finished, change: str, code: str) -> None:
    with done.database.writing() as session:
        session.execute(text(change))
    with pytest.raises(Conflict) as caught:
        _facts(done)
    assert caught.value.code == code


def test_scores_of_a_kept_result() -> None:
    result = {
        "score": {
            "parts": [
                {
                    "part": "a",
                    "score": "9/10",
                    "checklists": [{"checklist": "x", "score": "1"}, {"checklist": "y"}],
                },
                {"part": "b", "checklists": []},
            ]
        }
    }
    assert scores_of(result) == ({"a": Fraction(9, 10)}, {"x": Fraction(1)})
    assert scores_of({}) == ({}, {})


def test_the_median_is_of_each_project_s_latest(done: Finished) -> None:
    from inspect_app.services import report_facts

    results = [
        {"score": {"parts": [{"part": "a", "score": value, "checklists": []}]}}
        for value in ("1/2", "3/4", "1")
    ]
    median = report_facts._median(results)
    assert median is not None
    assert (median.projects, median.parts) == (3, {"a": Fraction(3, 4)})
    assert report_facts._median(results[:2]) is None
    assert isinstance(_facts(done).score.displayed, Decimal)


def test_what_failed_last_time_is_told_by_its_spot() -> None:
    items = [{"item": name, "outcome": name} for name in ("passed", "partial", "failed", "not_applicable")]
    sheet = {"place": "p", "items": items}
    result = {"score": {"parts": [{"checklists": [{"checklist": "c", "sheets": [sheet]}]}]}}
    failed, passed = spots_of(result)
    assert failed == {("c", "p", "partial"), ("c", "p", "failed")}
    assert passed == {("c", "p", "passed")}
    assert spots_of({}) == (frozenset(), frozenset())
