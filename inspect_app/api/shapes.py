"""Bodies as they must be, each a frozen value: read once, refused with every fault named."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from inspect_app.services.recording.model import MOST_OPS

API = 1
MIN_API = 1
MOST_BLOBS = 5000
_LARGEST = 2**31 - 1


def _whole(given: object) -> object:
    """A whole number however written; truths and texts are none, and huge ones must not be counted out."""
    if isinstance(given, bool | str):
        raise ValueError("not a number")
    if isinstance(given, Decimal):
        if not given.is_finite() or abs(given) > 2**63 or given % 1:
            raise ValueError("not a whole number")
        return int(given)
    return given


def _text(given: str) -> str:
    if "\0" in given or any("\ud800" <= letter <= "\udfff" for letter in given):
        raise ValueError("a character that cannot be stored")
    return given


def _aware(given: datetime) -> datetime:
    if given.tzinfo is None:
        raise ValueError("without a time zone")
    # At the ends of the calendar even turning it to UTC would overflow.
    if not 2000 <= given.year <= 2200:
        raise ValueError("outside of 2000 to 2200")
    return given.astimezone(UTC)


def _words(given: object) -> object:
    # Pydantic would also read numbers, as seconds.
    if not isinstance(given, str):
        raise ValueError("not a text")
    return given


def _few(given: object) -> object:
    # Before any of them is looked at, for each could be wrong in several ways, and all of it would be told.
    if isinstance(given, list | dict) and len(given) > MOST_BLOBS:
        raise ValueError("too many")
    return given


Count = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=_LARGEST)]
Short = Annotated[str, BeforeValidator(_words), AfterValidator(_text), Field(max_length=64)]
Hash = Annotated[str, BeforeValidator(_words), Field(pattern="^[0-9a-f]{64}$")]
Moment = Annotated[datetime, BeforeValidator(_words), AfterValidator(_aware)]
Id = Annotated[UUID, BeforeValidator(_words)]


class Shape(BaseModel):
    """What is not asked for is not read: a newer app may say more than this server knows."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Client(Shape):
    """The app that asks."""

    api: Annotated[int, BeforeValidator(_whole), Field(ge=0, le=_LARGEST)]
    build: Short = ""


class Unsent(Shape):
    """What the tablet still holds."""

    ops: Count = 0
    photos: Count = 0


class OpsBody(Shape):
    """A batch. The ops themselves are read, and refused, one by one."""

    device: Id
    cursor: Annotated[int, BeforeValidator(_whole), Field(ge=0, le=2**53)] = 0
    sent_at: Moment
    user: Id | None = None
    client: Client
    unsent: Unsent = Unsent()
    ops: Annotated[tuple[Any, ...], Field(max_length=MOST_OPS)] = ()


class Storage(Shape):
    """How the tablet's storage is."""

    persisted: bool = False
    usage: Annotated[int, BeforeValidator(_whole), Field(ge=0, le=2**53)] | None = None
    quota: Annotated[int, BeforeValidator(_whole), Field(ge=0, le=2**53)] | None = None
    state: Short = ""


class DeviceBody(Shape):
    """What a tablet tells of itself."""

    client: Client
    unsent: Unsent = Unsent()
    rejected: Count = 0
    storage: Storage = Storage()
    at: Moment


class SentOps(Shape):
    """The ops a tablet has made for an inspection, by number and digest."""

    count: Count
    digest: Hash


class SubmitBody(Shape):
    """The wish to finish."""

    id: Id
    device: Id
    user: Id | None = None
    ops: SentOps
    blobs: Annotated[tuple[Id, ...], Field(max_length=MOST_BLOBS)] = ()
    state: Hash


class ClaimBody(Shape):
    """Which device says so; a body is not needed."""

    device: Id | None = None


class RescuePhoto(Shape):
    """A photo of a rescue file, whole."""

    blob: Id
    inspection: Id
    sha256: Hash
    length: Count
    jpeg: Annotated[str, BeforeValidator(_words)]


class RescueBody(Shape):
    """A rescue file."""

    format: Annotated[str, Field(pattern="^inspect-rescue$")]
    version: Annotated[int, BeforeValidator(_whole), Field(ge=1, le=1)]
    device: Id
    user: Id | None = None
    made_at: Moment
    ops: Annotated[dict[Id, tuple[Any, ...]], BeforeValidator(_few)] = {}
    photos: Annotated[tuple[RescuePhoto, ...], BeforeValidator(_few)] = ()
