"""What rendering an inspection report costs: CPU time, peak memory, size; each case in a fresh warm process.

Run with `python benchmarks/report.py`. The first render of a case starts the process and is left out; printed
are the medians of the next three. Goal: about 1 s + 4.2 ms an item + 17 ms a photo, at most 100 kB a photo.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dataclasses import replace

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.library import load_library
from inspect_app.config import bundled_folder
from inspect_app.reports.facts import InspectionFacts
from inspect_app.reports.renderer import AssetFile, Limits, Renderer
from inspect_app.reports.view import inspection_view
from inspect_app.scoring.engine import score
from tests.factories import report_pictures
from tests.factories.report_facts import facts_of, stored

ITEMS, RENDERS = 320, 3
PHOTOS = (0, 50)
PHOTO_SIZE = (1280, 960)


def facts_with(photos: int, folder: Path) -> InspectionFacts:
    """About ITEMS items of the touchpoint audit, and so many photos."""
    revision = compile_programme(load_library(bundled_folder("checklists")), "touchpoint-audit")
    facts = facts_of(revision, fail_rate=0.16)
    kept, count = [], 0
    for sheet in facts.sheets:
        if count < ITEMS:
            kept.append(sheet)
            count += len(sheet.answers)
    sheets = tuple(kept)
    facts = replace(facts, sheets=sheets, score=score(revision.programme, sheets))
    taken = [report_pictures.photo(number, PHOTO_SIZE) for number in range(photos)]
    return stored(folder, facts, taken, [report_pictures.signature(number) for number in range(2)])


def process_figures(pid: int) -> tuple[float, float]:
    """(CPU seconds used so far, peak resident megabytes) of a process, from /proc."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return (int(fields[11]) + int(fields[12])) / 100, int(peak.split()[1]) / 1024


def measure(photos: int) -> None:
    """Print one line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        facts = facts_with(photos, folder)
        begun = time.process_time()
        report = inspection_view(facts, "zh")
        view = time.process_time() - begun
        assets = {
            asset: AssetFile("image/png" if asset.startswith("sig") else "image/jpeg", folder / sha)
            for asset, sha in report.assets
        }
        renderer = Renderer(Limits())
        pdf = renderer.render(report, assets)
        process = renderer._child.process.pid if renderer._child else 0
        used = []
        for _ in range(RENDERS):
            before, _peak = process_figures(process)
            pdf = renderer.render(report, assets)
            used.append(process_figures(process)[0] - before)
        peak = process_figures(process)[1]
        renderer.close()
    items = sum(len(sheet.items) for part in facts.score.parts for c in part.checklists for sheet in c.sheets)
    print(
        f"{items:5} items {photos:4} photos {pdf.pages:4} pages   view {view * 1000:5.0f} ms"
        f"   cpu {statistics.median(used):5.2f} s   peak {peak:5.0f} MB   {len(pdf.data) / 1e6:6.2f} MB"
    )


if __name__ == "__main__":
    for photos in PHOTOS:
        measure(photos)
