"""Problems as people and programs see them."""

import json

from inspect_app.checklist.nodes import Mark
from inspect_app.checklist.problems import Lines, near, ordered, problem, render_text, split_lines, to_json


def _at(line: str, column: int) -> str:
    return problem("CL112", "f.yaml", [line], Mark(1, column), key="k").excerpt


def test_text_shows_the_line_with_a_caret() -> None:
    found = problem("CL112", "desk.yaml", ["a:", "  help:"], Mark(2, 3), key="help")
    assert render_text([found]) == (
        "desk.yaml:2:3: error CL112: “help” is empty\n"
        "     2 |   help:\n"
        "       |   ^\n"
        "         Fill it in or remove it.\n"
    )


def test_the_caret_stands_right_under_chinese_and_tabs() -> None:
    assert _at("标题: x", 5) == "标题: x\n      ^"
    assert _at("\ta: x", 5) == "\ta: x\n\t   ^"
    assert _at("e\u0301: x", 5) == "e\u0301: x\n   ^"


def test_a_long_line_is_cut_to_a_window() -> None:
    line = "a" * 500 + "X" + "b" * 500
    text, caret = _at(line, 501).split("\n")
    assert len(text) == 100
    assert text[caret.index("^")] == "X"


def test_control_characters_are_not_passed_to_the_terminal() -> None:
    assert "\x1b" not in _at("a\x1b[31m", 1)
    assert "\x1b" not in problem("CL112", "f", [], None, key="\x1b[31m").message


def test_long_values_are_cut() -> None:
    assert len(problem("CL112", "f", [], None, key="k" * 1000).message) < 250


def test_without_the_line_there_is_no_excerpt() -> None:
    found = problem("CL017", "gone.yaml", detail="No such file")
    assert found.excerpt == ""
    assert render_text([found]).splitlines() == [
        "gone.yaml:1:1: error CL017: the file cannot be read: No such file",
        "         Check that it exists and may be read.",
    ]


def test_json_has_every_field() -> None:
    (row,) = to_json([problem("CL112", "f.yaml", ["k:"], Mark(1, 1), key="k")])
    assert json.loads(json.dumps(row)) == {
        "code": "CL112",
        "severity": "error",
        "file": "f.yaml",
        "line": 1,
        "column": 1,
        "message": "“k” is empty",
        "mend": "Fill it in or remove it.",
        "excerpt": "k:\n^",
    }


def test_near() -> None:
    assert near("wieght", ["weight", "when"]) == 'Did you mean "weight"? '
    assert near("zzz", ["weight"]) == ""
    assert near("weight", ["weight"]) == ""
    assert near("wieght", ["wight", *(f"wie{number}" for number in range(100, 400))]) == ""


def test_order_is_by_file_and_place_and_each_comes_once() -> None:
    one, two = (problem("CL112", "f", [], Mark(line), key="k") for line in (1, 2))
    other = problem("CL112", "e", [], Mark(9), key="k")
    assert ordered([two, one, other, one]) == (other, one, two)
    assert one.is_error
    assert one.rule.code == "CL112"


def test_lines_end_where_yaml_says() -> None:
    assert split_lines("a\r\nb\rc\nd\x85e\u2028f\u2029g") == ("a", "b", "c", "d", "e", "f", "g")


def test_lines_are_those_of_the_text_whenever_they_are_asked_for() -> None:
    lines = Lines("a\nb\n\x85c")
    assert (len(lines), lines[0], lines[1:3], list(lines)) == (4, "a", ("b", ""), ["a", "b", "", "c"])
