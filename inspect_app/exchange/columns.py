"""The tables of a workbook: their sheets and columns, as Excel shows them and as they are known here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from inspect_app.checklist.model import Per, Requirement, Severity, Text, Veto

Kind = Literal["text", "number", "truth", "word"]
TRUTHS = ("yes", "no")
ANSWERS = (
    *("conformity", "scale", "measure", "count", "sample", "choice"),
    *("text", "number", "date", "photo", "signature"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``key`` always works as a heading; so do both titles. ``width`` is in characters."""

    key: str
    title: Text
    note: Text
    width: int = 12
    kind: Kind = "text"
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet; ``needs`` is the column without which nothing can be made of it."""

    key: str
    title: Text
    columns: tuple[Column, ...]
    needs: str = "item"

    def column(self, heading: str) -> Column | None:
        """The column with that heading."""
        return next((each for each in self.columns if folded(heading) in _names(each.key, each.title)), None)

    def is_called(self, sheet: str) -> bool:
        """Whether a sheet of that name is this table."""
        return folded(sheet) in _names(self.key, self.title)


def folded(text: str) -> str:
    """A heading without what does not matter: width, case, blanks and underscores."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if not character.isspace() and character != "_")


def _names(key: str, title: Text) -> frozenset[str]:
    return frozenset(folded(name) for name in (key, title.zh, title.en))


def _words(kind: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(word) for word in kind)


def _pair(key: str, title: Text, note: Text, width: int) -> tuple[Column, Column]:
    """One column for each language."""
    return (
        Column(f"{key}_zh", Text(f"{title.zh}（中文）", f"{title.en} (Chinese)"), note, width),
        Column(f"{key}_en", Text(f"{title.zh}（英文）", f"{title.en} (English)"), note, width),
    )


_ITEM = Column("item", Text("检查项编号", "Item"), Text("“检查项”表中的编号", "An id of the sheet items"), 22)

