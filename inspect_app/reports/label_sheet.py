"""QR labels for locations, placed to the tenth of a millimetre on bought label paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from inspect_app.reports.branding import PLAIN, Branding
from inspect_app.reports.document import UNDATED
from inspect_app.reports.label_papers import LabelPaper
from inspect_app.reports.voice import Speaker
from inspect_app.reports.words import family, tag

# What printers cannot reach, and what a label cut a little off must still hold.
MARGIN = 3.0
GAP = 3.0


@dataclass(frozen=True, slots=True)
class LabelFacts:
    """One location: ``text`` is what its QR code holds, ``code`` what people can type."""

    text: str
    code: str
    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Label:
    """One label at ``left``, ``top`` of its page; ``qr`` is an asset name."""

    left: float
    top: float
    qr: str
    alt: str
    text: str
    code: str
    name: str
    where: str


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Pages of labels. All lengths are millimetres; ``size`` is the side of a QR code."""

    KIND: ClassVar[str] = "labels"

    language: str
    title: str
    project: str
    page_width: float
    page_height: float
    width: float
    height: float
    margin: float
    size: float
    text_left: float
    points: float
    pages: tuple[tuple[Label, ...], ...]
    made_at: str = UNDATED
    branding: Branding = PLAIN


def label_sheet(
    project: str, labels: Sequence[LabelFacts], paper: LabelPaper, language: str, skip: int = 0
) -> LabelSheet:
    """The sheet; ``skip`` labels of the first page are left free, for paper that was begun."""
    voice = Speaker(family(language))
    placed = [
        _label(voice, facts, index, paper) for index, facts in enumerate(labels, start=skip % paper.a_page)
    ]
    first = paper.a_page - skip % paper.a_page
    starts = (0, *range(first, len(placed), paper.a_page))
    ends = (*starts[1:], len(placed))
    size = round(min(paper.label[1] - 2 * MARGIN, paper.label[0] * 0.36), 1)
    return LabelSheet(
        language=tag(language),
        title=voice._("Labels of %(project)s") % {"project": project},
        project=project,
        page_width=paper.page[0],
        page_height=paper.page[1],
        width=paper.label[0],
        height=paper.label[1],
        margin=MARGIN,
        size=size,
        text_left=round(MARGIN + size + GAP, 1),
        points=round(min(14.0, max(8.0, paper.label[0] / 7.5)), 1),
        pages=tuple(tuple(placed[start:end]) for start, end in zip(starts, ends, strict=True)),
    )


def _label(voice: Speaker, facts: LabelFacts, index: int, paper: LabelPaper) -> Label:
    left, top = paper.place(index)
    alt = voice._("QR code of %(name)s") % {"name": facts.name}
    return Label(left, top, f"qr-{index}.svg", alt, facts.text, facts.code, facts.name, facts.where)
