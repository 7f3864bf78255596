"""Every answer carries the security headers, and no page is kept by a cache."""

from collections.abc import Callable

from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_every_answer_is_guarded(client: StrictClient, as_: As) -> None:
    for answer in (
        client.get("/sign-in"),
        client.get("/nowhere"),
        client.get("/"),
        as_("inspector").get("/account"),
    ):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Request-Id"]


def test_style_and_script_may_be_kept(client: StrictClient) -> None:
    answer = client.get("/static/css/tokens.css")
    assert answer.headers.get("Cache-Control") != "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_session_cookie_is_not_for_scripts(client: StrictClient) -> None:
    cookie = client.get("/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
