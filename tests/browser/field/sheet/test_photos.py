"""Photos of an item: through a real file, drawn on, looked at, taken off, brought back."""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.field.sheet.conftest import Open, Table

pytestmark = pytest.mark.browser
AT = "2026-11-22T08:00:00.000Z"
# As the tablet counts, in model/rules.js.
MOST_PHOTOS = 12


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """As a camera gives it."""
    content = io.BytesIO()
    Image.new("RGB", (2400, 1800), "teal").save(content, "JPEG")
    path = tmp_path / "IMG_1.jpg"
    path.write_bytes(content.getvalue())
    return path


def _choose(tablet: Table, button: str, *files: Path) -> None:
    with tablet.page.expect_file_chooser() as chooser:
        tablet.item("floor", button).click()
    assert tablet.page.evaluate("() => table.store.slot()") == {
        "inspection": "preview",
        "sheet": "preview",
        "item": "floor",
    }
    chooser.value.set_files([str(file) for file in files])


def test_a_photo_is_made_small_and_shown(table: Open, photo: Path) -> None:
    tablet = table()
    tablet.item("floor", "[data-value=nonconform]").click()
    _choose(tablet, "[data-camera]", photo)
    expect(tablet.item("floor", "[data-photo]")).to_have_count(1)
    expect(tablet.item("floor", "[data-camera] .wanted")).to_have_count(0)
    [_, (field, value)] = tablet.changes("floor")
    assert field.startswith("photo:")
    assert (value["width"], value["height"], value["source"]) == (1920, 1440, "camera")
    assert tablet.page.evaluate("() => table.store.slot()") is None
    expect(tablet.item("floor", ".thumbnail canvas")).to_have_attribute("width", "288")


def test_several_are_chosen_at_once_and_what_is_no_picture_is_told(
    table: Open, photo: Path, tmp_path: Path
) -> None:
    tablet = table()
    letter = tmp_path / "letter.jpg"
    letter.write_text("Dear Sir")
    _choose(tablet, "[data-library]", photo, letter, photo)
    expect(tablet.item("floor", "[data-photo]")).to_have_count(2)
    expect(tablet.item("floor", "[role=alert]")).to_contain_text("letter.jpg is no usable picture")
    assert [value["source"] for _, value in tablet.changes()] == ["library", "library"]


def test_an_item_takes_no_more_photos_than_the_server_will(table: Open, photo: Path) -> None:
    tablet = table()
    value = {"width": 4, "height": 3, "taken_at": AT, "source": "camera"}
    told = {"value": value, "eff": AT, "at": AT, "by": "li", "device": "d2", "conflict": False}
    place = {"sheet": "preview", "item": "floor"}
    tablet.settle(
        current=[{**place, "field": f"photo:b{n}", "op": f"o{n}", **told} for n in range(MOST_PHOTOS - 1)]
    )
    expect(tablet.item("floor", "[data-photo]")).to_have_count(MOST_PHOTOS - 1)
    _choose(tablet, "[data-library]", photo, photo, photo)
    expect(tablet.item("floor", "[data-photo]")).to_have_count(MOST_PHOTOS)
    expect(tablet.item("floor", "[role=alert]")).to_contain_text("2 photos were NOT kept")
    assert len(tablet.changes()) == 1
    tablet.item("floor", "[data-camera]").click()
    expect(tablet.item("floor", "[role=alert]")).to_contain_text("takes at most 12 photos")
    assert tablet.page.evaluate("() => table.store.slot()") is None


def test_where_the_tablet_may_know_its_place_the_photo_tells_it(table: Open, photo: Path) -> None:
    tablet = table()
    tablet.page.context.grant_permissions(["geolocation"])
    tablet.page.context.set_geolocation({"latitude": 31.23, "longitude": 121.47, "accuracy": 8})
    _choose(tablet, "[data-camera]", photo)
    expect(tablet.item("floor", "[data-photo]")).to_have_count(1)
    _choose(tablet, "[data-camera]", photo)
    expect(tablet.item("floor", "[data-photo]")).to_have_count(2)
    value = tablet.changes()[-1][1]
    assert (value["latitude"], value["longitude"], value["accuracy"]) == (31.23, 121.47, 8)
    _choose(tablet, "[data-library]", photo)
    expect(tablet.item("floor", "[data-photo]")).to_have_count(3)
    assert "latitude" not in tablet.changes()[-1][1]
    tablet.item("floor", "[data-photo]").nth(1).click()
    expect(tablet.page.locator("figcaption")).to_contain_text("31.23000, 121.47000 ±8 m")


def test_a_photo_that_cannot_be_kept_is_told(table: Open, photo: Path) -> None:
    tablet = table()
    tablet.page.evaluate("() => { table.broken = true; }")
    _choose(tablet, "[data-camera]", photo)
    expect(tablet.item("floor", "[role=alert]")).to_contain_text("NOT kept")
    expect(tablet.item("floor", "[data-photo]")).to_have_count(0)


