"""The shell scripts are plain POSIX, runnable, and tell a newcomer what to install."""

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

POSIX = ["run", "test", "script/set-up.sh", "script/machine.sh", "script/lock"]
RUNNABLE = ["run", "test", "script/lock", ".ci/run"]
BASHISMS = {
    "[[": r"(^|\s)\[\[\s",
    "local": r"^\s*local\s",
    "function": r"^\s*function\s",
    "source": r"^\s*source\s",
    "here string": r"<<<",
    "array": r"^\s*\w+\+?=\(",
    "== in a test": r"\[ [^]]*\s==\s",
    "&> redirection": r"&>",
    "process substitution": r"[<>]\(",
    "pipefail": r"pipefail",
    "substring": r"\$\{\w+:\d",
    "replacement": r"\$\{\w+//?[^}]*/",
}


# A Python that finds no shared library and brings neither pip nor ensurepip, as on a bare Debian.
BARE_PYTHON = """
case $2 in
    *realpath*) echo "$0" ;;
    *) exit 1 ;;
esac
"""


@pytest.mark.parametrize("name", POSIX)
def test_script_is_posix_shell(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert text.startswith("#!/bin/sh\n") or name.endswith(".sh")
    found = [
        f"{number}: {what}: {line}"
        for number, line in enumerate(text.splitlines(), 1)
        for what, pattern in BASHISMS.items()
        if not line.lstrip().startswith("#") and re.search(pattern, line)
    ]
    assert not found, "\n".join(found)
    subprocess.run(["sh", "-n", str(root / name)], check=True)


@pytest.mark.parametrize("name", RUNNABLE)
def test_script_can_be_run(root: Path, name: str) -> None:
    assert (root / name).stat().st_mode & stat.S_IXUSR


def test_ci_runs_what_everybody_runs(root: Path) -> None:
    assert "exec ./test" in (root / ".ci/run").read_text(encoding="utf-8")


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """The scripts in a folder of their own, whose name has a blank, without an environment."""
    folder = tmp_path / "a check out"
    locks = ["requirements.lock", "requirements-test.lock", "package.json", "package-lock.json"]
    for name in [*POSIX, *locks, "script/build.mjs", "script/parts.mjs", "static/js/field/app.js"]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, folder / name)
    return folder


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A PATH with the ordinary small tools and nothing else, as somebody who is not root."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in (
        "awk",
        "cat",
        "cksum",
        "dirname",
        "find",
        "grep",
        "head",
        "mkdir",
        "mktemp",
        "mv",
        "rm",
        "sh",
        "sort",
        "tr",
        "uname",
        "xargs",
    ):
        found = shutil.which(name)
        assert found is not None, name
        (folder / name).symlink_to(found)
    _tool(folder, "id", "echo 1000")
    return folder


def _tool(folder: Path, name: str, body: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def _start(checkout: Path, tools: Path, script: str, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name in {"LANG", "TMPDIR"}}
    return subprocess.run(
        [str(checkout / script), *words],
        cwd=tools,
        env={**kept, "PATH": str(tools), "HOME": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_python_the_message_says_what_to_install(checkout: Path, tools: Path) -> None:
    done = _start(checkout, tools, "run")
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr
    assert "apt-get install python3" in done.stderr


def test_an_old_python_is_not_taken(checkout: Path, tools: Path) -> None:
    _tool(tools, "python3", "exit 1")
    assert "Python 3.11 or newer is needed" in _start(checkout, tools, "run").stderr


@pytest.mark.parametrize(
    ("script", "also"), [("run", []), ("test", ["chromium", "poppler-utils", "libatomic1"])]
)
def test_without_libraries_and_root_the_message_names_the_packages(
    checkout: Path, tools: Path, script: str, also: list[str]
) -> None:
    _tool(tools, "python3", BARE_PYTHON)
    _tool(tools, "apt-get", "exit 99")
    done = _start(checkout, tools, script)
    assert done.returncode == 1
    wanted = [
        "libpango-1.0-0",
        "libpangoft2-1.0-0",
        "libharfbuzz-subset0",
        "fontconfig",
        "python3-venv",
        *also,
    ]
    assert f"sudo apt-get install {' '.join(wanted)}" in done.stderr
    assert not (checkout / ".venv").exists()


def _prepared(checkout: Path) -> None:
    """As if set-up had just ended: an environment that prints its words, and every stamp."""
    for folder in (".venv/bin", ".venv/.set-up", "static/vendor/fonts", "static/built"):
        (checkout / folder).mkdir(parents=True, exist_ok=True)
    (checkout / "static/built/field.json").touch()
    _tool(checkout / ".venv/bin", "python", 'printf "%s|" "$INSPECT_DATA" "$@"')
    script = (
        'root=$1; . "$root/script/set-up.sh"; set_up_words run; everything_stands || stamp run "$set_up_key"'
    )
    subprocess.run(["sh", "-euc", script, "sh", str(checkout)], check=True)


def test_with_everything_in_place_the_words_go_straight_to_the_command_line(
    checkout: Path, tools: Path
) -> None:
    _prepared(checkout)
    done = _start(checkout, tools, "run", "checklists", "lint", "a b")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{checkout}/var|-P|-m|inspect_app|checklists|lint|a b|"
    assert not (checkout / "var").exists()


def test_without_words_it_starts(checkout: Path, tools: Path) -> None:
    _prepared(checkout)
    assert _start(checkout, tools, "run").stdout.endswith("|-m|inspect_app|start|")


@pytest.mark.parametrize(
    "changed", ["requirements.lock", "package-lock.json", "script/set-up.sh", "static/js/field/app.js"]
)
def test_a_changed_lock_or_script_is_noticed(checkout: Path, tools: Path, changed: str) -> None:
    _prepared(checkout)
    with (checkout / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    # There is no Python here, so that beginning to prepare is seen by its first complaint.
    assert "Python 3.11 or newer is needed" in _start(checkout, tools, "run").stderr


def test_a_moved_folder_is_noticed(checkout: Path, tools: Path) -> None:
    _prepared(checkout)
    moved = checkout.rename(checkout.with_name("moved"))
    assert "Python 3.11 or newer is needed" in _start(moved, tools, "run").stderr
