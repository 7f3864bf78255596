"""Label papers one can buy: where the labels lie on a page, in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspect_app.checklist.model import Text


@dataclass(frozen=True, slots=True)
class LabelPaper:
    """A page with ``columns`` x ``rows`` labels; ``left`` and ``top`` are its margins.

    ``edge`` is what stays free inside each label: what printers cannot reach where the label ends with the
    page, and what a label cut a little off must still hold.
    """

    id: str
    title: Text
    page: tuple[float, float]
    label: tuple[float, float]
    columns: int
    rows: int
    left: float = 0.0
    top: float = 0.0
    column_gap: float = 0.0
    row_gap: float = 0.0
    edge: float = 5.0

    @property
    def a_page(self) -> int:
        """Labels on one page."""
        return self.columns * self.rows

    def place(self, index: int) -> tuple[float, float]:
        """(left, top) of the label at ``index``, counted row by row from 0 on every page."""
        row, column = divmod(index % self.a_page, self.columns)
        return (
            round(self.left + column * (self.label[0] + self.column_gap), 2),
            round(self.top + row * (self.label[1] + self.row_gap), 2),
        )


_A4 = (210.0, 297.0)
_SIZES = (
    LabelPaper(
        "a4-24", Text("A4 24 枚 70 × 37 mm", "A4, 24 labels 70 × 37 mm"), _A4, (70.0, 37.0), 3, 8, top=0.5
    ),
    LabelPaper(
        "a4-14",
        Text("A4 14 枚 99.1 × 38.1 mm", "A4, 14 labels 99.1 × 38.1 mm"),
        _A4,
        (99.1, 38.1),
        2,
        7,
        left=4.65,
        top=15.15,
        column_gap=2.5,
        edge=3.0,
    ),
    LabelPaper(
        "a4-8", Text("A4 8 枚 105 × 74.25 mm", "A4, 8 labels 105 × 74.25 mm"), _A4, (105.0, 74.25), 2, 4
    ),
    LabelPaper(
        "roll-62",
        Text("62 mm 卷筒标签纸", "Label roll 62 mm wide"),
        (62.0, 40.0),
        (62.0, 40.0),
        1,
        1,
        edge=2.0,
    ),
)
LABEL_PAPERS: Mapping[str, LabelPaper] = {paper.id: paper for paper in _SIZES}
