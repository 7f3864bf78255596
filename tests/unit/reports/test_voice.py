"""Speakers of one language."""

import pytest

from inspect_app.checklist.model import Text
from inspect_app.reports.voice import Speaker


@pytest.mark.parametrize(
    ("language", "said", "message", "joined"),
    [("zh", "停车场", "项目", "甲、乙"), ("en", "Car park", "Project", "甲, 乙")],
)
def test_a_speaker_words_texts_messages_and_lists(
    language: str, said: str, message: str, joined: str
) -> None:
    speaker = Speaker(language)
    assert speaker.say(Text("停车场", "Car park")) == said
    assert speaker._("Project") == message
    assert speaker.joined(["甲", "乙"]) == joined
