"""Settings are read whole or refused whole, with a line for each fault."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from inspect_app.config import Config, ConfigError, bundled_folder


def _faults(**environ: str) -> dict[str, str]:
    with pytest.raises(ConfigError) as refused:
        Config.from_env(environ)
    return dict(refused.value.faults)


def test_nothing_need_be_set() -> None:
    config = Config.from_env({})
    assert (config.host, config.port, config.language) == ("127.0.0.1", 8000, "zh")
    assert config.zone == ZoneInfo("Asia/Shanghai")
    assert config.database_url == f"sqlite:///{Path('var').resolve()}/inspect.db"
    assert config.library_folder == bundled_folder("checklists")


def test_what_is_set_counts_and_empty_counts_as_not_set(tmp_path: Path) -> None:
    config = Config.from_env(
        {
            "INSPECT_DATA": str(tmp_path),
            "INSPECT_PORT": "8080",
            "INSPECT_HOST": "",
            "INSPECT_SAMPLE_DATA": "false",
            "INSPECT_DATABASE": "sqlite:///other.db",
            "INSPECT_LIBRARY": str(tmp_path),
            "HOME": "/nowhere",
        }
    )
    assert (config.data, config.port, config.host, config.sample_data) == (tmp_path, 8080, "127.0.0.1", False)
    assert (config.database_url, config.library_folder) == ("sqlite:///other.db", tmp_path)


def test_the_process_s_own_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECT_PORT", "9001")
    assert Config.from_env().port == 9001


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INSPECT_PORT", "0"),
        ("INSPECT_PORT", "65536"),
        ("INSPECT_PORT", "eight"),
        ("INSPECT_LANGUAGE", "fr"),
        ("INSPECT_TIMEZONE", "Asia/Atlantis"),
        ("INSPECT_TIMEZONE", "../../etc/passwd"),
        ("INSPECT_PUBLIC_URL", "inspect.example.com"),
        ("INSPECT_PUBLIC_URL", "https://inspect.example.com/below"),
        ("INSPECT_SAMPLE_DATA", "perhaps"),
        ("INSPECT_LOG_LEVEL", "loud"),
        ("INSPECT_THREADS", "0"),
        ("INSPECT_COMPANY_ZH", "长" * 81),
        ("INSPECT_SECRET_KEY", "short"),
    ],
)
def test_a_bad_value_is_refused_by_name(name: str, value: str) -> None:
    assert list(_faults(**{name: value})) == [name]


def test_an_unknown_name_is_refused_because_it_is_a_misspelt_one() -> None:
    assert _faults(INSPECT_PROT="8080") == {"INSPECT_PROT": "is not a setting; see docs/settings.md"}


def test_every_fault_is_told_at_once() -> None:
    assert set(_faults(INSPECT_PORT="x", INSPECT_LANGUAGE="fr", INSPECT_X="1")) == {
        "INSPECT_PORT",
        "INSPECT_LANGUAGE",
        "INSPECT_X",
    }


def test_settings_do_not_change() -> None:
    config = Config.from_env({})
    with pytest.raises(ValidationError):
        config.port = 1


@pytest.mark.parametrize(("language", "name"), [("zh", "安居物业"), ("zh-Hans", "安居物业"), ("en", "Anju")])
def test_the_company_has_a_name_in_each_language(language: str, name: str) -> None:
    assert Config.from_env({}).company(language).startswith(name)


@pytest.mark.parametrize("name", ["checklists", "static", "templates"])
def test_folders_that_ship_are_found(name: str) -> None:
    assert bundled_folder(name).is_dir()
