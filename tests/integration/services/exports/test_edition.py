"""What every export is worded with."""

from datetime import UTC, datetime

from inspect_app.services.exports.edition import Edition


def test_moments_are_those_of_the_walls_clocks(edition: Edition) -> None:
    assert edition.local(datetime(2026, 9, 30, 17, 5, 3, 9, tzinfo=UTC)) == datetime.fromisoformat(
        "2026-10-01T01:05:03"
    )
    assert edition.local(None) is None


def test_words_are_in_the_language(edition: Edition, blind: Edition) -> None:
    assert [each.either("甲", "A") for each in (edition, blind)] == ["甲", "A"]
    assert [each.column("Project").title for each in (edition, blind)] == ["项目", "Project"]
    assert edition.word({"a": "Project"}, "a") == "项目"
    assert edition.word({}, None) == ""
