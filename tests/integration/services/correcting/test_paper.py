"""The problem form of a finding, rendered for real."""

from inspect_app import ids
from inspect_app.checklist.model import Severity
from inspect_app.config import Config
from inspect_app.findings.model import Action
from inspect_app.services import papers
from inspect_app.services.correcting.acting import Wish, act
from inspect_app.services.correcting.paper import problem_form
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from tests.factories.crew import Crew, assign, fix, make_crew, photo, raised
from tests.factories.pictures import signature_png
from tests.factories.world import World


def _verified(session: Session, blobs: LocalBlobStore, crew: Crew) -> tuple[object, str]:
    row, ink = raised(session, crew, Severity.MINOR), blobs.put(signature_png())
    assign(session, crew, row.id)
    fix(session, crew, row.id, (photo(session, blobs, crew.supervisor, row.id),))
    wish = Wish(ids.new(), Action.VERIFY, row.version, "现场干净", ink)
    act(session, crew.inspector, row.id, wish, CHINA_ZONE)
    return row.id, ink


def test_a_blank_box_is_left_for_the_pen(session: Session, blobs: LocalBlobStore, world: World) -> None:
    row = raised(session, make_crew(world))
    made = problem_form(session, blobs, row.id, Config(), "zh")
    (form,) = made.document.forms
    assert (form.number, form.patroller, form.supervisor.text) == (row.number, world.inspector.name, "")
    assert form.remarks.startswith("整改期限：")
    assert made.assets == {}


def test_the_verification_is_signed_in_ink(session: Session, blobs: LocalBlobStore, world: World) -> None:
    crew = make_crew(world)
    finding, ink = _verified(session, blobs, crew)
    made = problem_form(session, blobs, finding, Config(), "en")  # type: ignore[arg-type]
    (form,) = made.document.forms
    assert form.result.text.endswith("Verified on site: 现场干净")
    assert (form.result.name, form.result.image) == (world.inspector.name, f"ink-{ink}")
    kept = {name: asset for name, asset in made.assets.items() if name == f"ink-{ink}"}
    assert kept[f"ink-{ink}"].path.is_file()


def test_an_item_is_told_as_not_met_where_it_was_found(
    session: Session, blobs: LocalBlobStore, world: World
) -> None:
    """An item says what should be; alone in the box of problems it would say the opposite."""
    crew = make_crew(world)
    row = raised(session, crew)
    assert problem_form(session, blobs, row.id, Config(), "zh").document.forms[0].problem == "大堂地面积水"
    row.inspection_id, row.checklist, row.place = world.start().id, "lobby", "#2 早高峰"
    row.title_zh, row.title_en, row.note = "地面无积水", "The floor is dry", "门口"
    session.flush()
    form = problem_form(session, blobs, row.id, Config(), "en").document.forms[0]
    assert form.problem == "Not met: The floor is dry\n门口"
    assert form.place.endswith(" no. 2 · 早高峰")
    assert not form.place.startswith("No.")


def test_it_prints(session: Session, blobs: LocalBlobStore, world: World) -> None:
    row = raised(session, make_crew(world))
    made = problem_form(session, blobs, row.id, Config(), "zh")
    assert papers.render(made.document, made.assets).pages == 1
