"""The sample of a look."""

import pytest

from inspect_app.reports.html import render_html
from inspect_app.reports.sample import sample_report


@pytest.mark.parametrize(("language", "words"), [("zh", "示例花园"), ("en", "Sample Garden")])
def test_it_shows_every_section(language: str, words: str) -> None:
    html = render_html(sample_report("甲物业", language)).html
    assert words in html
    assert "甲物业" in html
    assert html.count('src="asset:photo-') == 4
