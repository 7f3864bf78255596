"""Two questions are told from one, in both languages."""

import pytest

from inspect_app.checklist.wording import essence, two_questions

TWO_ZH = (
    "地面干净并且灯光明亮",
    "台面整洁，物品有序",
    "门窗完好、玻璃清洁",
    "墙面洁净和照明正常",
    "提供上门服务且收费标准公示",
    "员工着装规范，同时佩戴胸牌",
    "标识清晰，而且位置正确",
    "地面无积水、墙面无破损",
    "大堂是否干净？灯具是否正常？",
    "通道畅通与指示牌清晰",
)
ONE_ZH = (
    "座椅、灯具、标识完好",
    "挡车杆完整，无断裂、弯曲",
    "站姿自然，不倚不靠",
    "领带或领结按规范佩戴",
    "复述问题并得到确认",
    "与老人沟通尊重、放慢",
    "公共及寄存钥匙账物相符",
    "物业费与住房专项资金使用情况按期公布",
    "理性业主：讲事实、给方案",
    "登记要素齐全（时间、来电人，且写明事项）",
    "且行且看",
    "",
)
TWO_EN = (
    "The floor is clean and the lamps are lit",
    "Is the floor clean and are the lights working?",
    "The counter is tidy, the papers are sorted",
    "The floor is clean and dry",
    "Staff are polite as well as prompt",
    "The door works but the handle is loose",
    "The gate is whole and properly working",
)
ONE_EN = (
    "Walls, doors and windows are clean",
    "Bins and ashtrays clean",
    "Prescribed uniform is worn",
    "Approachable and good at communicating",
    "The one who is on duty and has the keys answers",
    "If the gate is shut, a guard is there",
    "Orders are carried out first and questioned afterwards",
    "Posts and roof stand firm",
    "No beard or sideburns",
    "Neat and tidy",
    "Black and white",
    "Clean and black",
    "",
)


@pytest.mark.parametrize("text", TWO_ZH)
def test_two_in_chinese(text: str) -> None:
    found = two_questions(text, "")
    assert found is not None
    assert found[0] == "zh"
    assert all(part in text for part in found[1:])


@pytest.mark.parametrize("text", TWO_EN)
def test_two_in_english(text: str) -> None:
    found = two_questions("", text)
    assert found is not None
    assert found[0] == "en"
    assert all(part in text for part in found[1:])


@pytest.mark.parametrize(("zh", "en"), [*((text, "") for text in ONE_ZH), *(("", text) for text in ONE_EN)])
def test_one(zh: str, en: str) -> None:
    assert two_questions(zh, en) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("地面清洁", "地面是清洁的"), ("The floor is clean", "Floor clean."), ("灯具，完好", "灯具完好")],
)
def test_the_same_is_said_in_other_words(one: str, other: str) -> None:
    assert essence(one) == essence(other)


def test_what_differs_in_a_word_or_number_is_not_the_same() -> None:
    assert essence("The floor is clean") != essence("The floor is dry")
    assert essence("一号灯点亮") != essence("二号灯点亮")
