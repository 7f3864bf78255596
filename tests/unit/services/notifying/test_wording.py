"""Letters and messages to groups, in both languages; nothing a person writes becomes more than text."""

from datetime import date

from inspect_app.services.notifying import wording
from inspect_app.services.notifying.wording import Line

LINE = Line(
    kind="overdue",
    number="XC-2026-000012",
    title="大堂地面\r\nBcc: all@example.com",
    place="1号楼 · 大堂",
    severity="major",
    project="云锦花园",
    last_day=date(2026, 11, 23),
    link="https://inspect.example.com/findings/1",
)


def test_a_notice_in_chinese() -> None:
    assert wording.told(LINE, "zh").splitlines() == [
        "逾期：大堂地面 Bcc: all@example.com",
        "编号：XC-2026-000012 · 严重",
        "项目：云锦花园",
        "点位：1号楼 · 大堂",
        "整改期限：2026年11月23日",
        "https://inspect.example.com/findings/1",
    ]


def test_a_notice_in_english_without_deadline_and_link() -> None:
    line = Line("closed", "XC-1", "Puddle", "", "minor", "Yunjin", None, "")
    assert wording.told(line, "en").splitlines() == [
        "Closed: Puddle",
        "Number: XC-1 · Minor",
        "Project: Yunjin",
    ]


def test_a_subject_is_one_short_line() -> None:
    subject = wording.subject([LINE], "安居\n物业", "zh")
    assert subject == "[安居 物业] 逾期：大堂地面 Bcc: all@example.com · 云锦花园"
    assert wording.subject([LINE, LINE], "A", "en") == "[A] 2 notices about findings"
    assert len(wording.subject([LINE], "长" * 400, "zh")) == wording.LONGEST_SUBJECT


def test_a_letter_tells_each_and_where_to_choose() -> None:
    letter = wording.letter([LINE, LINE], "https://inspect.example.com", "en")
    assert letter.count("XC-2026-000012") == 2
    assert letter.endswith("\nhttps://inspect.example.com/account/notices\n")
    assert "account/notices" not in wording.letter([LINE], "", "en")


def test_a_payload_is_told_in_the_groups_language() -> None:
    finding = {
        "id": "7",
        "number": "TS-1",
        "title": {"zh": "积水", "en": "Puddle"},
        "place": "大堂",
        "severity": "minor",
        "last_day": "2026-11-23",
    }
    payload = {"type": "finding.assigned", "data": {"finding": finding, "project": {"name": "云锦花园"}}}
    assert wording.of_payload(payload, "zh", "").startswith("已指派：积水\n")
    told = wording.of_payload(payload, "en", "https://i.example.com")
    assert told.startswith("Assigned: Puddle\n")
    assert told.endswith("\nhttps://i.example.com/findings/7")
    finding["last_day"] = None
    assert "Due" not in wording.of_payload(payload, "en", "")


def test_a_test_says_that_it_is_one() -> None:
    assert "test" in wording.of_payload({"type": "test"}, "en", "")
