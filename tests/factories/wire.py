"""A tablet as it speaks over HTTP: what its app would send, and the headers a browser adds."""

import base64
import hashlib
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from inspect_app import clock, ids
from inspect_app.services.tablet_documents import moment
from tests.factories.pictures import signature_png

HERE = {"Sec-Fetch-Site": "same-origin"}
API = "/api/v1"
MEDIA_TYPE = "application/offset+octet-stream"


def sha256(data: bytes) -> str:
    """The hash as it travels."""
    return hashlib.sha256(data).hexdigest()


@dataclass
class WireTablet:
    """One device of the person signed in on ``client``."""

    client: FlaskClient
    inspection: UUID
    device: UUID = field(default_factory=ids.new)
    number: int = 0
    cursor: int = 0
    sent: list[str] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)

    def op(
        self, field: str, value: object, sheet: str | None = None, item: str | None = None
    ) -> dict[str, Any]:
        """The next op."""
        self.number += 1
        op = {"id": str(ids.new()), "n": self.number, "at": moment(clock.now()), "sheet": sheet}
        self.sent.append(str(op["id"]))
        return {**op, "item": item, "field": field, "value": value, "base": None}

    def batch(self, *ops: object, **changes: object) -> dict[str, Any]:
        """The body of a batch."""
        frame = {"device": str(self.device), "cursor": self.cursor, "sent_at": moment(clock.now())}
        return {
            **frame,
            "client": {"api": 1, "build": "test"},
            "unsent": {"ops": 0, "photos": 0},
            "ops": list(ops),
            **changes,
        }

    def send(self, *ops: object, **changes: object) -> TestResponse:
        """A batch; the cursor is not moved."""
        return self.client.post(self.address("ops"), json=self.batch(*ops, **changes), headers=HERE)

    def address(self, what: str) -> str:
        """Of something of the inspection."""
        return f"{API}/inspections/{self.inspection}/{what}"

    def bundle(self) -> dict[str, Any]:
        """The inspection whole."""
        answer = self.client.get(self.address("bundle"))
        assert answer.status_code == 200
        document: dict[str, Any] = answer.get_json()
        return document

    def photo_op(self, data: bytes, sheet: str, item: str, blob: UUID | None = None) -> dict[str, Any]:
        """An op that announces a photo, as the next."""
        blob = blob or ids.new()
        self.photos.append(str(blob))
        value = {
            "sha256": sha256(data),
            "length": len(data),
            "media_type": "image/jpeg",
            "width": 640,
            "height": 480,
            "taken_at": moment(clock.now()),
            "source": "camera",
        }
        return self.op(f"photo:{blob}", value, sheet, item)

    def piece(
        self, blob: UUID | str, data: bytes, offset: int = 0, end: int | None = None, **headers: str
    ) -> TestResponse:
        """The bytes from ``offset`` to ``end`` of a photo."""
        told = {
            "Upload-Offset": str(offset),
            "Upload-Length": str(len(data)),
            "X-Sha256": sha256(data),
            "Content-Type": MEDIA_TYPE,
        }
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.patch(
            f"{API}/blobs/{blob}?inspection={self.inspection}",
            data=data[offset:end],
            headers={**HERE, **told, **named},
        )

    def answers(self) -> list[dict[str, Any]]:
        """Ops that answer everything the small programme asks."""
        found = []
        for sheet in self.bundle()["sheets"]:
            values = dict(ANSWERS[sheet["checklist"]])
            if not sheet["attributes"].get("seating"):
                values.pop("seats", None)
            found += [self.op("answer", {"value": v}, sheet["id"], item) for item, v in values.items()]
        return found

    def signature(self) -> dict[str, Any]:
        """The inspector's signature under all that is there now."""
        image = "data:image/png;base64," + base64.b64encode(signature_png()).decode()
        return self.op("sign:inspector", {"name": "王芳", "image": image, "state": self.state()})

    def state(self) -> str:
        """The state digest, as the tablet computes it."""
        bundle = self.bundle()
        winners = [entry["op"] for entry in bundle["entries"] if not entry["field"].startswith("sign:")]
        return sha256("\n".join([bundle["revision"]["hash"], *sorted(winners)]).encode())

    def wish(self, **changes: object) -> dict[str, Any]:
        """The body of a submit."""
        return {
            "id": str(ids.new()),
            "device": str(self.device),
            "ops": {"count": len(self.sent), "digest": sha256("\n".join(sorted(self.sent)).encode())},
            "blobs": self.photos,
            "state": self.state(),
            **changes,
        }

    def submit(self, wish: dict[str, Any]) -> TestResponse:
        """The wish to finish."""
        return self.client.post(self.address("submit"), json=wish, headers=HERE)

    def fill(self) -> None:
        """Answer and sign everything."""
        assert self.send(*self.answers()).get_json()["rejected"] == []
        assert self.send(self.signature()).get_json()["rejected"] == []


ANSWERS: dict[str, dict[str, object]] = {
    "lobby": {"floor": "conform", "lamps": "0", "seats": "conform"},
    "telephone": {"rings": "2", "tone": "5", "greeting": "full"},
    "records": {"sampled": {"conforming": 10, "examined": 10}},
}
