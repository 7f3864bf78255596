"""Nothing committed names a package registry or a folder of the machine it was written on."""

import re

# Written in parts, so that this file does not find itself.
REGISTRIES = [
    "registry." + "npm",
    "python" + "hosted",
    "pypi.org" + "/simple",
    "deb." + "debian",
    "npm" + "mirror",
]
MACHINE = ["/wo" + "rk/", "/ro" + "ot/", "/ba" + "sh_jobs", r"(?<![\w.])/home/[a-z]+/"]


def _found(patterns: list[str], texts: dict[str, str]) -> list[str]:
    wanted = re.compile("|".join(patterns))
    return [
        f"{name}:{number}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if wanted.search(line)
    ]


def test_no_file_names_a_registry(texts: dict[str, str]) -> None:
    assert _found(REGISTRIES, texts) == []


def test_no_file_names_a_folder_of_somebodys_machine(texts: dict[str, str]) -> None:
    assert _found(MACHINE, texts) == []


def test_locks_hold_no_address_at_all(texts: dict[str, str]) -> None:
    locks = {name: text for name, text in texts.items() if name.endswith((".lock", "package-lock.json"))}
    assert len(locks) == 4
    assert _found(["https?://", "--(extra-)?index-url", "--find-links", '"resolved"'], locks) == []


def test_the_lock_with_addresses_is_not_committed(texts: dict[str, str]) -> None:
    assert "uv.lock" not in texts
