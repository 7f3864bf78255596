"""How long reading, judging and compiling checklists takes, beside pyxform converting as many questions.

Run: ``python benchmarks/checklists.py``. Process time after import, the best of several runs, each kind in a
process of its own: the library that ships (goal 0.6 s), 10 000 items (goal 1.5 s and 200 MB), and pyxform
converting an XLSX form of as many questions in two languages. The goal is to be three times as fast.

The library that ships is compared twice. Our run lints each item once and compiles every programme, and an
item goes into several of them, as a question of pyxform goes into one form: the questions of our run are the
items linted and those of all the programmes, and pyxform converts one form of each checklist and each
programme. Counting each item once, although it was compiled several times, is the harsher figure.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.library import load_library, read_library

SHIPPED = Path(__file__).parents[1] / "checklists"
ITEMS = 10_000
PER_FILE = 50
# Other work on the machine makes single runs up to twice as long; the best of several is what they cost.
RUNS = 9
LONG_RUNS = 4
GRADING = """grading: two
bands: [{grade: a, title: {zh: 甲, en: A}, from: 80}, {grade: b, title: {zh: 乙, en: B}, from: 0}]
"""


def _item(checklist: int, number: int) -> str:
    return f"""      - id: item-{number}
        ask: {{zh: 第 {checklist} 处第 {number} 项破损数, en: Damage on floor {checklist} at {number}}}
        clauses: [TP-{number}]
        answer: {{count: {{deduct: 0.2}}}}
        weight: 3
        severity: minor
        photo: on-fail
        help: {{zh: 沿行车道走完全程, en: Walk the whole driveway}}
        phrases: [{{zh: 地面开裂, en: Floor cracked}}]
"""


def large_library() -> dict[str, str]:
    """``ITEMS`` items in files of ``PER_FILE``, with a register, a grading and a programme of all."""
    count = ITEMS // PER_FILE
    files = {
        f"c{number}.yaml": f"checklist: list-{number}\nversion: 1.0.0\ntitle: {{zh: 清单, en: List}}\n"
        "groups:\n  - title: {zh: 组, en: Group}\n    items:\n"
        + "".join(_item(number, item) for item in range(PER_FILE))
        for number in range(count)
    }
    clauses = "".join(f"  - {{id: TP-{n}, text: {{zh: 文, en: Text}}}}\n" for n in range(PER_FILE))
    uses = "".join(f"      - use: list-{number}\n" for number in range(count))
    return files | {
        "library.yaml": "library: large\nversion: 1.0.0\nlanguages: [zh, en]\n",
        "standard.yaml": f"standard: TP\ntitle: {{zh: 标准, en: Standard}}\nclauses:\n{clauses}",
        "grading.yaml": GRADING,
        "programme.yaml": "programme: all\nversion: 1.0.0\ntitle: {zh: 全部, en: All}\ngrading: two\nparts:\n"
        f"  - id: all\n    title: {{zh: 全部, en: All}}\n    checklists:\n{uses}",
    }


def shipped() -> None:
    """Lint the library that ships and compile every programme of it."""
    library = load_library(SHIPPED)
    assert not library.errors
    for programme in library.programmes:
        compile_programme(library, programme.id)


def large(files: dict[str, str]) -> None:
    """Lint 10 000 items and compile them into one programme."""
    library = read_library(files)
    assert not library.problems
    compile_programme(library, "all")


def workbook(questions: int) -> bytes:
    """As many questions in two languages, with a hint and a condition on each."""
    languages = ("中文 (zh)", "English (en)")
    heads = [f"{column}::{language}" for column in ("label", "hint") for language in languages]
    # Imported where it is used, as what it takes is no part of our memory.
    book = import_module("openpyxl").Workbook()
    survey, choices, about = (book.create_sheet(name) for name in ("survey", "choices", "settings"))
    survey.append(["type", "name", *heads, "relevant"])
    for number in range(questions):
        texts = (
            f"第 {number} 项破损",
            f"Damage number {number}",
            "沿行车道走完全程",
            "Walk the whole driveway",
        )
        when = f"${{q{number - 1}}} = 'conform'" if number else ""
        survey.append(["select_one answers", f"q{number}", *texts, when])
    choices.append(["list_name", "name", *heads[:2]])
    choices.append(["answers", "conform", "合格", "Conform"])
    choices.append(["answers", "nonconform", "不合格", "Nonconform"])
    about.append(["form_id", "form_title"])
    about.append(["bench", "Bench"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def pyxform(form: bytes) -> None:
    """Convert the form as its command does, without the Java validator."""
    import_module("pyxform.xls2xform").convert(form, file_type=".xlsx")


def _all(forms: Sequence[bytes]) -> None:
    for form in forms:
        pyxform(form)


def _runs(kind: str) -> tuple[Callable[[], None], int]:
    """What is measured, with its input made beforehand, and how often; sizes of forms are for pyxform."""
    if kind == "shipped":
        return shipped, RUNS
    if kind == "large":
        files = large_library()
        return lambda: large(files), LONG_RUNS
    forms = [workbook(int(size)) for size in kind.split(",")]
    # As often as ours, so that what it loads late is no part of the best run.
    return lambda: _all(forms), LONG_RUNS if kind == str(ITEMS) else RUNS


def _measure(kind: str) -> None:
    run, runs = _runs(kind)
    spent = []
    for _ in range(runs):
        start = time.process_time()
        run()
        spent.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": min(spent), "megabytes": peak}, sys.stdout)


def _in_own_process(kind: str) -> tuple[float, float]:
    done = subprocess.run([sys.executable, __file__, kind], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return found["seconds"], found["megabytes"]


def _told(what: str, sizes: Sequence[int], ours: float) -> None:
    """One line: how long pyxform takes for forms of these sizes."""
    theirs, _ = _in_own_process(",".join(map(str, sizes)))
    questions = f"pyxform, {what}, {sum(sizes)} questions"
    print(f"  {questions}: {theirs:.2f} s cpu, {theirs / ours:.1f} times as long")


def main() -> None:
    """One line for each kind, and the ratios."""
    library = load_library(SHIPPED)
    linted = [len(checklist.items) for checklist in library.checklists]
    compiled = [
        sum(len(checklist.items) for checklist in compile_programme(library, one.id).programme.checklists)
        for one in library.programmes
    ]
    ours, memory = _in_own_process("shipped")
    print(f"shipped: {sum(linted)} items linted, {sum(compiled)} compiled into {len(compiled)} programmes")
    print(f"  {ours:.2f} s cpu, {ours / 0.6:.2f} of 0.6 s; {memory:.0f} MB")
    _told("one form of each item", [sum(linted)], ours)
    _told("a form of each checklist and programme", [*linted, *compiled], ours)
    ours, memory = _in_own_process("large")
    print(f"large: {ITEMS} items linted and compiled into one programme")
    print(f"  {ours:.2f} s cpu, {ours / 1.5:.2f} of 1.5 s; {memory:.0f} of 200 MB")
    _told("one form of each item", [ITEMS], ours)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _measure(sys.argv[1])
    else:
        main()
