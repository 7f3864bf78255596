"""Pictures that come with a form: photos as files, a signature as a data URL. Stored before anything else."""

from __future__ import annotations

from flask import current_app, request

from inspect_app.config import Config
from inspect_app.errors import Invalid
from inspect_app.photos import signature as pictures
from inspect_app.photos.problems import PhotoRefused, SignatureRefused
from inspect_app.services import evidence, signing
from inspect_app.services.evidence import StoredPhoto
from inspect_app.web.photos import blobs

# As many photos as a form may bring at once, each as large as a camera makes them.
LARGEST_FORM = 80 * 1024 * 1024
MOST_FILES = 8


def stored_photos(field: str = "photos") -> list[StoredPhoto]:
    """The files of ``field``, processed and on the disk; no database is touched. Raises Invalid."""
    config: Config = current_app.extensions["config"]
    files = [given for given in request.files.getlist(field) if given.filename]
    if len(files) > MOST_FILES:
        raise Invalid("act-photos", field=field, limit=MOST_FILES)
    try:
        return [evidence.store(blobs(), each.read(), each.filename or "", config.zone) for each in files]
    except PhotoRefused as refused:
        raise Invalid(f"photo-{refused.code}", field=field, **refused.values) from refused


def stored_signature(data_url: str | None, field: str = "signature") -> str:
    """The hash of a signature drawn on the page, empty where there is none. Raises Invalid."""
    if not data_url:
        return ""
    try:
        return signing.store(blobs(), pictures.from_data_url(data_url))
    except SignatureRefused as refused:
        raise Invalid(f"signature-{refused.code}", field=field, **refused.values) from refused
