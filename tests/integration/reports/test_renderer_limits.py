"""What a rendering process may use, and what becomes of one that takes more, dies, or is left alone."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.renderer import Limits, Renderer
from tests.factories.report_cases import Case

SCRIPT = """
import sys, time
{body}
"""


def _child(body: str) -> tuple[str, ...]:
    """A stand-in for the rendering process that misbehaves; it is given limits as the real one is."""
    start = "from inspect_app.reports.child import allow_cpu, limit_memory; limit_memory(int(sys.argv[1]));"
    return ("-P", "-c", SCRIPT.format(body=start + body))


def test_too_much_cpu_ends_the_child(case: Case) -> None:
    renderer = Renderer(Limits(cpu_seconds=5, wall_seconds=60.0), _child("allow_cpu(1)\nwhile True: pass"))
    report = case.report("en")
    with pytest.raises(RenderFailed) as caught:
        renderer.render(report, case.assets(report))
    assert caught.value.code == "cpu"


def test_too_much_memory_is_told(case: Case) -> None:
    body = """
import json
from inspect_app.reports.frames import write_frame
try:
    kept = [bytearray(1 << 20) for _ in range(4000)]
except MemoryError:
    kept = None
    write_frame(sys.stdout.buffer, json.dumps({"error": "memory"}).encode())
    time.sleep(30)
"""
    renderer = Renderer(Limits(memory_mb=300, wall_seconds=60.0), _child(body))
    report = case.report("en")
    with pytest.raises(RenderFailed) as caught:
        renderer.render(report, case.assets(report))
    assert caught.value.code == "memory"


def test_the_real_child_respects_its_memory(case: Case) -> None:
    renderer = Renderer(Limits(memory_mb=120, wall_seconds=60.0))
    report = case.report("en")
    with pytest.raises(RenderFailed) as caught:
        renderer.render(report, case.assets(report))
    assert caught.value.code in {"memory", "crashed"}
    renderer.close()


def test_too_long_a_time_ends_the_child(case: Case) -> None:
    renderer = Renderer(Limits(wall_seconds=1.0), _child("time.sleep(60)"))
    report = case.report("en")
    begun = time.monotonic()
    with pytest.raises(RenderFailed) as caught:
        renderer.render(report, case.assets(report))
    assert caught.value.code == "wall"
    assert time.monotonic() - begun < 30


def test_a_crashed_child_is_told_and_replaced(case: Case, renderer: Renderer) -> None:
    report = case.report("en")
    first = renderer.render(report, case.assets(report)).data
    child = renderer._child
    assert child is not None
    while _copies_of(child.process.pid):
        time.sleep(0.01)
    killer = threading.Thread(target=_kill_copy_of, args=(child.process.pid,))
    killer.start()
    with pytest.raises(RenderFailed) as caught:
        renderer.render(report, case.assets(report))
    assert caught.value.code == "crashed"
    killer.join()
    assert renderer.render(report, case.assets(report)).data == first


def test_a_tick_can_end_the_rendering(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspect_app.reports.renderer.TICK_SECONDS", 0.1)
    renderer = Renderer(Limits(), _child("time.sleep(60)"))
    report = case.report("en")

    def tick() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        renderer.render(report, case.assets(report), tick)
    assert renderer._child is None


def test_the_child_sees_none_of_our_settings(
    case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("INSPECT_SECRET_KEY", "s" * 40)
    seen = tmp_path / "seen"
    body = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)))"
    renderer = Renderer(Limits(wall_seconds=20.0), _child(body))
    report = case.report("en")
    with pytest.raises(RenderFailed):
        renderer.render(report, case.assets(report))
    text = seen.read_text(encoding="utf-8")
    assert "INSPECT_" not in text
    assert "fonts.conf" in text


def test_the_child_dies_with_its_parent(tmp_path: Path) -> None:
    script = (
        "import sys, time\n"
        "from inspect_app.reports.renderer import Limits, Renderer\n"
        "print(Renderer(Limits())._started().process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(200):
        if not _alive(child):
            return
        time.sleep(0.1)
    pytest.fail("the rendering process outlived its parent")


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _copies_of(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children")
    return [int(copy) for copy in children.read_text(encoding="ascii").split()]


def _kill_copy_of(process: int) -> None:
    """End the copy of the process that lays a report out, as soon as there is one."""
    for _ in range(2000):
        for copy in _copies_of(process):
            os.kill(copy, signal.SIGSEGV)
            return
        time.sleep(0.005)
