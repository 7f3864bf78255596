"""What answers look like; bodies are described by the shapes that read them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic.json_schema import models_json_schema

from inspect_app.access.model import Permission
from inspect_app.api import shapes
from inspect_app.api.description.words import (
    ANYTHING,
    COUNT,
    HASH,
    ID,
    MOMENT,
    NUMBER,
    TEXT,
    TRUTH,
    Schema,
    by_name,
    listed,
    nullable,
    one_of,
    record,
    ref,
)
from inspect_app.checklist.model import Severity
from inspect_app.findings.model import Action
from inspect_app.findings.transitions import Field
from inspect_app.planning.model import Standing

_SUMMARY: Mapping[str, Schema] = {
    "id": ID,
    "number": TEXT,
    "state": one_of("in_progress", "completed"),
    "programme": ref("Text"),
    "project": record(id=ID, name=TEXT, code=TEXT),
    "inspector": record(id=ID, name=TEXT),
    "started_at": MOMENT,
    "sheets": COUNT,
    "etag": TEXT,
}
_SCALAR: Schema = {"anyOf": [TEXT, TRUTH, record(number=TEXT)]}
_FAULT = record(field=TEXT, code=TEXT, message=TEXT)
_LACK = record(sheet=ID, item=TEXT, lack=one_of("answer", "photo", "note"))

_SMALL: Mapping[str, Schema] = {
    "Text": record(zh=TEXT, en=TEXT),
    "Summary": record(**_SUMMARY),
    "Claim": record(sheet=ID, by=ID, name=TEXT, at=MOMENT),
    "Other": record(op=ID, value=ANYTHING, by=ID, name=TEXT, at=MOMENT),
    "Entry": record(
        {"others": listed(ref("Other"))},
        sheet=nullable(ID),
        item=nullable(TEXT),
        field=TEXT,
        value=ANYTHING,
        op=ID,
        eff=MOMENT,
        at=MOMENT,
        by=ID,
        device=ID,
        conflict=TRUTH,
    ),
    "Sheet": record(
        id=ID,
        checklist=TEXT,
        location=nullable(ID),
        label=TEXT,
        attributes=by_name(_SCALAR),
        place=ID,
        position=COUNT,
    ),
    "Location": record(
        {"latitude": NUMBER, "longitude": NUMBER},
        id=ID,
        code=TEXT,
        touchpoint=COUNT,
        building=TEXT,
        floor=TEXT,
        name=TEXT,
    ),
    "Finding": record(
        id=ID,
        number=TEXT,
        version=COUNT,
        round=COUNT,
        severity=one_of(*(severity.value for severity in Severity)),
        what=ref("Text"),
        where=TEXT,
        location=nullable(ID),
        clauses=listed(TEXT),
        note=TEXT,
        found_at=MOMENT,
        found_by=TEXT,
        due=MOMENT,
        due_on=nullable({"type": "string", "format": "date"}),
        before=listed(HASH),
        after=listed(HASH),
        acts=by_name(listed(one_of(*(field.value for field in Field)))),
        history=listed(
            record(
                action=one_of(*(action.value for action in Action)), at=MOMENT, by=TEXT, text=TEXT, to=TEXT
            )
        ),
    ),
    "Occurrence": record(
        occurrence=ID,
        programme=ref("Text"),
        project=record(id=ID, name=TEXT, code=TEXT),
        slot=TEXT,
        day={"type": "string", "format": "date"},
        opens=MOMENT,
        due=MOMENT,
        missed=MOMENT,
        made_up_until=MOMENT,
        state=one_of(*(standing.value for standing in Standing)),
        can_start=TRUTH,
        inspection=nullable(ID),
    ),
    "Rejection": record(id=ID, code=TEXT, message=TEXT),
    "Refusal": record(code=TEXT, message=TEXT),
    "Missing": record(ops=COUNT, blobs=listed(ID), open=listed(_LACK), signature=TRUTH, changed=TRUTH),
}

_ANSWERS: Mapping[str, Schema] = {
    "Session": record(
        user=record(id=ID, name=TEXT, username=TEXT, language=one_of("zh", "en")),
        server_time=MOMENT,
        api=COUNT,
        min_api=COUNT,
        may=listed(one_of(*(permission.value for permission in Permission))),
    ),
    "Inspections": record(inspections=listed(ref("Summary")), after=nullable(ID), server_time=MOMENT),
    "Bundle": record(
        inspection=record(
            **_SUMMARY,
            seed={"type": "integer"},
            remarks_limit=COUNT,
            previous_number=nullable(TEXT),
        ),
        revision=record(hash=HASH, programme=by_name(ANYTHING), clauses=by_name(by_name(ANYTHING))),
        sheets=listed(ref("Sheet")),
        locations=listed(ref("Location")),
        entries=listed(ref("Entry")),
        previous=listed(by_name(ANYTHING)),
        findings=listed(ref("Finding")),
        findings_tag=TEXT,
        claims=listed(ref("Claim")),
        people=by_name(TEXT),
        cursor=COUNT,
        server_time=MOMENT,
    ),
    "Recorded": record(
        acked=listed(ID),
        rejected=listed(ref("Rejection")),
        current=listed(ref("Entry")),
        sheets=listed(ref("Sheet")),
        claims=listed(ref("Claim")),
        cursor=COUNT,
        more=TRUTH,
        state=one_of("in_progress", "completed"),
        findings_tag=TEXT,
        server_time=MOMENT,
    ),
    "Due": record(due=listed(ref("Occurrence")), cut=TRUTH, server_time=MOMENT),
    "Started": record(inspection=ref("Summary")),
    "Heard": record(server_time=MOMENT),
    "Claims": record(claims=listed(ref("Claim"))),
    "Receipt": record(
        number=TEXT,
        score=nullable(TEXT),
        grade=nullable(TEXT),
        grade_title=nullable(ref("Text")),
        findings=COUNT,
        finished_at=MOMENT,
    ),
    "Rescued": record(
        inspections=by_name({"anyOf": [ref("Recorded"), ref("Refusal")]}),
        photos=record(stored=listed(ID), refused=listed(record(blob=ID, code=TEXT, message=TEXT))),
    ),
    "Problem": record(
        {"field": TEXT, "errors": listed(_FAULT), "missing": ref("Missing")},
        type={"const": "about:blank"},
        title=TEXT,
        status={"type": "integer", "minimum": 400, "maximum": 599},
        code=TEXT,
        detail=TEXT,
        request_id=TEXT,
    ),
}

_BODIES = (
    shapes.OpsBody,
    shapes.DeviceBody,
    shapes.SubmitBody,
    shapes.ClaimBody,
    shapes.RescueBody,
)


def schemas() -> dict[str, Schema]:
    """Every schema by its name."""
    _, told = models_json_schema(
        [(body, "validation") for body in _BODIES], ref_template="#/components/schemas/{model}"
    )
    return {**told["$defs"], **_SMALL, **_ANSWERS}
