"""Label papers: the labels lie on the page and do not overlap."""

import pytest

from inspect_app.reports.label_papers import LABEL_PAPERS, LabelPaper


@pytest.mark.parametrize("paper", LABEL_PAPERS.values(), ids=LABEL_PAPERS)
def test_labels_lie_on_the_page_beside_each_other(paper: LabelPaper) -> None:
    width, height = paper.label
    places = [paper.place(index) for index in range(paper.a_page)]
    assert all(left >= 0 and left + width <= paper.page[0] + 0.01 for left, _ in places)
    assert all(top >= 0 and top + height <= paper.page[1] + 0.01 for _, top in places)
    for index, (left, top) in enumerate(places):
        for other_left, other_top in places[index + 1 :]:
            assert abs(left - other_left) >= width - 0.01 or abs(top - other_top) >= height - 0.01
    assert paper.place(paper.a_page) == places[0]
