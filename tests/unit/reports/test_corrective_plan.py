"""The corrective-action plan: what is due first first, late only while the deadline runs."""

from dataclasses import replace

from inspect_app.reports.corrective_plan import SEEN, corrective_plan
from inspect_app.reports.document import json_of
from inspect_app.reports.records import document_from_json
from tests.factories.corrective_plans import PLAN


def test_what_is_due_first_comes_first() -> None:
    plan = corrective_plan(PLAN, "en")
    assert [(row.number, row.due, row.late) for row in plan.rows] == [
        ("F-2", "20 October 2026", ""),
        ("F-1", "25 October 2026", "late by 8 days"),
        ("F-4", "25 November 2026", ""),
        ("F-3", "Not set", ""),
    ]
    assert (plan.rows[1].responsible, plan.rows[1].repeat_of, plan.rows[0].responsible) == (
        "王芳",
        "F-0",
        "Not assigned",
    )
    assert plan.rows[3].place == "Telephone no. 2 · 夜间"


def test_what_was_seen_stands_below_what_should_be() -> None:
    seen = replace(PLAN.findings[0], note="门口积水")
    plan = corrective_plan(replace(PLAN, findings=(seen,)), "zh")
    assert [row.note for row in plan.rows] == ["门口积水"]
    assert "（一般 1）" in plan.fields[2].value
    long = corrective_plan(replace(PLAN, findings=(replace(seen, note="长" * 100_000),)), "zh")
    assert long.rows[0].note == "长" * SEEN + "…"


def test_the_head_counts_what_is_listed() -> None:
    plan = corrective_plan(PLAN, "en")
    told = {field.label: field.value for field in plan.fields}
    assert told["Open findings"] == "9 (Critical 1, Major 1, Minor 2)"
    assert told["Overdue"] == "1"
    assert plan.note == "The first 4 of 9."


def test_a_whole_list_needs_no_note_and_survives_its_json() -> None:
    whole = corrective_plan(replace(PLAN, total=4), "zh")
    assert (whole.note, whole.title) == ("", "翠湖整改计划")
    assert document_from_json(whole.KIND, json_of(whole)) == whole
