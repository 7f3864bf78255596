"""Texts, answer types and conditions; all of them are offered by the model too."""

from inspect_app.checklist import answer_model, model
from inspect_app.checklist.answer_model import Text


def test_text_in_a_language() -> None:
    text = Text("看", "Look")
    assert [text.in_language(tag) for tag in ("zh", "zh-Hans", "en", "fr")] == ["看", "看", "Look", "Look"]


def test_the_model_offers_every_name() -> None:
    own = {
        name
        for name, value in vars(answer_model).items()
        if getattr(value, "__module__", "") == answer_model.__name__
    }
    assert own <= set(model.__all__)
    assert all(getattr(model, name) is getattr(answer_model, name) for name in own)
