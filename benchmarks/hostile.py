"""How long hostile YAML takes until it is refused, and how much memory (goal 50 ms of process time a file).

Run: ``python benchmarks/hostile.py``. The attacks first, then floods that stay within a file's limits and
are read to the end; of those only the first problems are told.
"""

from __future__ import annotations

import time
import tracemalloc

from inspect_app.checklist.library import read_library

MILLION = 1_000_000
GOAL = 50
HEAD = "checklist: a\nversion: 1.0.0\ntitle: x\ngroups:\n- title: x\n  items:\n"
USES = "programme: a\nversion: 1.0.0\ntitle: x\ngrading: g\nparts:\n- id: a\n  title: x\n  checklists:\n"


def _bomb() -> str:
    levels = zip("abcdefgh", "bcdefghi", strict=True)
    return "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in levels
    )


def _items(number: int, more: str) -> str:
    return HEAD + "".join(
        f"  - {{id: a{n}, ask: x{n}, why: x{more.replace('N', str(n))}}}\n" for n in range(number)
    )


ATTACKS: dict[str, str | bytes] = {
    "bomb": _bomb(),
    "wide aliases": "a: &a [1,2]\nb: [" + "*a," * 300_000,
    "self alias": "a: &a [*a]",
    "deep lists": "[" * MILLION,
    "deep dashes": "- " * (MILLION // 2),
    "deep mappings": "{a: " * (MILLION // 4),
    "tag": "checklist: !!python/object:os.system x",
    "many tags": "- !!int 1\n" * 90_000,
    "duplicate keys": "checklist: x\n" + "a: 1\n" * 190_000,
    "10 MB": "x" * 10 * MILLION,
    "NUL": b"checklist: a\0b",
    "NUL at the end": b"a: 1\n" * 190_000 + b"\0",
    "byte order mark": b"\xef\xbb\xbfchecklist: a",
    "UTF-16": "checklist: a".encode("utf-16"),
    "not UTF-8": b"a: 1\n" * 190_000 + b"\xff",
    "tab": "checklist: a\n\ttitle: b",
    "no": "checklist: no\nversion: no\n",
    "1e999": "checklist: a\nversion: 1e999\ntouchpoint: 1e999",
    "dates": "checklist: 2024-01-01\nversion: 2024-01-01",
    "documents": "---\na: 1\n" * 100_000,
    "open quote": "a: '" + "x\n" * 400_000,
    "escapes": 'a: "' + "\\x41" * 249_000 + '"',
    "long text": "a: " + "x " * 499_000,
    "long block": "a: |\n" + " x\n" * 330_000,
    "comments": "# x\n" * 249_000,
    "empty lines": "\n" * 999_000,
    "numbers": "checklist: [" + "1," * 490_000 + "]",
    "mappings": "[" + "{a: 1}," * 140_000,
    "anchors": "".join(f"- &a{n} x\n" for n in range(80_000)),
    "directives": "%YAML 1.1\n" * 90_000,
}
FLOODS: dict[str, str | bytes] = {
    "unknown keys": "checklist: x\nversion: 1.0.0\n" + "".join(f"k{n}: 1\n" for n in range(9_500)),
    "bad items": HEAD + "  - 1\n" * 9_000,
    "many items": _items(1_900, ""),
    "bad conditions": _items(1_000, ", when: {item: bN, is: conform}"),
    "bad attributes": _items(900, ", when: {attribute: aN, is: [a, b, c]}"),
    "uses": USES + "".join(f"  - {{use: c{n}}}\n" for n in range(5_000)),
}


def _spent(data: str | bytes) -> float:
    start = time.process_time()
    read_library({"f.yaml": data})
    return 1000 * (time.process_time() - start)


def _peak(data: str | bytes) -> float:
    tracemalloc.start()
    read_library({"f.yaml": data})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / MILLION


def main() -> None:
    """One line each, the best of three."""
    for title, files in (("attacks", ATTACKS), ("floods", FLOODS)):
        print(title)
        for name, data in files.items():
            spent = min(_spent(data) for _ in range(3))
            codes = sorted({problem.code for problem in read_library({"f.yaml": data}).problems})
            late = "" if spent <= GOAL else f"  over {GOAL} ms"
            print(f"  {name:18} {spent:6.1f} ms {_peak(data):6.1f} MB  {' '.join(codes)}{late}")


if __name__ == "__main__":
    main()
