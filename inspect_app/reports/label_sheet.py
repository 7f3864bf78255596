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

# Readers find a code by the empty frame around it: four modules, of which our texts need 25 a side at least.
QUIET = 4 / 25
# Five lines and a code as high as the QR code beside them: points for each of its millimetres.
POINTS, LARGEST = 0.37, 14.0


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
    """Pages of labels, in millimetres; ``size`` is the side of a QR code, ``qr_left`` its place."""

    KIND: ClassVar[str] = "labels"

    language: str
    title: str
    project: str
    page_width: float
    page_height: float
    width: float
    height: float
    margin: float
    qr_left: float
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
    height = min(paper.label[1] - 2 * paper.edge, paper.label[1] / (1 + 2 * QUIET))
    size = round(min(height - 0.05, paper.label[0] * 0.36), 1)
    quiet = round(size * QUIET + 0.05, 1)
    qr_left = max(paper.edge, quiet)
    return LabelSheet(
        language=tag(language),
        title=voice._("Labels of %(project)s") % {"project": project},
        project=project,
        page_width=paper.page[0],
        page_height=paper.page[1],
        width=paper.label[0],
        height=paper.label[1],
        margin=paper.edge,
        qr_left=qr_left,
        size=size,
        text_left=round(qr_left + size + quiet, 1),
        points=round(min(LARGEST, size * POINTS), 1),
        pages=tuple(tuple(placed[start:end]) for start, end in zip(starts, ends, strict=True)),
    )


def _label(voice: Speaker, facts: LabelFacts, index: int, paper: LabelPaper) -> Label:
    left, top = paper.place(index)
    alt = voice._("QR code of %(name)s") % {"name": facts.name}
    return Label(left, top, f"qr-{index}.svg", alt, facts.text, facts.code, facts.name, facts.where)
