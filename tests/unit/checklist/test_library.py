"""Loading folders and single files."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.checklist import layers
from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.library import load_library, read_library
from inspect_app.checklist.problems import render_text

KINDS = {"library", "standard", "checklist", "programme", "grading"}
GRADING = "grading: two\nbands: [{grade: good, title: Good, from: 0}]\n"


def test_every_yaml_file_below_the_folder_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "deep" / "er" / "x.yaml").write_text(GRADING)
    (tmp_path / "y.yml").write_text(GRADING.replace("two", "three"))
    (tmp_path / ".hidden" / "z.yaml").write_text("broken: [")
    (tmp_path / "readme.md").write_text("# no YAML")
    library = load_library(tmp_path)
    assert library.problems == ()
    assert sorted(grading.id for grading in library.gradings) == ["three", "two"]
    assert {source.file for source in library.sources.values()} == {"deep/er/x.yaml", "y.yml"}


def test_a_single_file(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(GRADING)
    (tmp_path / "broken.yaml").write_text("[")
    library = load_library(path)
    assert library.problems == ()
    assert library.gradings[0].id == "two"


def test_an_empty_or_missing_folder(tmp_path: Path) -> None:
    assert load_library(tmp_path).problems == ()
    assert [problem.code for problem in load_library(tmp_path / "none").problems] == ["CL017"]


def test_pipes_folders_and_broken_links_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").mkdir()
    (tmp_path / "c.yaml").symlink_to("nowhere")
    problems = load_library(tmp_path).problems
    assert [(problem.file, problem.code) for problem in problems] == [
        ("a.yaml", "CL017"),
        ("b.yaml", "CL017"),
        ("c.yaml", "CL017"),
    ]


def test_a_file_name_that_is_not_utf_8_can_be_printed(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")).write_text("[")
    (problem,) = load_library(tmp_path).problems
    assert render_text([problem]).encode()


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("- a\n", "CL104", (1, 1)),
        ("just text\n", "CL104", (1, 1)),
        ("{}\n", "CL101", (1, 1)),
        ("# note\nversion: 1.0.0\nchecklist: a\n", "CL101", (2, 1)),
        ("checklists: a\n", "CL101", (1, 1)),
    ],
)
def test_what_is_no_document(text: str, code: str, place: tuple[int, int]) -> None:
    (problem,) = read_library({"x.yaml": text}).problems
    assert (problem.code, (problem.line, problem.column)) == (code, place)


def test_languages_hold_for_files_before_the_manifest_too() -> None:
    manifest = "library: l\nversion: 1.0.0\nlanguages: [zh, en]\n"
    library = read_library({"a.yaml": GRADING, "z.yaml": manifest})
    assert [(problem.code, problem.file) for problem in library.problems] == [("CL111", "a.yaml")]


def test_the_same_document_twice() -> None:
    library = read_library({"a.yaml": GRADING, "b.yaml": GRADING})
    assert [(problem.code, problem.file) for problem in library.problems] == [("CL201", "b.yaml")]
    assert "a.yaml" in library.problems[0].message
    assert len(library.gradings) == 1


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    library = read_library({"b.yaml": "grading: B\nbands: x\n", "a.yaml": "["})
    assert [(problem.file, problem.line) for problem in library.problems] == [
        ("a.yaml", 2),
        ("b.yaml", 1),
        ("b.yaml", 2),
    ]


WORDS = [
    "checklist",
    "programme",
    "grading",
    "standard",
    "library",
    "version",
    "title",
    "groups",
    "items",
    "id",
    "ask",
    "answer",
    "when",
    "parts",
    "checklists",
    "use",
    "weight",
    "bands",
    "grade",
    "from",
    "clauses",
    "text",
    "is",
    "all",
    "any",
    "not",
    "item",
    "attribute",
    "measure",
    "max",
    "zero_at",
    "choice",
    "options",
    "score",
    "sampling",
    "tailor",
    "at",
    "caps",
    "languages",
    "zh",
    "en",
    "1.0.0",
    "a",
    "b",
    "true",
    "0.5",
    "5",
    '""',
    "~",
    "conform",
]
NODES = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(st.sampled_from(WORDS), inner), max_size=5).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        )
    ),
    max_leaves=25,
)
DOCUMENTS = st.builds(
    lambda kind, pairs: f"{kind}: a\nversion: 1.0.0\n" + "".join(f"{key}: {value}\n" for key, value in pairs),
    st.sampled_from(["checklist", "programme", "grading", "standard", "library"]),
    st.lists(st.tuples(st.sampled_from(WORDS), NODES), max_size=6),
)


@given(st.lists(st.one_of(DOCUMENTS, NODES, st.text(), st.binary()), max_size=4))
def test_nothing_that_is_read_raises(contents: list[str | bytes]) -> None:
    library = read_library({f"{number}.yaml": content for number, content in enumerate(contents)})
    for problem in library.problems:
        assert problem.message
        assert problem.mend


def test_the_examples_of_the_reference_are_readable() -> None:
    """What they refer to is not all there, so only rules of reading count."""
    text = (Path(__file__).parents[3] / "docs" / "checklist-format.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    files = {f"{number}.yaml": block for number, block in enumerate(blocks) if block.split(":")[0] in KINDS}
    library = read_library(files)
    assert len(files) == len(library.sources) == 5
    assert [each for each in library.problems if each.code < "CL200"] == []


OURS = "library: ours\nversion: 1.0.0\nlanguages: [zh, en]\nextends: standard\n"
PROGRAMME = """programme: ours
version: 1.0.0
title: {zh: 本公司, en: Ours}
grading: five-grade
parts:
  - {id: all, title: {zh: 全部, en: All}, checklists: [{use: car-park}]}
