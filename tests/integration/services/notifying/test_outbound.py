"""The way out: which addresses are called, and what may come back."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from inspect_app.errors import Invalid
from inspect_app.services.notifying import outbound
from inspect_app.services.notifying.outbound import SendFailed, check_url, is_public, post
from tests.factories.mailbox import endpoint


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://example.com/", "webhook-url"),
        ("https://", "webhook-url"),
        ("https://user:secret@example.com/", "webhook-url"),
        ("https://example.com/#part", "webhook-url"),
        ("https://example.com:99999/", "webhook-url"),
        ("https://exa mple.com/", "webhook-url"),
        ("https://例.com/", "webhook-url"),
        ("https://[::1", "webhook-url"),
        ("https://example.com/\r\nHost: x", "webhook-url"),
        ("https://example.com/" + "a" * 500, "webhook-url"),
        ("http://example.com/", "webhook-https"),
        ("http://localhost/", "webhook-https"),
        ("https://localhost/", "webhook-private"),
        ("https://10.0.0.1/", "webhook-private"),
        ("https://[::1]/", "webhook-private"),
        ("https://169.254.169.254/latest", "webhook-private"),
    ],
)
def test_what_is_never_called(url: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_url(url, private=False)
    assert (caught.value.code, caught.value.field) == (code, "url")


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("https://example.com/hook?key=1", False),
        ("https://8.8.8.8/", False),
        ("https://10.0.0.1/", True),
        ("http://localhost:8080/", True),
    ],
)
def test_what_may_be_called(url: str, private: bool) -> None:
    check_url(url, private=private)


def test_without_tls_only_this_machine_is_called() -> None:
    with pytest.raises(Invalid):
        check_url("http://10.0.0.1/", private=True)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("192.168.1.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::10.0.0.1", False),
        ("64:ff9b::8.8.8.8", True),
    ],
)
def test_which_addresses_are_anybodys(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443)) for ip in ("8.8.8.8", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: answers)
    with pytest.raises(SendFailed) as caught:
        post("https://rebound.example/", {}, b"", private=False)
    assert (caught.value.error, caught.value.lasting) == ("webhook-private", True)


def test_what_was_kept_once_is_judged_at_every_call() -> None:
    with pytest.raises(SendFailed) as caught:
        post("http://localhost/", {}, b"", private=False)
    assert (caught.value.error, caught.value.lasting) == ("webhook-https", True)


def test_a_redirect_is_an_answer_and_not_followed() -> None:
    with endpoint() as other, endpoint() as hook:
        hook.status, hook.headers = 302, {"Location": other.url}
        assert post(hook.url, {}, b"{}", private=True).status == 302
        assert other.got == []


def test_a_long_answer_is_read_no_further() -> None:
    with endpoint() as hook:
        hook.body = b"x" * 200_000
        assert len(post(hook.url + "?a=1", {}, b"{}", private=True).body) == outbound.LARGEST_ANSWER
        assert hook.got[0][0] == "/hook?a=1"


def test_nobody_there() -> None:
    with endpoint() as hook:
        url = hook.url
    with pytest.raises(SendFailed) as caught:
        post(url, {}, b"", private=True)
    assert caught.value.error.startswith("unreachable")
    assert not caught.value.lasting


def test_no_tls_where_there_should_be() -> None:
    with endpoint() as hook, pytest.raises(SendFailed) as caught:
        post(hook.url.replace("http://", "https://"), {}, b"", private=True)
    assert caught.value.error.split(" ")[0] in {"tls", "unreachable"}


@contextmanager
def _silent() -> Iterator[int]:
    """A server that sends a byte now and then, and never comes to an end."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            connection, _ = listener.accept()
            with connection:
                while not over.wait(0.02):
                    try:
                        connection.sendall(b"H")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        over.set()
        thread.join()


def test_who_never_comes_to_an_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "WHOLE_SECONDS", 0.2)
    with _silent() as port, pytest.raises(SendFailed) as caught:
        post(f"http://127.0.0.1:{port}/", {}, b"", private=True)
    assert caught.value.error.startswith("unreachable")


def test_who_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "STEP_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as listener, pytest.raises(SendFailed) as caught:
        post(f"http://127.0.0.1:{listener.getsockname()[1]}/", {}, b"", private=True)
    assert caught.value.error == "timeout"
