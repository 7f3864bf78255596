"""One hash over everything an inspector signs for: any change of an answer changes it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from inspect_app.inspection.answers import Sheet
from inspect_app.inspection.documents import answer_to_json


def fingerprint(
    revision_hash: str,
    sheets: Sequence[Sheet],
    photos: Mapping[tuple[str, str], Collection[str]],
    notes: Mapping[tuple[str, str], str],
    remarks: str = "",
) -> str:
    """SHA-256 hex of the canonical JSON of revision, sheets, answers, notes, original photos and remarks.

    ``photos`` and ``notes`` are by (sheet id, item); photos are the hashes of the originals. The order of
    sheets, answers and photos does not matter.
    """
    content: dict[str, object] = {
        "revision": revision_hash,
        "sheets": {sheet.id: _sheet(sheet) for sheet in sheets},
        "photos": {f"{sheet}/{item}": sorted(names) for (sheet, item), names in photos.items() if names},
        "notes": {f"{sheet}/{item}": note for (sheet, item), note in notes.items() if note},
    }
    if remarks:
        content["remarks"] = remarks
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "checklist": sheet.checklist,
        "place": sheet.place,
        "label": sheet.label,
        "answers": {item: answer_to_json(answer) for item, answer in sheet.answers.items()},
    }
