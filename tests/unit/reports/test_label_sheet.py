"""Labels on paper that may have been begun."""

import pytest

from inspect_app.reports.label_papers import LABEL_PAPERS, LabelPaper
from inspect_app.reports.label_sheet import LabelFacts, LabelSheet, label_sheet

PAPER = LABEL_PAPERS["a4-8"]


def _sheet(count: int, skip: int = 0) -> LabelSheet:
    facts = [LabelFacts(f"https://x/l/{n}", f"C{n}", f"Lobby {n}", "1") for n in range(count)]
    return label_sheet("翠湖雅苑", facts, PAPER, "en", skip)


@pytest.mark.parametrize(
    ("count", "skip", "pages"),
    [(1, 0, [1]), (8, 0, [8]), (9, 0, [8, 1]), (9, 3, [5, 4]), (5, 3, [5]), (2, 11, [2])],
)
def test_pages_hold_what_fits(count: int, skip: int, pages: list[int]) -> None:
    made = _sheet(count, skip)
    assert [len(page) for page in made.pages] == pages
    assert len({label.qr for page in made.pages for label in page}) == count


def test_the_first_label_stands_after_those_already_used() -> None:
    first = _sheet(2, skip=3).pages[0][0]
    assert (first.left, first.top) == PAPER.place(3)
    assert (first.code, first.alt) == ("C0", "QR code of Lobby 0")


@pytest.mark.parametrize("paper", LABEL_PAPERS.values(), ids=LABEL_PAPERS)
def test_code_and_text_have_room(paper) -> None:  # type: ignore[no-untyped-def]
    made = label_sheet("x", [LabelFacts("t", "c", "n", "w")], paper, "zh")
    assert made.size >= 20
    assert made.width - made.text_left - made.margin >= 28


@pytest.mark.parametrize("paper", LABEL_PAPERS.values(), ids=LABEL_PAPERS)
def test_readers_and_printers_get_the_whole_code(paper: LabelPaper) -> None:
    """Four empty modules around it, and nothing where an office printer cannot reach the sheet's edge."""
    made = label_sheet("x", [LabelFacts("t", "c", "n", "w")], paper, "zh")
    frame, below = 4 * made.size / 25, (made.height - made.size) / 2
    assert min(made.qr_left, made.text_left - made.qr_left - made.size + 1e-6, below) >= frame
    if paper.page[0] == 210:
        assert paper.left + made.qr_left >= 4.9
        assert paper.top + below >= 4.9
        assert paper.left + made.margin >= 4.9
