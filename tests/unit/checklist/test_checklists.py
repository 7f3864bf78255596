"""A checklist file: its own keys and its groups."""

from inspect_app.checklist.model import Checklist, Group, Per, Text


def test_read(only) -> None:
    library = only("""
        checklist: lobby
        version: 1.2.0
        title: {zh: 大堂, en: Lobby}
        touchpoint: 6
        per: encounter
        groups:
          - title: {zh: 地面, en: Floor}
            items: [{id: clean, ask: {zh: 干净, en: Clean}, clauses: [TP-6.1]}]
    """)
    assert library.problems == ()
    (checklist,) = library.checklists
    (item,) = checklist.items
    expected = Checklist(
        id="lobby",
        version="1.2.0",
        title=Text("大堂", "Lobby"),
        per=Per.ENCOUNTER,
        groups=(Group(Text("地面", "Floor"), (item,)),),
        touchpoint=6,
    )
    assert checklist == expected


def test_what_can_be_read_is_kept_and_everything_wrong_is_told(library_of, places) -> None:
    library = library_of("""
        - {id: one, ask: One, why: Practice, weight: x}
        - two
        - {id: three, ask: Three, why: Practice}
    """)
    assert [item.id for item in library.checklists[0].items] == ["three"]
    assert places(library) == [("CL105", 7, 52), ("CL104", 8, 9)]


def test_groups_must_be_mappings(only, codes) -> None:
    library = only("checklist: a\nversion: 1.0.0\ntitle: A\ngroups: [x]\n")
    assert codes(library) == ["CL104"]
    assert library.checklists[0].groups == ()


def test_without_version_there_is_no_checklist(only, codes) -> None:
    library = only("checklist: a\ntouchpoint: 21\nper: room\n")
    assert library.checklists == ()
    assert sorted(codes(library)) == ["CL103", "CL103", "CL108", "CL114", "CL115"]
