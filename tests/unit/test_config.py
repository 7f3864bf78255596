"""Settings: read from variables, unknown and bad ones refused."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from inspect_app.config import Config, ConfigError, bundled_folder


def test_defaults_serve_a_newcomer() -> None:
    config = Config.from_env({})
    assert (config.host, config.port, config.language) == ("127.0.0.1", 8000, "zh")
    assert config.library_folder == bundled_folder("checklists")
    assert config.database_url == f"sqlite:///{Path('var').resolve() / 'inspect.db'}"
    assert str(config.zone) == "Asia/Shanghai"


def test_values_are_read_and_empty_ones_are_defaults() -> None:
    config = Config.from_env(
        {"INSPECT_PORT": "9000", "INSPECT_HOST": "", "INSPECT_DATABASE": "sqlite://", "PATH": "x"}
    )
    assert (config.port, config.host, config.database_url) == (9000, "127.0.0.1", "sqlite://")


def test_the_library_can_be_another(tmp_path: Path) -> None:
    assert Config.from_env({"INSPECT_LIBRARY": str(tmp_path)}).library_folder == tmp_path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INSPECT_PROT", "8000"),
        ("INSPECT_PORT", "eight"),
        ("INSPECT_PORT", "0"),
        ("INSPECT_THREADS", "1000"),
        ("INSPECT_TIMEZONE", "Mars/Olympus"),
        ("INSPECT_TIMEZONE", "../etc/passwd"),
        ("INSPECT_PUBLIC_URL", "inspect.example.com"),
        ("INSPECT_PUBLIC_URL", "https://inspect.example.com/path"),
        ("INSPECT_LANGUAGE", "fr"),
        ("INSPECT_LOG_LEVEL", "loud"),
        ("INSPECT_SMTP_PORT", "0"),
        ("INSPECT_SMTP_SECURITY", "ssl"),
        ("INSPECT_SMTP_SENDER", "nobody"),
        ("INSPECT_SMTP_SENDER", "a@b.example\r\nBcc: c@d.example"),
        ("INSPECT_SMTP_PASSWORD", "alone"),
        ("INSPECT_WEBHOOKS_PRIVATE", "perhaps"),
    ],
)
def test_what_cannot_be_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Config.from_env({name: value})
    assert [fault[0] for fault in caught.value.faults] == [name]
    assert name in str(caught.value)


MAIL = {
    "INSPECT_SMTP_HOST": "mail.example.com",
    "INSPECT_SMTP_SENDER": "i@example.com",
    "INSPECT_SMTP_USER": "i",
    "INSPECT_SMTP_PASSWORD": "p",
}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"INSPECT_SMTP_SENDER": ""}, "INSPECT_SMTP_SENDER"),
        ({"INSPECT_SMTP_PASSWORD": ""}, "INSPECT_SMTP_PASSWORD"),
        ({"INSPECT_SMTP_SECURITY": "none"}, "INSPECT_SMTP_PASSWORD"),
        ({"INSPECT_SMTP_HOST": "mail.example.com/x"}, "INSPECT_SMTP_HOST"),
    ],
)
def test_a_mail_server_is_set_up_whole_or_not_at_all(change: dict[str, str], fault: str) -> None:
    assert Config.from_env(MAIL).smtp_host == "mail.example.com"
    with pytest.raises(ConfigError) as caught:
        Config.from_env({**MAIL, **change})
    assert [name for name, _ in caught.value.faults] == [fault]
    assert "p:" not in str(caught.value)


def test_a_mail_server_on_this_machine_needs_no_guard() -> None:
    local = {**MAIL, "INSPECT_SMTP_HOST": "localhost", "INSPECT_SMTP_SECURITY": "none"}
    assert Config.from_env(local).smtp_security == "none"


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        Config.from_env({"INSPECT_PORT": "x", "INSPECT_NOPE": "1", "INSPECT_THREADS": "0"})
    assert {name for name, _ in caught.value.faults} == {"INSPECT_PORT", "INSPECT_NOPE", "INSPECT_THREADS"}


def test_the_environment_of_the_process_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECT_PORT", "8765")
    assert Config.from_env().port == 8765


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Config.from_env({}).port = 1  # type: ignore[misc]


def test_the_company_has_a_name_in_each_language() -> None:
    config = Config.from_env({"INSPECT_COMPANY_ZH": "甲", "INSPECT_COMPANY_EN": "A"})
    assert (config.company("zh-Hans"), config.company("en")) == ("甲", "A")


@pytest.mark.parametrize("name", ["checklists", "static", "templates"])
def test_bundled_folders_are_there(name: str) -> None:
    assert bundled_folder(name).is_dir()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({}, True),
        ({"INSPECT_HOST": "0.0.0.0"}, False),
        ({"INSPECT_PUBLIC_URL": "https://inspect.example.com"}, False),
        ({"INSPECT_HOST": "0.0.0.0", "INSPECT_SAMPLE_DATA": "true"}, True),
        ({"INSPECT_SAMPLE_DATA": "false"}, False),
    ],
)
def test_published_passwords_stay_off_reachable_servers(variables: dict[str, str], wanted: bool) -> None:
    assert Config.from_env(variables).wants_samples is wanted
