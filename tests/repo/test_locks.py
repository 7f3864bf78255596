"""The lock files pin what pyproject.toml and package.json ask for; the environment holds just that."""

import json
import re
import tomllib
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import pytest
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ \\;]+)(?: ; (?P<marker>[^\\]+?))? \\$", re.MULTILINE
)


def _pins(root: Path, lock: str) -> list[re.Match[str]]:
    return list(PIN.finditer((root / lock).read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, dict[str, list[str]]]:
    """Direct requirements by the lock that must hold them."""
    wanted = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    run = [*wanted["project"]["dependencies"], *chain(*wanted["project"]["optional-dependencies"].values())]
    groups = wanted["dependency-groups"]
    return {
        "requirements.lock": run,
        "requirements-test.lock": run + groups["test"],
        "requirements-node.lock": groups["node"],
    }


# Serving needs the first, the checks the second as well.
BROWSER_KINDS = ["dependencies", "devDependencies"]
LOCKS = ["requirements.lock", "requirements-test.lock", "requirements-node.lock"]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_direct_requirement_is_pinned_at_or_above_its_floor(
    root: Path, project: dict[str, list[str]], lock: str
) -> None:
    pins = [(canonicalize_name(pin["name"]), pin["version"]) for pin in _pins(root, lock)]
    faults = []
    for text in project[lock]:
        wanted = Requirement(text)
        held = [pinned for name, pinned in pins if name == canonicalize_name(wanted.name)]
        if not held or not all(wanted.specifier.contains(pinned) for pinned in held):
            faults.append(f"{text}: locked {held}")
    assert faults == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(root: Path, lock: str) -> None:
    text = (root / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    bare = [block.splitlines()[0] for block in blocks if block.strip() and "--hash=sha256:" not in block]
    assert bare == []
    assert len(blocks) - 1 == len(_pins(root, lock))


def test_tests_run_against_the_very_versions_that_users_get(root: Path) -> None:
    run = {pin["name"]: pin["version"] for pin in _pins(root, "requirements.lock")}
    test = {pin["name"]: pin["version"] for pin in _pins(root, "requirements-test.lock")}
    assert {name: test.get(name) for name in run} == run


def test_the_environment_holds_what_the_lock_pins(root: Path) -> None:
    here = default_environment()
    differing = {}
    for pin in _pins(root, "requirements-test.lock"):
        if pin["marker"] is None or Marker(pin["marker"]).evaluate(dict(here)):
            installed = version(pin["name"])
            if installed != pin["version"]:
                differing[pin["name"]] = (pin["version"], installed)
    assert differing == {}


def test_browser_packages_are_locked_exactly(root: Path) -> None:
    wanted = json.loads((root / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    held = lock["packages"][""]
    assert [held[kind] for kind in BROWSER_KINDS] == [wanted[kind] for kind in BROWSER_KINDS]
    for name, exact in chain(*(wanted[kind].items() for kind in BROWSER_KINDS)):
        held = lock["packages"][f"node_modules/{name}"]
        assert held["version"] == exact
        assert held["integrity"].startswith("sha512-")
