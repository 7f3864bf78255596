"""What three photos of 300 kB cost, and how many batches and photos a second one server answers.

Run with `python benchmarks/uploads.py`. The real server, 1, 4 and 16 tablets at once; p50 and p95 are of one
request. Goal: at most 20 ms CPU for three photos, whose copies are made later.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from flask import Flask
from waitress.server import create_server

from benchmarks.sync import ANSWERS, prepared
from inspect_app import ids
from inspect_app.app import create_app
from inspect_app.config import Config
from inspect_app.demo.company import PASSWORD
from tests.factories.wire import HERE, MEDIA_TYPE, WireTablet, sha256

SIZE, PHOTOS = 300 * 1024, 16


def photo(number: int) -> bytes:
    """A JPEG head with so many bytes behind it, other ones each time; only its copies would decode it."""
    from tests.factories.pictures import jpeg  # noqa: PLC0415

    head = jpeg(number)
    return head[:-2] + os.urandom(SIZE - len(head)).replace(b"\xff", b"\xfe") + head[-2:]


def signed_in(app: Flask) -> str:
    """The inspector's cookie."""
    client = app.test_client()
    token = client.get("/sign-in").get_data(as_text=True).partition('name="csrf_token"')[2]
    form = {"csrf_token": token.split('value="')[1].split('"')[0], "username": "wang", "password": PASSWORD}
    client.post("/sign-in", data=form)
    cookie = client.get_cookie("inspect_session")
    if cookie is None:
        raise SystemExit("not signed in")
    return cookie.value


def three_photos(app: Flask, cookie: str, inspection: UUID) -> float:
    """CPU seconds of three photos through Flask, the median of some rounds."""
    client, used = app.test_client(), []
    client.set_cookie("inspect_session", cookie)
    tablet = WireTablet(client, inspection)
    for number in range(10):
        photos = [photo(3 * number + each) for each in range(3)]
        begun = time.process_time()
        for data in photos:
            if tablet.piece(ids.new(), data).status_code != 204:
                raise SystemExit("a photo was refused")
        used.append(time.process_time() - begun)
    return statistics.median(used)


def asked(port: int, cookie: str, method: str, path: str, body: bytes, **headers: str) -> float:
    """Seconds until the answer; anything but success ends the measurement."""
    begun = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {**HERE, "Cookie": f"inspect_session={cookie}", **named})
    answer = connection.getresponse()
    told = answer.read()
    connection.close()
    if answer.status not in {200, 204}:
        raise SystemExit(f"{answer.status}: {told[:300]!r}")
    return time.perf_counter() - begun


def measured(name: str, unit: str, work: list[tuple[float, object]], tablets: int, ask: object) -> None:
    """One line: ``work`` done by so many tablets at once."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(tablets) as pool:
        times = sorted(pool.map(ask, [what for _, what in work]))  # type: ignore[arg-type]
    rate = sum(amount for amount, _ in work) / (time.perf_counter() - begun)
    p50, p95 = times[len(times) // 2] * 1000, times[int(len(times) * 0.95)] * 1000
    print(f"{tablets:2} tablets: {rate:8.1f} {unit}  p50 {p50:6.1f} ms  p95 {p95:6.1f} ms  ({name})")


def main() -> None:
    """Print the lines."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        waiting = prepared(folder)
        app = create_app(Config(data=folder, log_level="error"), with_runner=False)
        cookie = signed_in(app)
        print(f"3 photos of 300 kB: cpu {three_photos(app, cookie, waiting[0][0]) * 1000:.1f} ms")
        server = create_server(app, host="127.0.0.1", port=0, threads=16)
        Thread(target=server.run, daemon=True).start()
        port = server.effective_port
        for number, tablets in enumerate((1, 4, 16)):
            batches = [
                (float(ANSWERS), (inspection, ops[:ANSWERS]))
                for inspection, ops in waiting[1 + 8 * number : 9 + 8 * number]
            ]

            def post(what: tuple[UUID, list[dict[str, object]]]) -> float:
                body = json.dumps(WireTablet(app.test_client(), what[0]).batch(*what[1])).encode()
                path = f"/api/v1/inspections/{what[0]}/ops"
                return asked(port, cookie, "POST", path, body, Content_Type="application/json")

            measured(f"batches of {ANSWERS}", "answers/s", batches, tablets, post)
            photos = [(SIZE / 1e6, photo(100 * number + each)) for each in range(PHOTOS)]

            def patch(data: bytes) -> float:
                path = f"/api/v1/blobs/{ids.new()}?inspection={waiting[0][0]}"
                told = {"Upload_Offset": "0", "Upload_Length": str(len(data)), "X_Sha256": sha256(data)}
                return asked(port, cookie, "PATCH", path, data, Content_Type=MEDIA_TYPE, **told)

            measured("photos of 300 kB", "MB/s     ", photos, tablets, patch)
        # First those who answer, then the loop by itself, lest it listens to what is closed.
        server.task_dispatcher.shutdown()
        server.trigger.pull_trigger(server.close)
        app.extensions["database"].close()


if __name__ == "__main__":
    main()
