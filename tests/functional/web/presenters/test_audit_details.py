"""Audit events tell names and words, never ids and codes."""

from uuid import UUID

import pytest
from flask import Flask

from inspect_app.checklist.model import Text
from inspect_app.services.audit_names import Names
from inspect_app.storage.models import AuditEvent
from inspect_app.web.presenters.audit_details import details_of

LAKE = UUID("019d7a0d-8680-7fac-b33f-30dec704df71")
EAST = UUID("019d7a0d-8680-72bd-87cd-276f64d7b96f")
NAMES = Names({LAKE: "滨河家园", EAST: "华东区域"}, {"round": Text("日常巡查", "Daily round")})


def _told(
    app: Flask, action: str, detail: dict[str, object], accepted: str = "zh-CN"
) -> list[tuple[str, str]]:
    language = "zh" if accepted.startswith("zh") else "en"
    event = AuditEvent(action=action, subject_kind="x", detail=detail)
    with app.test_request_context(headers={"Accept-Language": accepted}):
        return [(told.label, told.value) for told in details_of(event, NAMES, language)]


@pytest.mark.parametrize(
    ("action", "detail", "expected"),
    [
        ("session.begin", {"address": "127.0.0.1"}, ("网络地址", "127.0.0.1")),
        ("project.create", {"address": "湖滨路 1 号"}, ("地址", "湖滨路 1 号")),
        ("project.create", {"region": str(EAST)}, ("区域", "华东区域")),
        ("user.create", {"roles": [f"supervisor@project:{LAKE}"]}, ("角色", "客服主管 · 滨河家园")),
        ("user.edit", {"roles": [[], ["administrator@company"]]}, ("角色", "— → 系统管理员 · 全公司")),
        ("user.edit", {"language": ["", "en"]}, ("语言", "— → 英文")),
        ("project.edit", {"households": [None, 90]}, ("户数", "— → 90")),
        ("inspection.started", {"programme": "round"}, ("检查方案", "日常巡查")),
        ("inspection.started", {"programme": "gone"}, ("检查方案", "gone")),
        ("inspection.sheet_added", {"label": "#2 夜间"}, ("点位", "第2次 · 夜间")),
        ("location.create", {"attributes": {"attended": True}}, ("属性", "有人值守")),
        ("location.create-many", {"locations": [str(LAKE), str(EAST)]}, ("点位", "2")),
        ("finding.opened", {"severity": "minor"}, ("严重程度", "一般")),
        ("inspection.signed", {"role": "accompanied_by"}, ("签名身份", "陪同人员")),
        ("report.rendered", {"sha256": "8e4248ba4aa51316387a"}, ("指纹", "8e4248ba4aa5")),
        ("inspection.moved", {"dropped": [{"item": "a"}, {"item": "b"}]}, ("舍弃", "2")),
        ("inspection.moved", {"removed": ["desk #1", "call #2"]}, ("移除", "desk #1; call #2")),
        ("x.edit", {"strange": [False, True]}, ("strange", "否 → 是")),
    ],
)
def test_in_words(app: Flask, action: str, detail: dict[str, object], expected: tuple[str, str]) -> None:
    assert _told(app, action, detail) == [expected]


def test_ids_of_rows_are_left_out(app: Flask) -> None:
    assert _told(app, "photo.added", {"item": "slip", "sheet": str(LAKE), "image": "a"}, "en") == [
        ("Item", "slip")
    ]


def test_the_project_comes_first(app: Flask) -> None:
    event = AuditEvent(action="x", subject_kind="finding", project_id=LAKE, detail={"number": "A-1"})
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert [told.value for told in details_of(event, NAMES, "en")] == ["滨河家园", "A-1"]
