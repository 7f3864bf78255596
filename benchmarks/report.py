"""What a report costs, beside two other ways of making it: same data, same pages, one run.

`python benchmarks/report.py` tries 320, 1 000 and 3 000 items with 0, 50 and 150 photos; `… 320 50` one case,
`--ways ours,chromium` leaves one out; `--rounds 3` lets them take turns and tells each one's cheapest round.

- ours: the renderer as the server uses it; a warm process and the copy of it that works, the second render.
- naive: the same pages with photos of 12 megapixels, automatic tables and the machine's own fonts.
- Chromium: prints our HTML; its whole process tree is counted.

Printed are wall and CPU seconds, peak resident megabytes and the size of the file, then the ratios beside
their goals: CPU at most 0.65 of Chromium's with 50 photos or more and 1.0 with none, peak at most a third,
at most 100 kB a photo.
"""

import base64
import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.library import load_library
from inspect_app.config import bundled_folder
from inspect_app.photos.accept import accept
from inspect_app.reports.html import Page, render_html
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.renderer import AssetFile, Limits, Renderer
from inspect_app.reports.view import inspection_view
from inspect_app.scoring.engine import score
from tests.factories import report_pictures
from tests.factories.report_facts import facts_of, stored

ITEMS, PHOTOS = (320, 1000, 3000), (0, 50, 150)
DERIVATIVE, ORIGINAL = (1280, 960), (4000, 3000)
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PRINT = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-pdf-header-footer",
    "--allow-file-access-from-files",
)
# Renders a page with nothing done for speed; run in a process of its own, so that its peak can be read.
NAIVE = """
import sys, weasyprint
html, made, style = sys.argv[1:]
weasyprint.HTML(filename=html).write_pdf(made, stylesheets=[weasyprint.CSS(filename=style)])
"""


@dataclass(frozen=True)
class Cost:
    """Seconds, seconds, megabytes, megabytes."""

    wall: float
    cpu: float
    peak: float
    size: float

    def line(self, name: str) -> str:
        """For reading."""
        return (
            f"  {name:<10} wall {self.wall:6.2f} s   cpu {self.cpu:6.2f} s"
            f"   peak {self.peak:5.0f} MB   {self.size:6.2f} MB"
        )


def report_of(items: int, photos: Sequence[bytes], folder: Path) -> InspectionReport:
    """A report with about so many items, its pictures in ``folder``."""
    revision = compile_programme(load_library(bundled_folder("checklists")), "touchpoint-audit")
    facts = facts_of(revision, fail_rate=0.16)
    sheets, count, turn = [], 0, 0
    while count < items:
        sheet = facts.sheets[turn % len(facts.sheets)]
        sheets.append(
            replace(sheet, id=f"{sheet.id}-{turn}", label=f"{sheet.label} {turn // len(facts.sheets)}")
        )
        count += len(sheet.answers)
        turn += 1
    facts = replace(facts, sheets=tuple(sheets), score=score(revision.programme, tuple(sheets)), findings=())
    signatures = [report_pictures.signature(number) for number in range(2)]
    return inspection_view(stored(folder, facts, photos, signatures), "zh")


def processor_seconds(pid: int) -> float:
    """CPU seconds used so far by a process and by those it waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / 100


def ours(report: InspectionReport, folder: Path) -> Cost:
    """The second render of a warm process, with the copy of it that does the work."""
    assets = {
        name: AssetFile("image/png" if name.startswith("sig") else "image/jpeg", folder / sha256)
        for name, sha256 in report.assets
    }
    renderer = Renderer(Limits(cpu_seconds=600, wall_seconds=1800.0))
    try:
        renderer.render(report, assets)
        process = renderer._child.process.pid if renderer._child else 0
        while len(_tree(process)) > 1:  # The copy of the first render may still be ending.
            time.sleep(0.01)
        before, begun, peak = processor_seconds(process), time.monotonic(), 0.0
        with ThreadPoolExecutor(1) as pool:
            rendering = pool.submit(renderer.render, report, assets)
            while not rendering.done():
                peak = max(peak, tree_peak(process))
                time.sleep(0.03)
        wall = time.monotonic() - begun
        while len(_tree(process)) > 1:
            time.sleep(0.01)
        used = processor_seconds(process) - before
        return Cost(wall, used, peak, len(rendering.result().data) / 1e6)
    finally:
        renderer.close()


def tree_peak(root: int) -> float:
    """Resident megabytes of a process and all below it, now; shared pages count for each by share."""
    total = 0
    for process in _tree(root):
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total / 1024


def tree_cpu(root: int) -> dict[int, float]:
    """CPU seconds used so far by a process and all below it, by process."""
    found = {}
    for process in _tree(root):
        try:
            fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            continue
        found[process] = (int(fields[11]) + int(fields[12])) / 100
    return found


def _tree(root: int) -> list[int]:
    try:
        children = Path(f"/proc/{root}/task/{root}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [root, *(each for child in children for each in _tree(int(child)))]


def outside(command: Sequence[str], made: Path) -> Cost:
    """A program of its own, with all it starts."""
    begun, peak = time.monotonic(), 0.0
    used: dict[int, float] = {}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, tree_peak(process.pid))
            # Grandchildren nobody waits for are in no total: each is read as long as it lives.
            used |= tree_cpu(process.pid)
            time.sleep(0.03)
    return Cost(time.monotonic() - begun, sum(used.values()), peak, made.stat().st_size / 1e6)


def on_disk(
    page: Page, report: InspectionReport, pictures: Path, folder: Path, extra: str = ""
) -> tuple[Path, Path]:
    """The page as files any program can open: (HTML, CSS)."""
    html, style = page.html, folder / "report.css"
    for name, drawing in page.drawings.items():
        address = "data:image/svg+xml;base64," + base64.b64encode(drawing).decode("ascii")
        html = html.replace(f'"asset:{name}"', f'"{address}"')
    for name, sha256 in report.assets:
        html = html.replace(f'"asset:{name}"', f'"file://{pictures / sha256}"')
    style.write_text(page.css + extra, encoding="utf-8")
    path = folder / "report.html"
    path.write_text(
        html.replace("</head>", '<link rel="stylesheet" href="report.css"></head>'), encoding="utf-8"
    )
    return path, style


def chromium(report: InspectionReport, pictures: Path) -> Cost:
    """Headless Chromium prints our HTML."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        html, _ = on_disk(render_html(report), report, pictures, folder)
        made = folder / "out.pdf"
        options = (f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}", f"file://{html}")
        return outside((CHROMIUM, *PRINT, *options), made)