CHECKLIST = Table(
    "checklist",
    Text("检查表", "checklist"),
    (
        Column(
            "id",
            Text("编号", "Id"),
            Text("小写字母、数字，用连字符相连", "Small letters, digits, hyphens"),
            22,
        ),
        Column(
            "version",
            Text("版本", "Version"),
            Text("如 1.0.0；发布后不再更改", "Such as 1.0.0; never changes once published"),
        ),
        *_pair("title", Text("名称", "Title"), Text("检查表名称", "What the checklist is called"), 28),
        Column(
            "touchpoint",
            Text("触点", "Touchpoint"),
            Text("触点序号 1—20，可空", "Number of the touchpoint, 1 to 20, or empty"),
            10,
            "number",
        ),
        Column(
            "per",
            Text("填写对象", "Per"),
            Text("location 每处，encounter 每次接触，project 每个项目", "What one sheet is filled in for"),
            12,
            "word",
            _words(Per),
        ),
    ),
    needs="id",
)
ITEMS = Table(
    "items",
    Text("检查项", "items"),
    (
        Column(
            "group",
            Text("组号", "Group"),
            Text("数字变化处开始新的一组；空白同上一行", "A new number begins a new group; empty: as above"),
            8,
            "number",
        ),
        *_pair("group", Text("组名", "Group title"), Text("空白同上一行", "Empty: as above"), 18),
        Column(
            "id",
            Text("编号", "Id"),
            Text(
                "小写字母、数字，用连字符相连；不得重复使用",
                "Small letters, digits, hyphens; never used for something else",
            ),
            22,
        ),
        *_pair("ask", Text("检查内容", "Criterion"), Text("一项只查一件事", "One thing to be seen"), 44),
        Column("clauses", Text("条款", "Clauses"), Text("多个条款用逗号隔开", "Part several by commas"), 18),
        *_pair(
            "why",
            Text("理由", "Why"),
            Text("无条款时写明检查理由", "Where no clause demands it: why it is checked"),
            28,
        ),
        Column(
            "answer",
            Text("答案类型", "Answer"),
            Text(
                "从列表中选择；choice 的选项和 scale 的标签在“选项”表",
                "Choose; options and labels stand on the sheet options",
            ),
            13,
            "word",
            ANSWERS,
        ),
        Column(
            "partial",
            Text("允许部分合格", "Partial"),
            Text("conformity：是否可选部分合格", "conformity: whether partly conforming can be chosen"),
            10,
            "truth",
            TRUTHS,
        ),
        Column("min", Text("下限", "Min"), Text("scale、measure", "scale, measure"), 8, "number"),
        Column("max", Text("上限", "Max"), Text("scale、measure", "scale, measure"), 8, "number"),
        Column(
            "unit",
            Text("单位", "Unit"),
            Text("measure、number；从列表中选择", "measure, number; choose from the list"),
            12,
            "word",
        ),
        Column(
            "zero_at",
            Text("零分处", "Zero at"),
            Text("measure：超限后得分降为零处", "measure: where the share has fallen to nothing"),
            8,
            "number",
        ),
        Column(
            "deduct",
            Text("每处扣", "Deduct"),
            Text("count：每处扣去的比例", "count: the share each one takes"),
            8,
            "number",
        ),
        *_pair("of", Text("抽样对象", "Sample of"), Text("sample：抽查什么", "sample: what is drawn"), 18),
        Column("size", Text("抽样数", "Size"), Text("sample：抽几件", "sample: how many"), 8, "number"),
        Column(
            "weight",
            Text("权重", "Weight"),
            Text("空白为 1；0 不计分", "Empty: 1; 0 never counts"),
            8,
            "number",
        ),
        Column(
            "severity",
            Text("严重程度", "Severity"),
            Text("不合格时整改单的严重程度", "Of the finding when it fails"),
            12,
            "word",
            _words(Severity),
        ),
        Column(
            "veto",
            Text("否决", "Veto"),
            Text(
                "sheet 本表零分，cap 等级封顶，fail 最低等级；通常空白", "sheet, cap or fail; usually empty"
            ),
            8,
            "word",
            _words(Veto),
        ),
        Column(
            "pass",
            Text("合格线", "Pass"),
            Text("如 0.6 或 3/5；通常空白", "Such as 0.6 or 3/5; usually empty"),
            8,
            "number",
        ),
        Column(
            "photo",
            Text("照片", "Photo"),
            Text("何时要照片", "When a photo is asked for"),
            10,
            "word",
            _words(Requirement),
        ),
        Column(
            "note",
            Text("备注", "Note"),
            Text("何时要备注", "When a note is asked for"),
            10,
            "word",
            _words(Requirement),
        ),
        Column("required", Text("必填", "Required"), Text("空白为 yes", "Empty: yes"), 8, "truth", TRUTHS),
        Column("bonus", Text("加分项", "Bonus"), Text("空白为 no", "Empty: no"), 8, "truth", TRUTHS),
        *_pair("help", Text("检查方法", "Help"), Text("怎样检查", "How to check"), 44),
        Column(
            "when",
            Text("条件", "When"),
            Text(
                "如 item: has-lift, is: conform；空白为总是检查",
                "Such as item: has-lift, is: conform; empty: always asked",
            ),
            36,
        ),
    ),
    needs="id",
)
OPTIONS = Table(
    "options",
    Text("选项", "options"),
    (
        _ITEM,
        Column(
            "value",
            Text("选项编号", "Option"),
            Text("choice：选项编号；scale：分值", "choice: the option's id; scale: the number"),
            16,
        ),
        *_pair(
            "title", Text("选项名称", "Option title"), Text("显示的文字", "As the inspector reads it"), 24
        ),
        Column(
            "score",
            Text("得分", "Score"),
            Text("choice：0—1，或 none 表示不计分；scale 空白", "choice: 0 to 1, or none; scale: empty"),
            8,
            "number",
        ),
    ),
)
PHRASES = Table(
    "phrases",
    Text("常用语", "phrases"),
    (_ITEM, *_pair("phrase", Text("常用语", "Phrase"), Text("填写备注时可选", "Offered for the note"), 36)),
)
EXAMPLES = Table(
    "examples",
    Text("示例图片", "examples"),
    (
        _ITEM,
        Column("image", Text("图片", "Image"), Text("标准库内的路径", "A path inside the library"), 30),
        Column(
            "good",
            Text("正面示例", "Good"),
            Text("yes 正面，no 反面", "yes: as it should be, no: as it should not"),
            8,
            "truth",
            TRUTHS,
        ),
        *_pair("caption", Text("说明", "Caption"), Text("图片说明", "What the picture shows"), 36),
    ),
)
TABLES: Mapping[str, Table] = {table.key: table for table in (CHECKLIST, ITEMS, OPTIONS, PHRASES, EXAMPLES)}
# The sheet that explains the others; what it says is not read.
GUIDE = Text("说明", "guide")


def is_guide(sheet: str) -> bool:
    """Whether a sheet of that name explains the others."""
    return folded(sheet) in _names("guide", GUIDE)
