"""Any checklist, programme or grading that the language can say, for round trips by hypothesis."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from inspect_app.checklist.model import (
    AllOf,
    AnswerType,
    AnyOf,
    AttributeIs,
    Band,
    Cap,
    Checklist,
    Choice,
    Condition,
    Conformity,
    Count,
    Draw,
    Example,
    Grading,
    Group,
    Information,
    Item,
    ItemIs,
    Measure,
    Not,
    Option,
    Per,
    Requirement,
    Sample,
    Scale,
    Severity,
    Text,
    Veto,
)
from inspect_app.checklist.sources import PartSource, ProgrammeSource, Tailor, UseSource

# What YAML, Excel and XPath are each known to trip over.
TRICKY = (
    *("yes", "no", "on", "NULL", "~", "true", "1.50", "007", "1e5", "2024-01-01", "12:30", "0x1F", "1_000"),
    *("a: b", "a #b", "- a", "? a", "[a", "{a}", "a, b", "'a'", '"a"', 'it\'s "so"', "a\\nb", "a\nb", "a\tb"),
    *("=1+1", "+1", "-1", "@cmd", "=cmd|' /C calc'!A0", "%a", "`a`", "!a", "&a", "*a", "|", ">", "<<", "="),
    *(
        "停车场",
        "“引号”",
        "：冒号",
        "😀",
        "a\u2028b",
        "a\u00a0b",
        "${a}",
        "_x0041_",
        "a;b；c、d，e",
        "é",
        "\u200b",
    ),
)
_LETTERS = st.text(
    st.characters(min_codepoint=33, max_codepoint=0xFFFD, exclude_categories=("Cs", "Cc", "Cn", "Co", "Z")),
    min_size=1,
    max_size=12,
)
# Tables hold no blanks around a text, so none is drawn.
WORDS = st.one_of(st.sampled_from(TRICKY), _LETTERS).filter(lambda text: text == text.strip())
TEXTS = st.builds(Text, WORDS, WORDS)
IDS = st.from_regex("[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
_SOME = st.one_of(st.none(), TEXTS)
DECIMALS = st.decimals(0, 10**9, places=3, allow_nan=False).map(abs)
_ANY_NUMBER = st.one_of(
    st.decimals(-(10**6), 10**6, places=2, allow_nan=False),
    st.sampled_from([Decimal("0.123456789012"), Decimal("123456789012.123456789012")]),
)
_SHARES = st.fractions(0, 1, max_denominator=20)
VERSIONS = st.sampled_from(["0.0.1", "1.0.0", "12.3.45"])
UNITS = st.sampled_from(["ring", "minute", "celsius", "percent", "time-per-day"])


@st.composite
def _scales(draw: st.DrawFn) -> Scale:
    low = draw(st.integers(-3, 5))
    high = low + draw(st.sampled_from([1, 4, 30]))
    return Scale(low, high, draw(st.dictionaries(st.integers(low, high), TEXTS, max_size=3)))


@st.composite
def _measures(draw: st.DrawFn) -> Measure:
    limit, unit = draw(_ANY_NUMBER), draw(UNITS)
    zero = draw(st.sampled_from([None, Decimal(1), Decimal("7.5")]))
    if draw(st.booleans()):
        return Measure(unit, max=limit, zero_at=None if zero is None else limit + zero)
    return Measure(unit, min=limit, zero_at=None if zero is None else limit - zero)


@st.composite
def _choices(draw: st.DrawFn) -> Choice:
    scores = st.one_of(st.none(), st.decimals(0, 1, places=2))
    ids = draw(st.lists(IDS, min_size=2, max_size=3, unique=True))
    return Choice(tuple(Option(each, draw(TEXTS), draw(scores)) for each in ids))


ANSWERS: st.SearchStrategy[AnswerType] = st.one_of(
    st.builds(Conformity, st.booleans()),
    _scales(),
    _measures(),
    st.builds(Count, st.sampled_from([Decimal("0.1"), Decimal("0.34"), Decimal(1)])),
    st.builds(Sample, TEXTS, st.integers(1, 10_000)),
    _choices(),
    st.builds(Information, st.sampled_from(["text", "date", "photo", "signature", "number"])),
    st.builds(Information, st.just("number"), UNITS),
)


def _possible(item: Item) -> st.SearchStrategy[Condition] | None:
    """A condition on an item that can come true."""
    match item.answer:
        case Conformity():
            values: tuple[str | Decimal, ...] = ("conform", "nonconform")
        case Scale(low, high):
            values = (Decimal(low), Decimal(high))
        case Choice(options):
            values = tuple(option.id for option in options)
        case Information("text"):
            values = ("5", "it's")
        case Count() | Measure():
            values = (Decimal(0), Decimal("3"))
        case _:
            return None
    chosen = st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)
    return chosen.map(lambda found: ItemIs(item.id, tuple(found)))


def _conditions(earlier: list[Item]) -> st.SearchStrategy[Condition]:
    values = st.one_of(st.booleans(), WORDS, DECIMALS)
    attributes = st.builds(
        AttributeIs, st.one_of(IDS, WORDS), st.lists(values, min_size=1, max_size=2).map(tuple)
    )
    leaves: list[st.SearchStrategy[Condition]] = [attributes]
    leaves += [found for item in earlier if (found := _possible(item)) is not None]
    parts = st.lists(st.one_of(leaves), min_size=1, max_size=2).map(tuple)
    return st.one_of(*leaves, parts.map(AllOf), parts.map(AnyOf), st.one_of(leaves).map(Not))


@st.composite
def _items(draw: st.DrawFn, item_id: str, earlier: list[Item]) -> Item:
    clauses = draw(st.lists(st.sampled_from(["ET-1", "TP-5.3", "a, b", 'say "so"']), max_size=2, unique=True))
    examples = st.builds(Example, WORDS, st.booleans(), TEXTS)
    return Item(
        id=item_id,
        ask=draw(TEXTS),
        answer=draw(ANSWERS),
        clauses=tuple(clauses),
        why=draw(_SOME if clauses else TEXTS),
        weight=draw(DECIMALS),
        severity=draw(st.sampled_from(Severity)),
        veto=draw(st.sampled_from([None, *Veto])),
        pass_mark=draw(st.one_of(st.none(), _SHARES)),
        photo=draw(st.sampled_from(Requirement)),
        note=draw(st.sampled_from(Requirement)),
        required=draw(st.booleans()),
        bonus=draw(st.booleans()),
        help=draw(_SOME),
        phrases=tuple(draw(st.lists(TEXTS, max_size=2))),
        examples=tuple(draw(st.lists(examples, max_size=1))),
        when=draw(st.one_of(st.none(), _conditions(earlier))),
    )


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    """Any checklist of up to six items in up to three groups."""
    ids = draw(st.lists(IDS, min_size=1, max_size=6, unique=True))
    items: list[Item] = []
    for each in ids:
        items.append(draw(_items(each, list(items))))
    cut = draw(st.integers(1, len(items)))
    runs = [run for run in (items[:cut], items[cut : cut + 1], items[cut + 1 :]) if run]
    # Two groups in a row may be called the same.
    title = draw(TEXTS)
    groups = tuple(Group(draw(st.sampled_from([title, Text("组", "Group")])), tuple(run)) for run in runs)
    touchpoint = draw(st.one_of(st.none(), st.integers(1, 20)))
    return Checklist(draw(IDS), draw(VERSIONS), draw(TEXTS), draw(st.sampled_from(Per)), groups, touchpoint)


@st.composite
def gradings(draw: st.DrawFn) -> Grading:
    """Any grading of up to three bands."""
    starts = draw(st.lists(st.decimals("0.1", 100, places=1), max_size=2, unique=True))
    bands = [Band(f"g{number}", draw(TEXTS), start) for number, start in enumerate(sorted(starts)[::-1])]
    bands.append(Band("last", draw(TEXTS), Decimal(0)))
    cap, basis = draw(st.sampled_from([None, "last"])), draw(st.sampled_from(["score", "points"]))
    return Grading(draw(IDS), tuple(bands), draw(st.integers(0, 6)), cap, basis, draw(_SOME))


_TAILORS = st.builds(
    Tailor,
    checklist=IDS,
    item=IDS,
    weight=st.one_of(st.none(), DECIMALS),
    severity=st.sampled_from([None, *Severity]),
    ask=_SOME,
    help=_SOME,
    max=st.one_of(st.none(), _ANY_NUMBER),
    deduct=st.sampled_from([None, Decimal("0.5")]),
    size=st.sampled_from([None, 7]),
    applicable=st.booleans(),
)


@st.composite
def programmes(draw: st.DrawFn) -> ProgrammeSource:
    """Any programme of one or two parts."""
    uses = st.builds(UseSource, IDS, st.one_of(st.none(), VERSIONS), DECIMALS)
    many = draw(st.lists(uses, min_size=2, max_size=4, unique_by=lambda use: use.checklist))
    cut = draw(st.integers(1, len(many) - 1))
    parts = tuple(
        PartSource(name, draw(TEXTS), tuple(run), draw(DECIMALS))
        for name, run in (("a", many[:cut]), ("b", many[cut:]))
    )
    return ProgrammeSource(
        draw(IDS),
        draw(VERSIONS),
        draw(TEXTS),
        grading=draw(WORDS),
        parts=parts,
        model=draw(st.sampled_from(["weighted", "points"])),
        not_applicable=draw(st.sampled_from(["exclude", "full", "zero"])),
        coverage_floor=draw(_SHARES),
        repeat_multiplier=1 + draw(_SHARES),
        caps=tuple(
            draw(st.lists(st.builds(Cap, st.sampled_from(Severity), st.integers(1, 9), WORDS), max_size=2))
        ),
        sampling=draw(
            st.dictionaries(IDS, st.builds(Draw, st.integers(1, 9), rotate=st.booleans()), max_size=2)
        ),
        tailor=tuple(draw(st.lists(_TAILORS, max_size=2))),
    )
