"""What set-up does on a machine where every tool is a stand-in that writes down how it was called."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEEDED = [
    "run",
    "script/set-up.sh",
    "script/machine.sh",
    "requirements.lock",
    "requirements-test.lock",
    "requirements-node.lock",
    "package.json",
    "package-lock.json",
    ".npmrc",
    "script/build.mjs",
    "script/parts.mjs",
    "static/js/field/app.js",
    "static/css/field.css",
]
SMALL_TOOLS = [
    "awk",
    "cat",
    "chmod",
    "cksum",
    "cp",
    "dirname",
    "find",
    "grep",
    "id",
    "mkdir",
    "mktemp",
    "mv",
    "rm",
    "sh",
    "sort",
    "tail",
    "touch",
    "tr",
    "xargs",
]

# Plays the system's Python and, copied into the environment, that one too.
PYTHON = """
case "$*" in
    *realpath*) echo "$0" ;;
    *fcntl*) exec "$REAL_PYTHON" "$@" ;;
    *'-m venv'*)
        echo venv >>"$CALLS"
        for folder; do :; done
        rm -rf "$folder"
        mkdir -p "$folder/bin" "$folder/site"
        cp "$0" "$folder/bin/python" ;;
    *'-m pip'*)
        for lock; do :; done
        echo "pip ${lock##*/}" >>"$CALLS"
        case $FAILING in
            killed) kill -KILL $PPID ;;
            refused) exit 1 ;;
            one) grep -q ^pysqlite3 "$lock" && exit 1 || exit 0 ;;
        esac ;;
    *purelib*) echo "${0%/bin/python}/site" ;;
    *'-m inspect_app'*) echo served ;;
esac
"""
NPM = """
echo npm "$1" >>"$CALLS"
for kind in 400Regular 700Bold; do
    mkdir -p node_modules/@expo-google-fonts/noto-sans-sc/$kind node_modules/signature_pad/dist
    echo font >node_modules/@expo-google-fonts/noto-sans-sc/$kind/NotoSansSC_$kind.ttf
done
echo licence >node_modules/@expo-google-fonts/noto-sans-sc/LICENSE_FONT
echo licence >node_modules/signature_pad/LICENSE
printf 'code\\n//# sourceMappingURL=x.map\\n' >node_modules/signature_pad/dist/signature_pad.min.js
"""
NODE = """
case $1 in
    *build.mjs)
        echo node "${1##*/}" >>"$CALLS"
        case $FAILING in build) kill -KILL $PPID ;; esac
        mkdir -p "${1%/script/build.mjs}/static/built"
        echo "{}" >"${1%/script/build.mjs}/static/built/field.json" ;;
