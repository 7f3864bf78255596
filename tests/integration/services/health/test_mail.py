"""Doctor on the mail server."""

from pathlib import Path

from inspect_app.config import Config
from inspect_app.services.health.check import State
from inspect_app.services.health.mail import mail
from tests.factories.mailbox import post_office


def _config(folder: Path, port: int, public_url: str = "") -> Config:
    return Config(
        data=folder,
        smtp_host="127.0.0.1",
        smtp_port=port,
        smtp_security="none",
        smtp_sender="i@example.com",
        public_url=public_url,
    )


def test_without_a_server_nothing_is_wrong(tmp_path: Path) -> None:
    assert mail(Config(data=tmp_path)).state is State.FINE


def test_a_server_that_answers_is_fine_with_an_address_for_links(tmp_path: Path) -> None:
    with post_office() as office:
        assert mail(_config(tmp_path, office.port, "https://i.example.com")).state is State.FINE
        linkless = mail(_config(tmp_path, office.port))
    assert (linkless.state, "INSPECT_PUBLIC_URL" in linkless.mend) == (State.WARNING, True)
    assert office.letters == []


def test_a_server_that_does_not_answer_is_a_problem(tmp_path: Path) -> None:
    with post_office() as office:
        port = office.port
    told = mail(_config(tmp_path, port))
    assert told.state is State.PROBLEM
    assert "ConnectionRefusedError" in told.found
