"""Libraries that others extend."""

from inspect_app.checklist.layers import LAYERS, layer_of, layered


def test_the_shipped_library_can_be_extended() -> None:
    assert (LAYERS["standard"] / "library.yaml").is_file()


def test_a_file_s_name_tells_where_it_comes_from() -> None:
    name = layered("standard", "grading/five-grade.yaml")
    assert (name, layer_of(name)) == ("standard:grading/five-grade.yaml", "standard")
    assert [layer_of(other) for other in ("grading/five-grade.yaml", "standard", "a:b.yaml")] == ["", "", ""]
