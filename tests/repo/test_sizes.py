"""Files and functions stay small enough to be read in one go."""

import ast
from pathlib import Path

LINES_PER_FILE = 300
LINES_PER_FUNCTION = 60


def test_no_source_file_is_too_long(root: Path, files: list[Path], modules: list[Path]) -> None:
    scripts = [path for path in files if path.suffix == ".js" and path.is_relative_to(root / "static" / "js")]
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules + scripts
    }
    assert {name: lines for name, lines in lengths.items() if lines > LINES_PER_FILE} == {}


def test_no_function_is_too_long(root: Path, modules: list[Path]) -> None:
    long = {}
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LINES_PER_FUNCTION:
                    long[f"{path.relative_to(root)}:{node.name}"] = length
    assert long == {}
