"""Letters: plain text by SMTP, the same Message-ID at every attempt."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from uuid import UUID

from inspect_app.config import Config
from inspect_app.services.notifying.outbound import STEP_SECONDS, SendFailed


@dataclass(frozen=True, slots=True)
class Letter:
    """``written_at`` goes into its Date."""

    id: UUID
    to: str
    subject: str
    body: str
    written_at: datetime
    language: str


def compose(letter: Letter, config: Config) -> EmailMessage:
    """The message as it travels."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(config.company(letter.language), addr_spec=config.smtp_sender)
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.written_at)
    message["Message-ID"] = f"<{letter.id}@{config.smtp_sender.rpartition('@')[2]}>"
    message["Content-Language"] = "zh-CN" if letter.language == "zh" else "en"
    # No out-of-office replies, please.
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(letter.body)
    return message


def send(letter: Letter, config: Config) -> None:
    """Hand it to the mail server. Raises SendFailed."""
    message = compose(letter, config)
    try:
        with connected(config) as server:
            server.send_message(message, config.smtp_sender, [letter.to])
    except smtplib.SMTPRecipientsRefused as refusal:
        code, words = next(iter(refusal.recipients.values()))
        raise SendFailed(f"mail-recipient {code} {_plain(words)}", lasting=code >= 500) from None
    except smtplib.SMTPDataError as refusal:
        raise SendFailed(
            f"mail-refused {refusal.smtp_code} {_plain(refusal.smtp_error)}", lasting=refusal.smtp_code >= 500
        ) from None
    except smtplib.SMTPResponseException as refusal:
        raise SendFailed(f"mail-refused {refusal.smtp_code} {_plain(refusal.smtp_error)}") from None
    except TimeoutError:
        raise SendFailed("timeout") from None
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        raise SendFailed(f"mail-unreachable {error.__class__.__name__}") from None


@contextmanager
def connected(config: Config) -> Iterator[smtplib.SMTP]:
    """The mail server, signed in to where a name is set. Raises OSError, smtplib.SMTPException."""
    trust, host, port = ssl.create_default_context(), config.smtp_host, config.smtp_port
    if config.smtp_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=STEP_SECONDS, context=trust)
    else:
        server = smtplib.SMTP(host, port, timeout=STEP_SECONDS)
    try:
        if config.smtp_security == "starttls":
            server.starttls(context=trust)
        if config.smtp_user:
            server.login(config.smtp_user, config.smtp_password)
        yield server
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()


def _plain(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())[:200]
