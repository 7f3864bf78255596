"""Every route of the interface: what it takes, and every way it answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspect_app.api.blobs import MEDIA_TYPE
from inspect_app.api.description.words import COUNT, HASH, ID, Schema, ref
from inspect_app.services.uploads import LARGEST_PIECE

Operation = dict[str, Any]

_WORDS: Mapping[int, str] = {
    400: "The request is malformed.",
    401: "Nobody is signed in; nothing the tablet holds is lost.",
    403: "The role does not allow it, or a changing request does not come from our own pages.",
    404: "There is no such thing, or it is not this person's.",
    409: "The state does not allow it.",
    413: "Too large.",
    415: "Not the kind of content that is taken.",
    422: "It is not of the form that is taken, or cannot be stored.",
    426: "The app is too old.",
    503: "Busy; to be tried again.",
    507: "The disk is full, or too much of this person waits on it; nothing was stored.",
}
_OFFSET = {"description": "How much is here; where to go on.", "schema": COUNT}
_ARRIVED = {"Upload-Offset": _OFFSET, "Upload-Length": {"schema": COUNT}}
_READ = (401, 403, 404)
_CHANGED = (400, *_READ, 413, 503, 507)
_SENT = (*_CHANGED, 415, 422)


def _answers(schema: str | None, description: str, *problems: int) -> Operation:
    good: Operation = {"description": description}
    if schema is not None:
        good["content"] = {"application/json": {"schema": ref(schema)}}
    return {"200": good, **{str(status): _problem(status) for status in sorted(problems)}}


def _problem(status: int) -> Operation:
    content = {"application/problem+json": {"schema": ref("Problem")}}
    return {"description": _WORDS[status], "content": content}


def _body(shape: str, *, required: bool = True) -> Operation:
    return {"required": required, "content": {"application/json": {"schema": ref(shape)}}}


def _header(name: str, schema: Schema) -> Operation:
    return {"name": name, "in": "header", "required": True, "schema": schema}


def _query(name: str, schema: Schema, *, required: bool = False) -> Operation:
    return {"name": name, "in": "query", "required": required, "schema": schema}


def _operation(summary: str, responses: Operation, **more: Any) -> Operation:
    return {"summary": summary, "responses": responses, **more}


def _without_content(problems: tuple[int, ...], description: str) -> Operation:
    told = {str(status): _problem(status) for status in sorted(problems)}
    return {"204": {"description": description, "headers": _ARRIVED}, **told}


_BUNDLE = _operation(
    "An inspection whole",
    {
        **_answers("Bundle", "All a tablet needs to go on without a network.", *_READ),
        "304": {"description": "As the tablet has it."},
    },
    parameters=[{"name": "If-None-Match", "in": "header", "schema": {"type": "string"}}],
)
_SEND_BLOB = _operation(
    "A piece of a photo",
    _without_content((*_SENT, 409), "On the disk, and counted."),
    parameters=[
        _query("inspection", ID, required=True),
        _header("Upload-Offset", {**COUNT, "maximum": 2**31}),
        _header("Upload-Length", {**COUNT, "minimum": 1, "maximum": 25 * 1024 * 1024}),
        _header("X-Sha256", HASH),
    ],
    requestBody={
        "required": True,
        "content": {
            MEDIA_TYPE: {"schema": {"type": "string", "format": "binary", "maxLength": LARGEST_PIECE}}
        },
    },
)

# By endpoint and method.
OPERATIONS: Mapping[tuple[str, str], Operation] = {
    ("session", "get"): _operation(
        "Who is signed in", _answers("Session", "The person and the server's time.", 401)
    ),
    ("inspections", "get"): _operation(
        "Inspections in progress",
        _answers("Inspections", "A page of them, newest first.", 401, 403),
        parameters=[_query("mine", {"type": "string", "enum": ["1"]}), _query("after", ID)],
    ),
    ("bundle", "get"): _BUNDLE,
    ("ops", "post"): _operation(
        "Ops in, winners out",
        _answers("Recorded", "Kept; what changed since the cursor.", *_SENT, 409, 426),
        requestBody=_body("OpsBody"),
    ),
    ("device", "put"): _operation(
        "What a tablet tells of itself",
        _answers("Heard", "Heard.", *_SENT, 426),
        requestBody=_body("DeviceBody"),
    ),
    ("claim", "put"): _operation(
        "I do this sheet",
        _answers("Claims", "All claims.", *_SENT),
        requestBody=_body("ClaimBody", required=False),
    ),
    ("release", "delete"): _operation("I do not", _answers("Claims", "All claims.", *_CHANGED)),
    ("blob", "head"): _operation(
        "How much of a photo is here",
        {
            "204": {"description": "So much.", "headers": _ARRIVED},
            **{str(status): {"description": _WORDS[status]} for status in _READ},
        },
    ),
    ("send_blob", "patch"): _SEND_BLOB,
    ("submit", "post"): _operation(
        "The wish to finish",
        _answers("Receipt", "Finished, by this wish.", *_SENT, 409),
        requestBody=_body("SubmitBody"),
    ),
    ("rescue", "post"): _operation(
        "A rescue file",
        _answers("Rescued", "What each inspection came to.", *_SENT),
        requestBody=_body("RescueBody"),
    ),
    ("finding_photo", "get"): _operation(
        "A photo of a finding that a round takes along",
        {
            "200": {
                "description": "The copy that is shown.",
                "content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}},
            },
            **{str(status): _problem(status) for status in _READ},
        },
    ),
    ("due", "get"): _operation(
        "What plans ask of this person",
        _answers("Due", "To be done today or possible now, and what was missed today.", 401, 403),
    ),
    ("start_occurrence", "post"): _operation(
        "Begin what is due",
        _answers("Started", "The inspection, new or under way.", *_CHANGED, 409),
    ),
    ("openapi", "get"): _operation(
        "This description",
        {
            "200": {
                "description": "OpenAPI 3.1.",
                "content": {"application/json": {"schema": {"type": "object"}}},
            }
        },
    ),
}
