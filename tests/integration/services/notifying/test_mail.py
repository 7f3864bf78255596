"""Letters through a real mail server on this machine."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from inspect_app.config import Config
from inspect_app.services.notifying.mail import Letter, compose, send
from inspect_app.services.notifying.outbound import SendFailed
from tests.factories.mailbox import post_office

LETTER = Letter(
    id=UUID(int=9),
    to="chen@example.com",
    subject="[安居物业] 逾期：大堂地面积水",
    body="逾期：大堂地面积水\n.\n一行\n",
    written_at=datetime(2026, 11, 22, 5, 0, tzinfo=UTC),
    language="zh",
)


def settings(folder: Path, port: int, **more: str) -> Config:
    return Config(
        data=folder,
        smtp_host="127.0.0.1",
        smtp_port=port,
        smtp_security="none",
        smtp_sender="i@example.com",
        **more,
    )


def test_a_letter_arrives_as_it_was_written(tmp_path: Path) -> None:
    with post_office() as office:
        send(LETTER, settings(tmp_path, office.port))
    [got] = office.letters
    assert (got["To"], got["Subject"]) == (LETTER.to, LETTER.subject)
    assert got["From"] == "安居物业服务有限公司 <i@example.com>"
    assert got["Message-ID"] == f"<{LETTER.id}@example.com>"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got.get_content().replace("\r\n", "\n") == LETTER.body


@pytest.mark.parametrize(("answer", "lasting"), [("550 no such user", True), ("450 try later", False)])
def test_a_refused_recipient(tmp_path: Path, answer: str, lasting: bool) -> None:
    with post_office(refuses=answer) as office, pytest.raises(SendFailed) as caught:
        send(LETTER, settings(tmp_path, office.port))
    assert (caught.value.error, caught.value.lasting) == (f"mail-recipient {answer}", lasting)


def test_no_mail_server(tmp_path: Path) -> None:
    with post_office() as office:
        port = office.port
    with pytest.raises(SendFailed) as caught:
        send(LETTER, settings(tmp_path, port))
    assert caught.value.error.startswith("mail-unreachable")


def test_a_server_without_tls_gets_no_letter_where_tls_is_asked_for(tmp_path: Path) -> None:
    with post_office() as office, pytest.raises(SendFailed):
        send(LETTER, settings(tmp_path, office.port).model_copy(update={"smtp_security": "starttls"}))
    assert office.letters == []


def test_the_message_of_an_attempt_is_that_of_the_one_before(tmp_path: Path) -> None:
    config = settings(tmp_path, 25)
    assert compose(LETTER, config).as_bytes() == compose(LETTER, config).as_bytes()