def test_after_a_reload_the_item_says_that_its_photo_may_be_lost(table: Open) -> None:
    tablet = table()
    slot = {"inspection": "preview", "sheet": "preview", "item": "boxes"}
    tablet.page.evaluate("([slot]) => table.store.setSlot(slot)", [slot])
    tablet.open()
    expect(tablet.item("boxes")).to_contain_text("closed while the camera was open")
    expect(tablet.item("boxes")).to_be_focused()
    tablet.open()
    expect(tablet.page.get_by_text("closed while the camera was open")).to_have_count(0)


def test_a_photo_of_another_tablet_is_told_to_be_there(table: Open) -> None:
    tablet = table()
    value = {"width": 4, "height": 3, "taken_at": AT, "source": "camera"}
    place = {"sheet": "preview", "item": "floor", "field": "photo:b1", "value": value}
    tablet.settle(
        current=[{**place, "op": "o1", "eff": AT, "at": AT, "by": "li", "device": "d2", "conflict": False}]
    )
    expect(tablet.item("floor", ".thumbnail")).to_have_text("On another tablet")
    tablet.item("floor", "[data-photo]").click()
    expect(tablet.page.locator(".photo-dialog")).to_contain_text("not on this tablet")
    expect(tablet.page.locator("[data-draw]")).to_have_count(0)


def test_a_photo_is_drawn_on_with_finger_and_keyboard(table: Open, photo: Path) -> None:
    tablet = table()
    page = tablet.page
    _choose(tablet, "[data-camera]", photo)
    tablet.item("floor", "[data-photo]").click()
    expect(page.locator(".photo-dialog figcaption")).to_contain_text("Wang")
    page.locator("[data-draw]").click()
    stage = page.locator(".drawing")
    expect(page.locator(".annotate img")).to_have_js_property("complete", True)
    box = stage.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.75, steps=3)
    page.mouse.up()
    page.locator("[data-kind=circle]").click()
    page.locator("[data-colour=yellow]").click()
    stage.focus()
    for key in ("Enter", "ArrowRight", "Shift+ArrowDown", "Enter", "Delete"):
        page.keyboard.press(key)
    page.locator("[data-kind=text]").click()
    expect(page.locator("[data-text]")).to_be_focused()
    page.keyboard.type("wet")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator("[data-kind=box]").click()
    page.mouse.click(box["x"] + 20, box["y"] + 20)
    page.locator("[data-save]").click()
    expect(page.locator(".photo-dialog .marks path")).to_have_count(4)
    [_, (field, shapes)] = tablet.changes()
    assert field.startswith("marks:")
    assert [(shape["kind"], shape["colour"], shape.get("text")) for shape in shapes] == [
        ("arrow", "red", None),
        ("circle", "yellow", None),
        ("text", "yellow", "wet"),
    ]
    assert [round(shapes[0][name], 2) for name in ("x1", "y1", "x2", "y2")] == [0.25, 0.5, 0.5, 0.75]
    assert [shapes[1][name] for name in ("x1", "y1", "x2", "y2")] == [0.37, 0.6, 0.57, 0.47]
    page.keyboard.press("Escape")
    expect(tablet.item("floor", ".photo-open .marks text")).to_have_text("wet")


def _draw(tablet: Table, photo: Path) -> None:
    """One shape on a new photo, by the keyboard; it is not saved yet."""
    _choose(tablet, "[data-camera]", photo)
    tablet.item("floor", "[data-photo]").click()
    tablet.page.locator("[data-draw]").click()
    tablet.page.locator(".drawing").focus()
    tablet.page.keyboard.press("Enter")


def test_a_drawing_taken_back_changes_nothing(table: Open, photo: Path) -> None:
    tablet = table()
    _draw(tablet, photo)
    tablet.page.locator(".annotate [data-undo]").click()
    expect(tablet.page.locator(".drawing path")).to_have_count(0)
    tablet.page.keyboard.press("Escape")
    assert len(tablet.changes()) == 1


def test_drawing_left_by_a_gesture_is_kept(table: Open, photo: Path) -> None:
    tablet = table()
    _draw(tablet, photo)
    tablet.page.keyboard.press("Escape")
    expect(tablet.page.locator(".photo-dialog .marks path").first).to_be_attached()
    assert [len(value) for field, value in tablet.changes() if field.startswith("marks:")] == [1]


def test_drawing_the_page_is_left_under_is_kept(table: Open, photo: Path) -> None:
    tablet = table()
    _draw(tablet, photo)
    tablet.page.evaluate("() => table.leave()")
    tablet.page.wait_for_function("() => !document.querySelector('.annotate')")
    assert [len(value) for field, value in tablet.changes() if field.startswith("marks:")] == [1]


def test_a_removed_photo_comes_back_by_undo(table: Open, photo: Path) -> None:
    tablet = table()
    _choose(tablet, "[data-camera]", photo)
    tablet.item("floor", "[data-photo]").click()
    tablet.page.locator("[data-remove]").click()
    expect(tablet.item("floor", "[data-photo]")).to_have_count(0)
    tablet.page.locator("[data-undo]").click()
    expect(tablet.item("floor", "[data-photo]")).to_have_count(1)
    values = [value for _, value in tablet.changes()]
    assert values[1] is None
    assert values[2] == values[0]
