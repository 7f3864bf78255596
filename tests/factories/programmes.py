"""A small programme with every type of answer, and its revision."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from inspect_app.checklist.document import build_revision
from inspect_app.checklist.model import (
    AttributeIs,
    Band,
    Checklist,
    Choice,
    Clause,
    Conformity,
    Count,
    Draw,
    Grading,
    Group,
    Information,
    Item,
    ItemIs,
    Measure,
    Option,
    Part,
    Per,
    Programme,
    Requirement,
    Revision,
    Sample,
    Scale,
    Severity,
    Text,
    Use,
)


def text(zh: str, en: str) -> Text:
    """Short for a bilingual text."""
    return Text(zh, en)


GRADING = Grading(
    id="five-grade",
    bands=(
        Band("excellent", text("优", "Excellent"), Decimal(95)),
        Band("good", text("良", "Good"), Decimal(85)),
        Band("fair", text("中", "Fair"), Decimal(75)),
        Band("pass", text("合格", "Pass"), Decimal(60)),
        Band("fail", text("不合格", "Fail"), Decimal(0)),
    ),
    cap="fair",
)
FLOOR = Item(
    id="floor",
    ask=text("地面平整清洁", "Floor level and clean"),
    answer=Conformity(partial=True),
    clauses=("TP-5.3",),
    weight=Decimal(3),
    severity=Severity.MAJOR,
    photo=Requirement.ON_FAIL,
    note=Requirement.ON_FAIL,
    help=text("看角落", "Look into corners"),
    phrases=(text("地面积水", "Water on the floor"), text("地面有油污", "Oil on the floor")),
)
LAMPS = Item(id="lamps", ask=text("不亮的灯具数", "Lamps out"), answer=Count(Decimal("0.25")))
SEATS = Item(
    id="seats",
    ask=text("座椅完好", "Seats whole"),
    answer=Conformity(),
    when=AttributeIs("seating", (True,)),
    photo=Requirement.NEVER,
)
LOBBY = Checklist(
    id="lobby",
    version="1.0.0",
    title=text("大堂", "Lobby"),
    per=Per.LOCATION,
    touchpoint=11,
    groups=(
        Group(text("地面", "Floor"), (FLOOR, LAMPS)),
        Group(text("陈设", "Furniture"), (SEATS,)),
    ),
)
CALL = Checklist(
    id="telephone",
    version="1.0.0",
    title=text("电话接听", "Telephone"),
    per=Per.ENCOUNTER,
    touchpoint=17,
    groups=(
        Group(
            text("接听", "Answering"),
            (
                Item(
                    "rings",
                    text("第几声铃响接听", "Rings before the call is answered"),
                    Measure("ring", max=Decimal(3), zero_at=Decimal(6)),
                ),
                Item("tone", text("语气", "Tone of voice"), Scale(0, 5)),
                Item(
                    "greeting",
                    text("问候语", "Greeting"),
                    Choice(
                        (
                            Option("full", text("完整", "Complete"), Decimal(1)),
                            Option("short", text("不完整", "Incomplete"), Decimal("0.5")),
                            Option("none", text("没有", "None"), Decimal(0)),
                        )
                    ),
                ),
                Item(
                    "greeting-missing",
                    text("缺了什么", "What was missing"),
                    Information("text"),
                    when=ItemIs("greeting", ("short", "none")),
                ),
            ),
        ),
    ),
)
RECORDS = Checklist(
    id="records",
    version="1.0.0",
    title=text("记录", "Records"),
    per=Per.PROJECT,
    groups=(
        Group(
            text("投诉", "Complaints"),
            (
                Item(
                    "sampled", text("回复及时", "Replied in time"), Sample(text("投诉记录", "complaints"), 10)
                ),
                Item(
                    "last-review", text("上次评审日期", "Last review on"), Information("date"), required=False
                ),
                Item("staff", text("当班人数", "Staff on duty"), Information("number"), required=False),
            ),
        ),
    ),
)
PROGRAMME = Programme(
    id="touchpoint-audit",
    version="1.0.0",
    title=text("触点品质检查", "Touchpoint audit"),
    parts=(
        Part("places", text("环境触点", "Places"), (Use(LOBBY, Decimal(2)),), Decimal(60)),
        Part("service", text("服务触点", "Service"), (Use(CALL), Use(RECORDS)), Decimal(40)),
    ),
    grading=GRADING,
    repeat_multiplier=Fraction(3, 2),
    sampling={"lobby": Draw(2, rotate=True)},
)
CLAUSES = {"TP-5.3": Clause("TP-5.3", "5.3", text("地面清洁", "The floor is clean"), "observe")}


def revision(**changes: object) -> Revision:
    """The revision of the programme, some of its fields changed."""
    return build_revision(replace(PROGRAMME, **changes), CLAUSES)