esac
"""


class Machine:
    """A checkout in a folder with a blank in its name, on a machine of stand-ins."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.checkout = folder / "a check out"
        self.bin = folder / "bin"
        self.calls_file = folder / "calls"
        self.bin.mkdir()
        for name in NEEDED:
            (self.checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, self.checkout / name)
        for name in SMALL_TOOLS:
            found = shutil.which(name)
            assert found is not None, name
            (self.bin / name).symlink_to(found)
        for name, body in {"python3": PYTHON, "npm": NPM, "node": NODE}.items():
            (self.bin / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
            (self.bin / name).chmod(0o755)

    def environment(self, failing: str) -> dict[str, str]:
        """Variables of a start; ``failing`` says what pip does."""
        return {
            "PATH": str(self.bin),
            "CALLS": str(self.calls_file),
            "FAILING": failing,
            "REAL_PYTHON": sys.executable,
            "TMPDIR": str(self.bin.parent),
        }

    def start(self, failing: str = "") -> subprocess.CompletedProcess[str]:
        """``./run`` from another folder."""
        self.calls_file.write_text("", encoding="utf-8")
        command = [str(self.checkout / "run")]
        environment = self.environment(failing)
        return subprocess.run(
            command, cwd=self.bin, env=environment, capture_output=True, text=True, check=False
        )

    @property
    def calls(self) -> list[str]:
        """What the last start called."""
        return self.calls_file.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(root: Path, tmp_path: Path) -> Machine:
    """A machine with Python and Node.js, and a checkout never started."""
    return Machine(root, tmp_path)


EVERYTHING = ["venv", "pip requirements.lock", "npm ci", "node build.mjs"]


def test_the_first_start_prepares_everything_and_the_second_nothing(machine: Machine) -> None:
    first = machine.start()
    assert (first.returncode, first.stdout) == (0, "served\n")
    assert machine.calls == EVERYTHING
    second = machine.start()
    assert (second.returncode, second.stdout, second.stderr) == (0, "served\n", "")
    assert machine.calls == []


def test_browser_files_stand_where_pages_and_reports_look(machine: Machine) -> None:
    machine.start()
    vendor = machine.checkout / "static/vendor"
    assert sorted(path.relative_to(vendor).as_posix() for path in vendor.rglob("*") if path.is_file()) == [
        "fonts/NotoSansSC-Bold.ttf",
        "fonts/NotoSansSC-LICENSE.txt",
        "fonts/NotoSansSC-Regular.ttf",
        "signature_pad-LICENSE.txt",
        "signature_pad.js",
    ]
    assert (vendor / "signature_pad.js").read_text(encoding="utf-8") == "code\n"
    assert not (machine.checkout / "static/vendor.new").exists()


def test_an_installation_that_was_killed_begins_with_a_new_environment(machine: Machine) -> None:
    assert machine.start(failing="killed").returncode != 0
    assert machine.calls == ["venv", "pip requirements.lock"]
    assert machine.start().returncode == 0
    assert machine.calls == EVERYTHING


def test_an_installation_that_was_refused_keeps_the_environment(machine: Machine) -> None:
    refused = machine.start(failing="refused")
    assert refused.returncode == 1
    assert "the packages of requirements.lock could not be installed" in refused.stderr
    assert machine.start().returncode == 0
    assert machine.calls == EVERYTHING[1:]


def test_without_a_ready_sqlite_the_system_s_own_serves(machine: Machine) -> None:
    done = machine.start(failing="one")
    assert (done.returncode, done.stdout) == (0, "served\n")
    assert "pysqlite3 could not be installed here" in done.stderr
    assert [call.split()[0] for call in machine.calls] == ["venv", "pip", "pip", "npm", "node"]


def test_a_changed_lock_installs_again_and_nothing_else(machine: Machine) -> None:
    machine.start()
    with (machine.checkout / "requirements.lock").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    machine.start()
    assert machine.calls == ["pip requirements.lock"]


def test_lost_browser_files_are_fetched_again(machine: Machine) -> None:
    machine.start()
    shutil.rmtree(machine.checkout / "node_modules")
    shutil.rmtree(machine.checkout / "static/vendor")
    machine.start()
    assert machine.calls == ["npm ci"]
    assert (machine.checkout / "static/vendor/signature_pad.js").is_file()


@pytest.mark.parametrize("name", ["static/js/field/app.js", "static/css/field.css"])
def test_an_edit_to_the_tablet_app_builds_it_again_and_nothing_else(machine: Machine, name: str) -> None:
    machine.start()
    with (machine.checkout / name).open("a", encoding="utf-8") as file:
        file.write("/* changed */\n")
    machine.start()
    assert machine.calls == ["node build.mjs"]
    machine.start()
    assert machine.calls == []


def test_a_build_that_was_killed_is_made_again(machine: Machine) -> None:
    assert machine.start(failing="build").returncode != 0
    assert machine.start().returncode == 0
    assert machine.calls == ["node build.mjs"]


def test_a_lost_build_is_made_again(machine: Machine) -> None:
    machine.start()
    shutil.rmtree(machine.checkout / "static/built")
    machine.start()
    assert machine.calls == ["node build.mjs"]


def test_two_starts_at_once_prepare_once(machine: Machine) -> None:
    machine.calls_file.write_text("", encoding="utf-8")
    environment = machine.environment("")
    both = [subprocess.Popen([str(machine.checkout / "run")], env=environment, text=True) for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert machine.calls.count("venv") == 1


def test_the_data_folder_is_left_alone(machine: Machine) -> None:
    (machine.checkout / "var").mkdir()
    (machine.checkout / "var/inspect.db").write_bytes(b"precious")
    machine.start()
    assert [path.name for path in (machine.checkout / "var").iterdir()] == ["inspect.db"]
