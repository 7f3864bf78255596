"""The rendering process, spoken to without a renderer."""

import io
import json
import resource
import subprocess
import sys

import pytest

from inspect_app.reports import child
from inspect_app.reports.frames import read_frame, write_frame
from inspect_app.reports.pdf import Rendered

from tests.factories.programmes import revision  # isort: skip
from tests.factories.report_facts import whole_facts  # isort: skip
from inspect_app.reports.view import inspection_view  # isort: skip


def _request(**more: object) -> dict[str, object]:
    return {
        "kind": "inspection",
        "report": inspection_view(whole_facts(revision()), "en").to_json(),
        "assets": {},
        "cpu_seconds": 60,
        **more,
    }


def test_a_request_without_its_photos_is_answered_with_their_name() -> None:
    composed = child.compose(_request())
    assert isinstance(composed, child.Composed)
    assert child.lay_out(composed) == {"error": "asset-missing", "name": "signature-1"}


def test_what_cannot_be_read_is_an_answer_too() -> None:
    answer = child.compose(_request(report="{}"))
    assert isinstance(answer, dict)
    assert answer["error"] == "engine"


def test_out_of_memory_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Rendered:
        raise MemoryError

    monkeypatch.setattr(child, "render_html", fail)
    assert child.compose(_request()) == {"error": "memory"}


def test_requests_are_served_until_the_other_side_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = iter([Rendered(b"%PDF", 3), {"error": "engine"}])
    monkeypatch.setattr(child, "lay_out", lambda _composed: next(outcomes))
    monkeypatch.setattr(child, "allow_cpu", lambda _seconds: None)
    requests, answers = io.BytesIO(), io.BytesIO()
    for more in ({}, {}, {"report": "{}"}):
        write_frame(requests, json.dumps(_request(**more)).encode())
    requests.seek(0)
    child.serve(requests, answers, child.at_once)
    answers.seek(0)
    assert json.loads(read_frame(answers)) == {"pages": 3}
    assert read_frame(answers) == b"%PDF"
    assert json.loads(read_frame(answers)) == {"error": "engine"}
    assert json.loads(read_frame(answers))["error"] == "engine"
    assert answers.read() == b""


COPIES = """
import os, sys
from inspect_app.reports import child
kept = []
def work():
    kept.append(1)
    print("in the copy", os.getppid(), flush=True)
    {body}
child.in_a_copy(work)
print("after", os.getpid(), len(kept), flush=True)
"""


@pytest.mark.parametrize(
    ("body", "code", "after"),
    [
        ("pass", 0, True),
        ("os.kill(os.getpid(), 24)", -24, False),
        ("1 / 0", 1, False),
        ("os._exit(7)", 7, False),
    ],
)
def test_a_copy_leaves_nothing_and_tells_how_it_ended(body: str, code: int, after: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COPIES.format(body=body)], check=False, capture_output=True, text=True
    )
    lines = done.stdout.splitlines()
    assert done.returncode == code
    assert lines[0].startswith("in the copy")
    parent = lines[0].split()[-1]
    assert lines[1:] == ([f"after {parent} 0"] if after else [])


@pytest.mark.parametrize(
    ("call", "limit"), [("allow_cpu(7)", "RLIMIT_CPU"), ("limit_memory(2000)", "RLIMIT_AS")]
)
def test_limits_are_the_kernel_s(call: str, limit: str) -> None:
    script = (
        f"import resource; from inspect_app.reports import child; child.{call};"
        f"print(resource.getrlimit(resource.{limit})[0])"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert 7 <= int(done.stdout) <= 2000 << 20
    assert int(done.stdout) != resource.RLIM_INFINITY
