"""The three formats: the specification's own vector, DingTalk's sign, and what answers mean."""

import base64
import json
import subprocess
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote_plus, urlsplit
from uuid import UUID

import pytest

from inspect_app.services.notifying import posting
from inspect_app.services.notifying.kinds import Format
from inspect_app.services.notifying.outbound import Answer, SendFailed
from inspect_app.services.notifying.posting import (
    Message,
    dingtalk_sign,
    is_secret,
    judge,
    request,
    signature,
)

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
MESSAGE = Message(UUID(int=5), {"type": "test", "data": {"title": "积水"}}, "大堂积水")
OK = b'{"errcode":0,"errmsg":"ok"}'


def test_the_signature_is_the_one_of_the_specification() -> None:
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    signed = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_dingtalk_is_signed_as_another_program_signs() -> None:
    at, secret = 1577262236757, "this is secret"
    command = ["openssl", "dgst", "-sha256", "-hmac", secret, "-binary"]
    told = subprocess.run(command, input=f"{at}\n{secret}".encode(), capture_output=True, check=True)
    assert unquote_plus(dingtalk_sign(secret, at)) == base64.b64encode(told.stdout).decode()


def test_a_standard_message_is_signed_over_what_is_sent() -> None:
    secret = posting.new_secret()
    sent = request(Format.STANDARD, "https://example.com/h", secret, MESSAGE, NOW)
    assert json.loads(sent.body) == MESSAGE.payload
    assert sent.headers["webhook-id"] == str(MESSAGE.id)
    at = int(sent.headers["webhook-timestamp"])
    assert at == int(NOW.timestamp())
    assert sent.headers["webhook-signature"] == signature(secret, str(MESSAGE.id), at, sent.body)


def test_robots_get_plain_text() -> None:
    sent = request(Format.WECOM, "https://example.com/send?key=k", "", MESSAGE, NOW)
    assert json.loads(sent.body) == {"msgtype": "text", "text": {"content": "大堂积水"}}
    assert sent.url == "https://example.com/send?key=k"


@pytest.mark.parametrize("url", ["https://example.com/send?access_token=t", "https://example.com/send"])
def test_dingtalk_gets_its_sign_in_the_address(url: str) -> None:
    sent = request(Format.DINGTALK, url, "SECx", MESSAGE, NOW)
    told = parse_qs(urlsplit(sent.url).query)
    assert told["sign"] == [unquote_plus(dingtalk_sign("SECx", int(told["timestamp"][0])))]
    assert request(Format.DINGTALK, url, "", MESSAGE, NOW).url == url


def test_long_text_is_cut_between_characters() -> None:
    text = posting.cut("字" * 1000, 2048)
    assert len(text.encode()) <= 2048
    assert text.endswith("字…")


@pytest.mark.parametrize(
    ("status", "lasting"),
    [
        (301, True),
        (400, True),
        (404, True),
        (410, True),
        (408, False),
        (429, False),
        (500, False),
        (503, False),
    ],
)
def test_only_what_may_pass_is_tried_again(status: int, lasting: bool) -> None:
    with pytest.raises(SendFailed) as caught:
        judge(Format.STANDARD, Answer(status, b""), NOW)
    assert (caught.value.error, caught.value.lasting) == (f"http-status {status}", lasting)


def test_any_answer_between_200_and_299_is_well() -> None:
    judge(Format.STANDARD, Answer(204, b""), NOW)
    judge(Format.WECOM, Answer(200, OK), NOW)


@pytest.mark.parametrize(
    ("body", "error", "lasting"),
    [
        (
            b'{"errcode":45009,"errmsg":"api freq out of limit"}',
            "robot-refused 45009 api freq out of limit",
            False,
        ),
        (
            b'{"errcode":93000,"errmsg":"invalid webhook url"}',
            "robot-refused 93000 invalid webhook url",
            True,
        ),
        (b'{"errcode":310000,"errmsg":"sign\\nnot match"}', "robot-refused 310000 signnot match", False),
        (b'{"errcode":true}', "robot-refused True", False),
        (b"<html>", "answer-unreadable", False),
        (b"[]", "answer-unreadable", False),
        (b'{"ok":1}', "answer-unreadable", False),
        (b"[" * 60000, "answer-unreadable", False),
    ],
)
def test_a_robot_that_answers_well_may_still_refuse(body: bytes, error: str, lasting: bool) -> None:
    with pytest.raises(SendFailed) as caught:
        judge(Format.DINGTALK, Answer(200, body), NOW)
    assert (caught.value.error, caught.value.lasting) == (error, lasting)


@pytest.mark.parametrize(
    ("told", "wait"),
    [
        ("120", timedelta(seconds=120)),
        ("999999999", timedelta(days=1)),
        ("Sun, 22 Nov 2026 06:00:00 GMT", timedelta(hours=1)),
        ("Sun, 22 Nov 2026 04:00:00 GMT", timedelta(0)),
        ("²", timedelta(0)),
        ("soon", timedelta(0)),
        ("", timedelta(0)),
    ],
)
def test_who_asks_to_be_left_alone_is(told: str, wait: timedelta) -> None:
    with pytest.raises(SendFailed) as caught:
        judge(Format.STANDARD, Answer(429, b"", told), NOW)
    assert caught.value.after == wait


def test_secrets_are_of_their_format() -> None:
    assert is_secret(Format.STANDARD, posting.new_secret())
    assert not is_secret(Format.STANDARD, "whsec_short")
    assert not is_secret(Format.STANDARD, "whsec_é")
    assert is_secret(Format.DINGTALK, "")
    assert is_secret(Format.DINGTALK, "SEC0123")
    assert not is_secret(Format.DINGTALK, "密")
    assert is_secret(Format.WECOM, "")
    assert not is_secret(Format.WECOM, "x")
