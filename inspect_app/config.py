"""Settings: one frozen value, read from ``INSPECT_…`` variables, unknown or bad ones refused."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "INSPECT_"
SHORTEST_KEY = 32
LOOPBACK = ("127.0.0.1", "localhost", "::1")
# Stricter than the standard: no quotes, comments or line breaks, which only ever serve to inject headers.
EMAIL = re.compile(
    r"(?=.{3,254}\Z)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)


class ConfigError(Exception):
    """Settings that cannot be used; ``faults`` are (variable, what is wrong) pairs."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{name}: {fault}" for name, fault in faults))
        self.faults = faults


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except Exception as error:
        message = "not a time zone name such as Asia/Shanghai"
        raise ValueError(message) from error
    return name


def _long_enough(key: str) -> str:
    if 0 < len(key) < SHORTEST_KEY:
        message = f"has {len(key)} characters; a signing key needs at least {SHORTEST_KEY}"
        raise ValueError(message)
    return key


def _guarded(password: str, others: ValidationInfo) -> str:
    host, user = others.data.get("smtp_host"), others.data.get("smtp_user")
    if bool(password) != bool(user):
        message = "goes with INSPECT_SMTP_USER: give both or neither"
        raise ValueError(message)
    if password and others.data.get("smtp_security") == "none" and host not in LOOPBACK:
        message = "would travel unguarded: set INSPECT_SMTP_SECURITY to starttls or tls"
        raise ValueError(message)
    return password


def _sender(address: str, others: ValidationInfo) -> str:
    if others.data.get("smtp_host") and not address:
        message = "is needed where INSPECT_SMTP_HOST is given"
        raise ValueError(message)
    if address and not EMAIL.fullmatch(address):
        message = "not an e-mail address such as inspect@example.com"
        raise ValueError(message)
    return address


class Config(BaseSettings):
    """Every setting of the product; the names, with ``INSPECT_`` before them, are the variables."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    data: Path = Field(Path("var"), description="Folder of database, photos and reports.")
    database: str = Field("", description="Database URL; empty means SQLite in the data folder.")
    library: Path | None = Field(None, description="Checklist library; empty means the one that ships.")
    host: str = Field("127.0.0.1", description="Address the server listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the server listens on.")
    threads: int = Field(16, ge=1, le=256, description="Request threads of the embedded server.")
    public_url: str = Field(
        "",
        pattern=r"^(https?://[^/\s]+)?$",
        description="Address users type, e.g. https://inspect.example.com.",
    )
    trusted_hosts: str = Field("", description="Host names accepted, comma separated; empty: any.")
    trusted_proxies: int = Field(0, ge=0, le=5, description="Reverse proxies whose forwarded headers count.")
    secret_key: Annotated[str, AfterValidator(_long_enough)] = Field(
        "", description="Signs cookies, at least 32 characters; empty: kept in the data folder."
    )
    company_zh: str = Field(
        "安居物业服务有限公司", min_length=1, max_length=80, description="Company, Chinese."
    )
    company_en: str = Field(
        "Anju Property Services", min_length=1, max_length=80, description="Company, English."
    )
    language: Literal["zh", "en"] = Field(
        "zh", description="Language of pages where the browser asks for none."
    )
    timezone: Annotated[str, AfterValidator(_known_zone)] = Field(
        "Asia/Shanghai", description="Time zone of dates on pages and reports."
    )
    sample_data: bool = Field(
        True,
        description="Load sample data into an empty database; unless set, not where others reach it.",
    )
    log_format: Literal["json", "text"] = Field("text", description="Log lines as JSON or for people.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least level logged.")
    uploads_mb: int = Field(
        4096,
        ge=64,
        le=1_048_576,
        description="Photos a person may have here unfinished or named by no entry, MB in 30 days.",
    )
    render_cpu_seconds: int = Field(120, ge=5, le=3600, description="CPU a report render may use.")
    render_memory_mb: int = Field(1500, ge=256, le=65536, description="Memory a report render may use.")
    smtp_host: str = Field(
        "", pattern=r"^[A-Za-z0-9.:-]*$", description="Server that takes e-mail; empty: no e-mail is sent."
    )
    smtp_port: int = Field(587, ge=1, le=65535, description="Port of the mail server.")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="How the way to the mail server is guarded: starttls, tls, or none."
    )
    smtp_user: str = Field("", description="Name to sign in to the mail server with; empty: without.")
    smtp_password: Annotated[str, AfterValidator(_guarded)] = Field(
        "", description="Password to sign in to the mail server with.", validate_default=True
    )
    smtp_sender: Annotated[str, AfterValidator(_sender)] = Field(
        "", description="Address that e-mail comes from, e.g. inspect@example.com.", validate_default=True
    )
    webhooks_private: bool = Field(
        False, description="Let webhooks reach addresses of private networks and of this machine."
    )

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Config:
        """The settings of ``environ`` (default: the process's); ConfigError lists every fault."""
        given = os.environ if environ is None else environ
        names = {name for name in given if name.startswith(PREFIX)}
        known = {PREFIX + field.upper() for field in cls.model_fields}
        faults = [(name, "is not a setting; see docs/settings.md") for name in sorted(names - known)]
        values = {name[len(PREFIX) :].lower(): given[name] for name in names & known if given[name] != ""}
        try:
            config = cls.model_validate(values)
        except ValidationError as error:
            faults += [
                (PREFIX + str(e["loc"][0]).upper(), e["msg"].removeprefix("Value error, "))
                for e in error.errors()
            ]
            raise ConfigError(faults) from None
        if faults:
            raise ConfigError(faults)
        return config

    @property
    def database_url(self) -> str:
        """The SQLAlchemy URL in force."""
        return self.database or f"sqlite:///{self.data.resolve() / 'inspect.db'}"

    @property
    def library_folder(self) -> Path:
        """The checklist library in force."""
        return self.library or bundled_folder("checklists")

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in force."""
        return ZoneInfo(self.timezone)

    @property
    def wants_samples(self) -> bool:
        """Whether an empty database gets sample data.

        Sample accounts share a published password, so where other machines can reach the server only an
        explicit setting brings them.
        """
        reachable = self.host not in LOOPBACK or bool(self.public_url)
        return self.sample_data and (not reachable or "sample_data" in self.model_fields_set)

    def company(self, language: str) -> str:
        """The company's name in ``language``."""
        return self.company_zh if language.startswith("zh") else self.company_en


def bundled_folder(name: Literal["checklists", "static", "templates"]) -> Path:
    """A folder that ships with the product, in a checkout or in an installed wheel."""
    package = Path(__file__).resolve().parent
    checkout = package.parent / name
    return checkout if checkout.is_dir() else package / "_bundled" / name
