"""What people type is printed as text: nothing is run, fetched or laid out by it."""

import io
import socket
import threading
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import page
import pypdf
import pytest

from inspect_app.checklist.model import Text
from inspect_app.reports.checklist_paper import checklist_paper
from inspect_app.reports.document import Document
from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.label_papers import LABEL_PAPERS
from inspect_app.reports.label_sheet import LabelFacts, label_sheet
from inspect_app.reports.patrol_facts import ProblemFacts, RegisterFacts, Signed
from inspect_app.reports.patrol_forms import patrol_problems, patrol_register
from inspect_app.reports.renderer import Limits, Renderer
from tests.factories.programmes import revision
from tests.factories.report_cases import Case

# Names of fields that templates decide by, or that are numbers, dates and links: not what people type.
KEPT = {
    "KIND", "language", "asset", "assets", "image", "outcome", "severity", "finished_at", "made_at", "tone",
    "start", "anchor", "seal", "label", "logo", "ink", "line", "sections",
}  # fmt: skip


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """The address of a server that must never be asked, and who asked it."""
    asked: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stop = threading.Event()

        def accept() -> None:
            while not stop.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                asked.append("asked")
                connection.close()

        thread = threading.Thread(target=accept)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
        stop.set()
        thread.join()


def _filled(value: Any, text: str) -> Any:
    """Every text people could have typed, replaced."""
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _filled(getattr(value, field.name), text)
            for field in fields(value)
            if field.name not in KEPT
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(_filled(each, text) for each in value)
    return text if isinstance(value, str) and value else value


def _hostile(address: str) -> dict[str, str]:
    return {
        "html": f'"><img src="{address}/i.png"><script>x()</script><iframe src="{address}"></table></p>',
        "svg": f'<svg><image href="{address}/s.png"/><style>@import url({address}/c.css)</style></svg>',
        "css": f"</style><style>* {{ background: url({address}/b.png) }} @page {{ size: 9000cm }}</style>",
        "url": f"{address} file:///etc/passwd javascript:alert(1) asset:photo-1 data:text/html,x",
        "template": "{{ 7 * 7 }} {% raw %} ${x} #{y} %(name)s %s",
        "controls": "a\x00b\x07c\x1b[31md\u202ee\u2066f\ufeffg\ufffeh\ud800i",
        "right to left": "\u202eשלום עולם مرحبا بالعالم\u202c",
        "emoji": "👍🏽 👨‍👩‍👧‍👦 🇨🇳 ❤️ 𠮷 ⛔",
        "marks": "Z̸̡̢̛̗̘̙̜̝̞̟̠" * 30,
    }


@pytest.mark.parametrize("name", _hostile(""))
def test_every_text_of_a_report_may_be_hostile(
    case: Case, renderer: Renderer, listener: tuple[str, list[str]], name: str
) -> None:
    address, asked = listener
    report = _filled(case.report("en"), _hostile(address)[name])
    made = renderer.render(report, case.assets(case.report("en")))
    pdf = pypdf.PdfReader(io.BytesIO(made.data))
    assert asked == []
    assert set(pdf.attachments) == {"inspection.json"}
    assert not [note for one in pdf.pages for note in one.get("/Annots", [])]
    assert "root:" not in "".join(one.extract_text() for one in pdf.pages)
    assert all(one.mediabox.width < 600 for one in pdf.pages)
    found = page.validate_pdf_bytes(made.data, profile=page.ValidationProfile.PDF_A_3A)
    assert [(failure.rule_id, failure.message) for failure in found.failures] == []


def _papers(text: str) -> list[Document]:
    checklist = revision().programme.checklists[0]
    both = Text(text, text)
    groups = tuple(
        replace(group, title=both, items=tuple(replace(item, ask=both) for item in group.items))
        for group in checklist.groups
    )
    signed = Signed(text, text, None)
    problem = ProblemFacts(text, None, text, text, text, signed, signed, signed, text)
    labels = [LabelFacts("https://x/l/1", text, text, text)]
    return [
        checklist_paper(replace(checklist, title=both, groups=groups), both, "zh"),
        patrol_register(RegisterFacts(both, text, text, reviewer=text, patroller=text), "en"),
        patrol_problems(both, text, [problem], "zh"),
        label_sheet(text, labels, LABEL_PAPERS["a4-24"], "zh"),
    ]


def test_papers_bear_hostile_texts_too(renderer: Renderer, listener: tuple[str, list[str]]) -> None:
    address, asked = listener
    for document in _papers(" ".join(_hostile(address).values())):
        assert renderer.render(document, {}).pages >= 1
    assert asked == []


@pytest.mark.parametrize("letter", ["a", "楼"])
def test_a_word_of_a_hundred_kilobytes_is_printed(case: Case, letter: str) -> None:
    report, word = case.report("en"), letter * 100_000
    form = patrol_problems(Text("甲", "Alpha"), "", [ProblemFacts(problem=word)], "en")
    renderer = Renderer(Limits(cpu_seconds=30))
    try:
        assert renderer.render(replace(report, remarks=word), case.assets(report)).pages > 10
        assert renderer.render(form, {}).pages > 10
    finally:
        renderer.close()


def test_a_report_beyond_its_limit_ends_with_the_limit_s_name(case: Case) -> None:
    report = case.report("en")
    items = report.losses.items * 20_000
    renderer = Renderer(Limits(cpu_seconds=2, wall_seconds=90.0))
    try:
        with pytest.raises(RenderFailed) as caught:
            renderer.render(replace(report, losses=replace(report.losses, items=items)), case.assets(report))
    finally:
        renderer.close()
    assert caught.value.code == "cpu"
    assert caught.value.lasting
