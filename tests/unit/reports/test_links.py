"""Links that may stand in a report."""

import pytest

from inspect_app.reports.links import safe_link


@pytest.mark.parametrize(
    "address",
    ["https://example.com/a?b=c#d", "http://localhost:8000/x", "mailto:a@example.com", "HTTPS://EXAMPLE.COM"],
)
def test_web_and_mail_pass(address: str) -> None:
    assert safe_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\x01https://example.com",
        "https://exa mple.com",
        "https://example.com/\nSet-Cookie: a",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://example.com",
        "//example.com",
        "https:///etc",
        "relative",
        "",
        "mailto:",
    ],
)
def test_all_else_is_dropped(address: str) -> None:
    assert safe_link(address) == ""
