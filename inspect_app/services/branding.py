"""How the company's documents look, as its administrators set it; what they set is in the log."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.checklist.model import Text
from inspect_app.config import Config
from inspect_app.errors import Invalid
from inspect_app.photos.accept import accept
from inspect_app.photos.formats import detect
from inspect_app.photos.limits import MAX_BYTES
from inspect_app.photos.problems import PhotoRefused
from inspect_app.reports.branding import (
    ABREAST,
    INK,
    INK_CONTRAST,
    LINE,
    LINE_CONTRAST,
    SECTIONS,
    Branding,
    contrast,
    is_colour,
)
from inspect_app.reports.document import Document
from inspect_app.reports.renderer import AssetFile
from inspect_app.reports.words import family
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.queries import departments
from inspect_app.storage.queries import verdicts as rows

NAME = "branding"
LOGO = "logo"
LOGO_FORMATS = ("PNG", "JPEG", "WEBP")
# What is printed is a copy of at most 1200 pixels, so whatever size people have may be sent.
LOGO_BYTES = MAX_BYTES
LOGO_MEGABYTES = LOGO_BYTES // 1024 // 1024
Dressed = TypeVar("Dressed", bound=Document)


@dataclass(frozen=True, slots=True)
class Look:
    """What is set, in both languages; an empty company name is that of the settings of the server."""

    company_zh: str = ""
    company_en: str = ""
    header_zh: str = ""
    header_en: str = ""
    footer_zh: str = ""
    footer_en: str = ""
    logo: str = ""
    ink: str = INK
    line: str = LINE
    sections: tuple[str, ...] = SECTIONS
    abreast: int = 0

    def branding(self, language: str) -> Branding:
        """The part that documents in ``language`` carry."""
        chinese = family(language) == "zh"
        return Branding(
            logo=self.logo,
            ink=self.ink,
            line=self.line,
            header=self.header_zh if chinese else self.header_en,
            footer=self.footer_zh if chinese else self.footer_en,
            sections=self.sections,
            abreast=self.abreast,
        )

    def to_document(self) -> dict[str, Any]:
        """As it is stored."""
        return {**dataclasses.asdict(self), "sections": list(self.sections)}


def look_from(document: Mapping[str, Any]) -> Look:
    """What ``to_document`` wrote, by this version of the program or an earlier one."""
    known = {field.name for field in dataclasses.fields(Look)}
    values = {name: value for name, value in document.items() if name in known}
    if "sections" in values:
        values["sections"] = tuple(values["sections"])
    return Look(**values)


def kept(session: Session) -> Look:
    """What is set now."""
    row = departments.setting(session, NAME)
    return Look() if row is None else look_from(row.document)


def of_document(session: Session, inspection_id: UUID, kind: str, language: str) -> Look:
    """How a document must look that is made now: as when it was first handed out, else as is set now."""
    issued = rows.of_place(session, inspection_id, kind, family(language))
    return kept(session) if issued is None else look_from(issued.branding or {})


def named(config: Config, look: Look) -> Config:
    """The settings of the server with the company's name of ``look``."""
    names = {"company_zh": look.company_zh, "company_en": look.company_en}
    return config.model_copy(update={name: value for name, value in names.items() if value})


def sealed_look(look: Look, config: Config) -> dict[str, Any]:
    """What is kept with a document handed out: ``look`` with the company's name in force."""
    whole = named(config, look)
    return {**look.to_document(), "company_zh": whole.company_zh, "company_en": whole.company_en}


def in_force(session: Session, config: Config) -> Config:
    """The settings of the server with the company's name as it is set now."""
    return named(config, kept(session))


def company(session: Session, config: Config) -> Text:
    """The company's name."""
    named = in_force(session, config)
    return Text(zh=named.company_zh, en=named.company_en)


def dressed(document: Dressed, look: Look) -> Dressed:
    """The document as ``look`` has it."""
    record: Any = document
    made: Dressed = dataclasses.replace(record, branding=look.branding(document.language))
    return made


def assets(document: Document, blobs: LocalBlobStore) -> dict[str, AssetFile]:
    """The logo's file, where the document has one."""
    logo = document.branding.logo
    return {LOGO: AssetFile("image/jpeg", blobs.path(logo))} if logo else {}


def store_logo(blobs: LocalBlobStore, data: bytes, filename: str) -> str:
    """Keep a picture to be printed. Raises Invalid for what is no sound picture of LOGO_FORMATS."""
    if len(data) > LOGO_BYTES:
        raise Invalid("logo-too-large", field=LOGO, limit=LOGO_MEGABYTES)
    kind = detect(data)
    if kind not in LOGO_FORMATS:
        code = "logo-is-drawing" if kind == "SVG" else "logo-format"
        raise Invalid(code, field=LOGO)
    try:
        return blobs.put(accept(data, filename).derivative)
    except PhotoRefused as refused:
        large = refused.code in {"too_many_pixels", "side_too_long"}
        raise Invalid("logo-too-many-pixels" if large else "logo-damaged", field=LOGO) from refused


def keep(session: Session, actor: Actor, look: Look) -> None:
    """Set ``look``. Raises Invalid naming the field."""
    check(look)
    before, after = kept(session).to_document(), look.to_document()
    if before == after:
        return
    departments.keep_setting(session, NAME, after, actor.id, clock.now())
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    audit.record(session, actor, "branding.edit", Subject("branding"), changes)


def check(look: Look) -> None:
    """Raise Invalid for what could not be read on paper."""
    for field, colour, least in (("ink", look.ink, INK_CONTRAST), ("line", look.line, LINE_CONTRAST)):
        if not is_colour(colour):
            raise Invalid("colour-unknown", field=field)
        found = contrast(colour)
        if found < least:
            raise Invalid("colour-too-pale", field=field, found=f"{found:.1f}", least=f"{float(least):.1f}")
    if len(set(look.sections)) != len(look.sections) or not set(look.sections) <= set(SECTIONS):
        raise Invalid("sections-odd", field="sections")
    if look.abreast not in ABREAST:
        raise Invalid("photos-odd", field="abreast")
