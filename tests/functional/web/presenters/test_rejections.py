"""Why an entry of a tablet does not count."""

from flask import Flask

from inspect_app.web.presenters.rejections import why


def test_who_was_first_with_what_and_when(app: Flask) -> None:
    values = {"by": "Li Na", "action": "send_back", "at": "2026-11-22T03:04:05+00:00"}
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        told = why("finding-moved-on", values)
        assert told.startswith("Li Na was first: “Sent back”, 22 Nov 2026, 11:04.")
        assert "kept here" in why("version-unknown", {"seen": 9})
        assert why("unknown-sheet", {}) == "The inspection has no such sheet any more."
