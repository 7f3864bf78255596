"""What taking a list of answers out costs, by how many there are: memory must not grow with them.

`python benchmarks/exports.py` tries 1 000, 10 000 and 100 000 answers as XLSX and CSV, each in a process of
its own, so that its peak can be read. Printed are seconds, the peak resident megabytes (in brackets: above
that before the export), the size of the file, and the ratio of the peaks of most and fewest answers; the
goal is at most 1.5.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from inspect_app import clock, ids
from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.library import load_library
from inspect_app.checklist.model import Checklist, Conformity
from inspect_app.config import Config, bundled_folder
from inspect_app.services.exports.making import export
from inspect_app.services.revisions import publish
from inspect_app.storage.bulk import insert_rows
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Answer, Inspection, Sheet
from inspect_app.storage.queries.inspections import Wanted
from tests.factories.databases import migrated
from tests.factories.world import World, make_world

COUNTS = (1_000, 10_000, 100_000)
GOAL = 1.5


def fill(database: Database, answers: int) -> None:
    """Inspections with so many answers in all, about 300 each."""
    with database.writing() as session:
        world = make_world(session)
        revision = compile_programme(load_library(bundled_folder("checklists")), "touchpoint-audit")
        published = publish(session, None, revision)
        assert published is not None
        checklists = [each for each in revision.programme.checklists if _conforming(each)]
        left, number = answers, 0
        while left > 0:
            number += 1
            left -= _inspection(session, world, published.id, checklists, number, min(left, 300))


def _conforming(checklist: Checklist) -> list[str]:
    return [item.id for item in checklist.items if isinstance(item.answer, Conformity)]


def _inspection(
    session: Session, world: World, revision: UUID, checklists: list[Checklist], number: int, most: int
) -> int:
    row = Inspection(number=f"B-{number:06}", project_id=world.project.id, revision_id=revision)
    row.programme, row.inspector_id, row.state = "touchpoint-audit", world.inspector.id, "completed"
    row.started_at = row.finished_at = clock.now()
    session.add(row)
    session.flush()
    count, position = 0, 0
    while count < most:
        checklist = checklists[position % len(checklists)]
        sheet = Sheet(inspection_id=row.id, checklist=checklist.id, label="3号楼 1层 大堂", position=position)
        sheet.created_at, position = clock.now(), position + 1
        session.add(sheet)
        session.flush()
        rows = list(_answers(sheet.id, _conforming(checklist)[: most - count], world.inspector.id))
        insert_rows(session, Answer.__table__, rows)  # type: ignore[arg-type]
        count += len(rows)
    return count


def _answers(sheet: UUID, items: list[str], person: UUID) -> Iterator[dict[str, object]]:
    now = clock.now()
    for item in items:
        yield {
            "id": ids.new(),
            "sheet_id": sheet,
            "item": item,
            "answer": {"value": "conform"},
            "note": "地面有积水，已当场请保洁处理。",
            "revision": 1,
            "answered_at": now,
            "answered_by": person,
        }


def peak() -> float:
    """Of this process, in megabytes."""
    # Not what getrusage tells: that begins with the peak of the process this one was started from.
    line = next(
        line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")
    )
    return int(line.split()[1]) / 1024


def measure(folder: Path, form: str) -> None:
    """In a process of its own: one line of figures."""
    config = Config(data=folder)
    database = Database(config.database_url)
    with database.reading() as session:
        row = session.query(Inspection).first()
        assert row is not None
        person = row.inspector_id
    actor = Actor(person, "b", "B", (Assignment(Role.QUALITY_MANAGER),))
    before, begun = peak(), time.perf_counter()
    made = export(database, config, actor, "answers", form, Wanted(), {}, "zh")
    wall = time.perf_counter() - begun
    made.file.seek(0, 2)
    print(made.rows, wall, peak() - before, peak(), made.file.tell() / 1e6)


def main() -> None:
    """Fill, measure, print."""
    peaks: dict[str, list[float]] = {"xlsx": [], "csv": []}
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            database = migrated(Path(folder))
            fill(database, count)
            database.close()
            for form, found in peaks.items():
                command = [sys.executable, __file__, folder, form]
                told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
                rows, wall, more, whole, size = (float(part) for part in told.split())
                found.append(whole)
                print(
                    f"{int(rows):>7} answers  {form:<4}  {wall:6.1f} s   peak {whole:4.0f} MB"
                    f" ({more:+.0f})   {size:5.1f} MB",
                    flush=True,
                )
    for form, found in peaks.items():
        print(f"{form}: peak of most / fewest = {found[-1] / found[0]:.2f} (goal: at most {GOAL})")


if __name__ == "__main__":
    measure(Path(sys.argv[1]), sys.argv[2]) if len(sys.argv) > 2 else main()
