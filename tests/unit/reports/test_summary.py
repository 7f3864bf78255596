"""The page for management."""

from dataclasses import replace

from inspect_app.reports.edition import Edition
from inspect_app.reports.summary import DECISIONS, TREND, summary_of


def test_the_trend_ends_with_this_inspection(en: Edition) -> None:
    summary = summary_of(en)
    assert len(summary.trend) == TREND
    assert [point.current for point in summary.trend] == [False] * (TREND - 1) + [True]
    assert summary.trend[-1].shown == summary.score


def test_a_longer_history_is_cut_at_its_old_end(en: Edition) -> None:
    longer = replace(en.facts, history=en.facts.history * 2)
    trend = summary_of(Edition(longer, "en")).trend
    assert len(trend) == TREND
    assert trend[0].shown == str(en.facts.history[0].score)


def test_findings_are_counted_by_severity(en: Edition) -> None:
    tallies = summary_of(en).tallies
    assert [tally.severity for tally in tallies] == ["critical", "major", "minor", "observation"]
    assert sum(tally.count for tally in tallies) == len(en.facts.findings)
    assert sum(tally.repeats for tally in tallies) == sum(1 for each in en.facts.findings if each.repeat_of)
    assert max(tally.width for tally in tallies) == 1000


def test_without_findings_there_are_noughts(en: Edition) -> None:
    tallies = summary_of(Edition(replace(en.facts, findings=()), "en")).tallies
    assert [(tally.count, tally.width) for tally in tallies] == [(0, 0)] * 4


def test_too_many_decisions_are_pointed_to(en: Edition) -> None:
    many = replace(en.facts.score, vetoes=en.facts.score.vetoes[:1] * 6)
    summary = summary_of(Edition(replace(en.facts, score=many), "en"))
    assert len(summary.decisions) == DECISIONS
    assert summary.more_decisions == "and 3 more, listed in the next section"


def test_charts_have_their_figures_in_words(en: Edition) -> None:
    summary = summary_of(en)
    assert all(bar.label in summary.bars_alt for bar in summary.bars)
    assert all(point.shown in summary.trend_alt for point in summary.trend)


def test_signatures_name_their_assets(zh: Edition) -> None:
    signed = summary_of(zh).signatures
    assert [(each.role, each.image) for each in signed] == [
        ("检查员", "signature-1"),
        ("陪同人员", "signature-2"),
    ]


def test_coverage_is_counted(en: Edition) -> None:
    summary = summary_of(en)
    assert summary.coverage.endswith("%")
    assert "at least 80% needed" in summary.coverage_note
