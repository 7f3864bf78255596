import pytest

from inspect_app.photos.scenery.stage import Stage, clip, shade


@pytest.fixture
def stage():
    stage = Stage(1, (400, 300), (100, 100, 100))
    stage.roll = 0
    stage.look(eye=1.5, pitch=0)
    return stage


def test_straight_ahead_is_the_middle(stage):
    assert stage.at((0, 1.5, 5)) == (200, 150)


def test_far_things_are_nearer_to_the_middle(stage):
    near, far = stage.at((1, 0, 2)), stage.at((1, 0, 8))
    assert near[0] > far[0] > 200
    assert near[1] > far[1] > 150


def test_looking_down_lifts_what_is_ahead_and_turning_moves_it_aside(stage):
    stage.look(eye=1.5, pitch=0.3)
    assert stage.at((0, 1.5, 5))[1] < 150
    stage.look(eye=1.5, pitch=0, yaw=0.2)
    assert stage.at((0, 1.5, 5))[0] < 200
    stage.look(eye=1.5, pitch=0, aside=1)
    assert stage.at((1, 1.5, 5)) == (200, 150)


def test_what_is_behind_does_not_break_the_view(stage):
    assert len(stage.at((1, 1, -3))) == 2


def test_a_box_shows_its_front_its_top_and_one_side_in_different_light(stage):
    stage.box((0.5, 0, 3), (1.5, 1, 4), (160, 160, 160))
    colours = {colour for _, colour in stage.image.getcolors()}
    assert colours == {
        (100, 100, 100),
        (160, 160, 160),
        shade((160, 160, 160), 1.18),
        shade((160, 160, 160), 0.78),
    }


def test_a_box_overhead_shows_its_underside(stage):
    stage.box((-1.5, 2, 3), (-0.5, 2.5, 4), (160, 160, 160))
    assert shade((160, 160, 160), 0.62) in {colour for _, colour in stage.image.getcolors()}


def test_colours_stay_colours():
    assert (clip(-5), clip(3.6), clip(900)) == (0, 4, 255)
    assert shade((100, 200, 0), 2) == (200, 255, 0)
    stage = Stage(1, (8, 8))
    varied = {stage.vary((250, 4, 128)) for _ in range(50)}
    assert len(varied) > 20
    assert all(0 <= part <= 255 for colour in varied for part in colour)


def test_the_same_seed_chooses_the_same(stage):
    assert Stage(4, (8, 8)).rng.random() == Stage(4, (8, 8)).rng.random()