def naive(report: InspectionReport, pictures: Path) -> Cost:
    """The layout engine as one would use it on the first day."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = render_html(report)
        slow = replace(
            page,
            css=page.css.replace("table-layout: fixed", "table-layout: auto").replace(
                '"Noto Sans SC"', "sans-serif"
            ),
        )
        html, style = on_disk(slow, report, pictures, folder, "\ntable { border-collapse: collapse; }\n")
        made = folder / "out.pdf"
        return outside((sys.executable, "-c", NAIVE, str(html), str(made), str(style)), made)


def attempt(
    way: Callable[[InspectionReport, Path], Cost], report: InspectionReport, folder: Path
) -> Cost | None:
    """Its cost, None where it made no file."""
    try:
        return way(report, folder)
    except OSError:
        return None


def least(costs: Sequence[Cost | None]) -> Cost | None:
    """The cost of the round that took the least of the processor."""
    return min((cost for cost in costs if cost), key=lambda cost: cost.cpu, default=None)


def originals(items: int, photos: int, folder: Path) -> InspectionReport:
    """The report with what cameras send: no two alike, though few are drawn."""
    drawn = [report_pictures.photo(number, ORIGINAL) for number in range(min(photos, 10))]
    taken = [drawn[number % len(drawn)] + number.to_bytes(2, "big") for number in range(photos)]
    return report_of(items, taken, folder)


def measure(items: int, photos: int, ways: Sequence[str], rounds: int) -> None:
    """Print one case: of each way the cheapest of its rounds, which take turns."""
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large:
        # The copy that the server makes of what a camera sent, noise and all.
        taken = [
            accept(report_pictures.photo(number, DERIVATIVE), "p.jpg").derivative for number in range(photos)
        ]
        report = report_of(items, taken, Path(small))
        raw = originals(items, photos, Path(large)) if "naive" in ways else report
        known = {
            "ours": (ours, report, small),
            "chromium": (chromium, report, small),
            "naive": (naive, raw, large),
        }
        costs: dict[str, list[Cost | None]] = {way: [] for way in ways}
        for _ in range(rounds):
            for way in ways:
                make, pages, folder = known[way]
                costs[way].append(attempt(make, pages, Path(folder)))
    print(f"{items} items, {photos} photos   load {os.getloadavg()[0]:.1f}")
    best = {way: least(each) for way, each in costs.items()}
    for way, cost in best.items():
        print(cost.line(way) if cost else f"  {way:<10} made no file")
    compare(best, photos)


def compare(best: Mapping[str, Cost | None], photos: int) -> None:
    """Print the ratios beside their goals."""
    own, browser = best.get("ours"), best.get("chromium")
    if own and browser:
        goal = 0.65 if photos >= 50 else 1.0
        cpu, peak = own.cpu / browser.cpu, own.peak / browser.peak
        print(f"  of Chromium: cpu {cpu:.2f} (goal {goal}), peak {peak:.2f} (goal 0.33)")
    if own and photos:
        print(f"  {own.size * 1000 / photos:.0f} kB a photo (goal 100)", flush=True)


def main() -> None:
    """Try the cases asked for."""
    parser = ArgumentParser()
    parser.add_argument("items", type=int, nargs="?")
    parser.add_argument("photos", type=int, nargs="?")
    parser.add_argument("--ways", default="ours,chromium,naive", help="of ours, chromium and naive")
    parser.add_argument("--rounds", type=int, default=1)
    given = parser.parse_args()
    for items in (given.items,) if given.items is not None else ITEMS:
        for photos in (given.photos,) if given.photos is not None else PHOTOS:
            measure(items, photos, given.ways.split(","), given.rounds)


if __name__ == "__main__":
    main()