tailor: [{at: car-park/%s, weight: 9}]
"""


def test_a_library_may_extend_the_one_that_ships() -> None:
    base = read_library({"library.yaml": OURS})
    item = base.checklist("car-park").items[0].id
    library = read_library({"library.yaml": OURS, "ours.yaml": PROGRAMME % item})
    assert library.problems == ()
    assert compile_programme(library, "ours").programme.checklist("car-park").items[0].weight == 9
    assert library.source(library.grading("five-grade")).file.startswith("standard:")


def test_what_lies_below_cannot_be_replaced() -> None:
    grading = "grading: five-grade\nbands: [{grade: a, title: {zh: 甲, en: A}, from: 0}]\n"
    library = read_library({"library.yaml": OURS, "own.yaml": grading})
    assert [(problem.code, problem.file, problem.line) for problem in library.problems] == [
        ("CL504", "own.yaml", 1)
    ]
    assert len(library.grading("five-grade").bands) == 5


def test_only_what_keeps_it_from_being_scored_is_told_of_what_lies_below(tmp_path, monkeypatch) -> None:
    (tmp_path / "faulty.yaml").write_text("grading: a\nbands: [{grade: a, from: 5}]\n", encoding="utf-8")
    monkeypatch.setitem(layers.LAYERS, "standard", tmp_path)
    library = read_library({"library.yaml": OURS})
    assert [(problem.code, problem.file) for problem in library.problems] == [
        ("CL302", "standard:faulty.yaml")
    ]


def test_what_lies_below_excuses_stays_excused(tmp_path, monkeypatch) -> None:
    (tmp_path / "library.yaml").write_text(
        "library: standard\nversion: 1.0.0\nuncited: [{clause: ET-1, why: Internal}]\n", encoding="utf-8"
    )
    (tmp_path / "et.yaml").write_text(
        "standard: ET\ntitle: E\nclauses: [{id: ET-1, at: a, by: org, text: T}]\n", encoding="utf-8"
    )
    monkeypatch.setitem(layers.LAYERS, "standard", tmp_path)
    library = read_library({"library.yaml": OURS})
    assert [excuse.clause for excuse in library.manifest.uncited] == ["ET-1"]
    assert library.problems == ()


def test_the_lock_stands_beside_the_library(tmp_path) -> None:
    (tmp_path / "library.yaml").write_text("library: ours\nversion: 1.0.0\n", encoding="utf-8")
    assert load_library(tmp_path).lock == {}
    (tmp_path / "published.lock.json").write_text(
        '{"lock": 1, "checklist": {"a": {"1.0.0": {"hash": "0"}}}, "programme": {}, "grading": {}}',
        encoding="utf-8",
    )
    assert set(load_library(tmp_path).lock) == {("checklist", "a", "1.0.0")}
    (tmp_path / "published.lock.json").write_bytes(b"\xff")
    assert [problem.code for problem in load_library(tmp_path).problems] == ["CL506"]


GOOD = """checklist: desk
version: 1.0.0
title: {zh: 前台, en: Desk}
groups: [{title: Greeting, items: [{id: greets, ask: Staff greet, why: It sets the tone, weight: 1}]}]
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("", "\ufeff", "CL002"),
        ("Staff greet", "Staff\0greet", "CL003"),
        ("groups: [{", "groups: [&a [*a], {", "CL012"),
        ("desk", "!!str desk", "CL014"),
        ("version: 1.0.0", "version: 1.0.0\nversion: 1.0.0", "CL015"),
        ("weight: 1", "weight: 1e999", "CL105"),
        ("weight: 1", "required: no", "CL107"),
        ("1.0.0", "2024-01-01", "CL110"),
        ("desk", "no", "CL117"),
        ("Staff greet", "no", "CL117"),
        ("Desk", "true", "CL117"),
        ("greets", "2024-01-01", "CL117"),
        ("Greeting", "1e999", "CL117"),
        ("\n", "\n\t", "CL006"),
        ("groups", "---\na: 1\n---\ngroups", "CL008"),
        (GOOD, "checklist: no", "CL117"),
        (GOOD, "checklist: a\nversion: 1e999", "CL110"),
        (GOOD, "checklist: !!python/object:os.system x", "CL014"),
        (GOOD, "\ufeffchecklist: a", "CL002"),
    ],
)
def test_one_hostile_value_gives_one_problem(old: str, new: str, code: str) -> None:
    assert read_library({"f.yaml": GOOD}).problems == ()
    text = GOOD.replace(old, new, 1)
    assert [one.code for one in read_library({"f.yaml": text}).problems] == [code]
