from inspect_app.errors import Refusal
from inspect_app.photos.problems import Fault, PhotoRefused, SignatureRefused, shown_name


def test_a_shown_name_is_the_last_part_without_control_characters():
    assert shown_name("C:\\photos\\大堂 1.jpg") == "大堂 1.jpg"
    assert shown_name("../../etc/\x00pass\nwd") == "passwd"
    assert shown_name("\u202egpj.exe") == "gpj.exe"
    assert shown_name("") == ""


def test_a_long_name_keeps_its_start_and_its_ending():
    name = shown_name("a" * 500 + ".jpeg")
    assert len(name) == 120
    assert name.startswith("aaa")
    assert name.endswith(".jpeg")


def test_refusals_are_the_kind_the_rim_knows_and_name_the_file():
    refused = PhotoRefused("too_large_bytes", "a.jpg", {"bytes": 3, "limit": 2})
    assert isinstance(refused, Refusal)
    assert refused.values == {"filename": "a.jpg", "bytes": 3, "limit": 2}
    assert isinstance(SignatureRefused("no_ink", {}), Refusal)


def test_a_fault_inside_a_file_has_code_and_values():
    fault = Fault("side_too_long", side=5, limit=4)
    assert (fault.code, fault.values) == ("side_too_long", {"side": 5, "limit": 4})
