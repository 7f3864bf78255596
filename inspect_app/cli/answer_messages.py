"""What is wrong with an answers file, in words: one fault and one mend for each code, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from inspect_app.checklist.model import Text
from inspect_app.scoring.answers_file import FileProblem

# Code to (fault, mend).
MESSAGES: Mapping[str, tuple[Text, Text]] = {
    "too_large": (
        Text("文件超过 {limit} MB", "the file is larger than {limit} MB"),
        Text("请拆分检查记录后分别计分", "score fewer sheets at a time"),
    ),
    "not_utf8": (
        Text("第 {byte} 字节起不是 UTF-8 编码", "not UTF-8 text from byte {byte} on"),
        Text("请另存为 UTF-8 编码", "save the file as UTF-8"),
    ),
    "not_json": (
        Text("不是有效的 JSON:{detail}", "not valid JSON: {detail}"),
        Text("请按提示的位置修正 JSON 语法", "mend the JSON syntax at the place named"),
    ),
    "wrong_shape": (
        Text("此处应为{expected}", "this must be {expected}"),
        Text("请对照答案文件格式修改", "compare with the answers file format in docs/scoring.md"),
    ),
    "too_many": (
        Text("问题超过 {limit} 处,其余未列出", "more than {limit} problems; the rest is not listed"),
        Text("请先修正以上问题", "mend these first"),
    ),
    "missing": (
        Text("缺少此项", "this is missing"),
        Text("请补上此项", "add it"),
    ),
    "unknown_key": (
        Text("不认识的键“{name}”", 'unknown key "{name}"'),
        Text("{near}可用的键:{known}", "{near}the keys are: {known}"),
    ),
    "unknown_checklist": (
        Text("方案未使用检查表“{name}”", 'the programme does not use a checklist "{name}"'),
        Text("{near}方案使用的检查表:{known}", "{near}the programme uses: {known}"),
    ),
    "unknown_item": (
        Text("检查表 {checklist} 没有检查项“{name}”", 'checklist {checklist} has no item "{name}"'),
        Text("{near}请使用检查表中的检查项编号", "{near}use an item id of the checklist"),
    ),
    "bad_place": (
        Text("地点必须是 1 至 200 字的文字", "a place is a text of 1 to 200 characters"),
        Text("请填写受检地点的名称", "name the place that was inspected"),
    ),
    "bad_attribute": (
        Text("属性值必须是真假值、数字或文字", "an attribute is true or false, a number or a text"),
        Text(
            "请改为 true、false、数字或不超过 200 字的文字",
            "write true, false, a number or at most 200 characters",
        ),
    ),
    "no_state": (
        Text("没有作答", "the answer says nothing"),
        Text(
            "请填写 value、not_applicable 或 not_inspected 其中一项",
            "give one of value, not_applicable, not_inspected",
        ),
    ),
    "several_states": (
        Text("同时给出了多种作答", "the answer says more than one thing"),
        Text(
            "value、not_applicable、not_inspected 只能保留一项",
            "keep only one of value, not_applicable, not_inspected",
        ),
    ),
    "empty_reason": (
        Text("未说明原因", "the reason is empty"),
        Text("请写明不适用或未检查的原因", "say why it did not apply or was not inspected"),
    ),
    "too_long": (
        Text("文字超过 {limit} 字", "the text is longer than {limit} characters"),
        Text("请缩短文字", "shorten it"),
    ),
    "forbidden_character": (
        Text("含有无法保存的字符", "it holds a character that cannot be stored"),
        Text("请删除空字符等不可见字符", "remove NUL and broken characters"),
    ),
    "wrong_type": (
        Text("此处应填{expected}", "this must be {expected}"),
        Text("请按该检查项的答案类型填写", "answer by the type of the item"),
    ),
    "not_an_option": (
        Text("不是可选的答案", "this is not one of the answers"),
        Text("请从以下选择:{options}", "choose one of: {options}"),
    ),
    "partial_not_allowed": (
        Text("该检查项不能判为部分符合", "this item cannot be answered partial"),
        Text("请填写 conform 或 nonconform", "answer conform or nonconform"),
    ),
    "out_of_range": (
        Text("数值超出范围", "the number is out of range"),
        Text("{range}", "{range}"),
    ),
    "too_precise": (
        Text("小数超过六位", "the number has more than six decimals"),
        Text("请四舍五入到六位小数以内", "round it to six decimals"),
    ),
    "not_whole": (
        Text("应为整数", "this must be a whole number"),
        Text("请填写不带小数的数", "write it without decimals"),
    ),
    "negative": (
        Text("不能为负数", "this cannot be negative"),
        Text("请填写零或正数", "write zero or more"),
    ),
    "nothing_examined": (
        Text("抽查数量为零", "none were examined"),
        Text(
            "未抽查的请填写 not_inspected 并说明原因",
            "if nothing was examined, give not_inspected with a reason",
        ),
    ),
    "conforming_exceeds_examined": (
        Text("合格数大于抽查数", "more conform than were examined"),
        Text("请核对 conforming 与 examined", "check conforming and examined"),
    ),
    "not_a_date": (
        Text("不是有效日期", "this is not a date"),
        Text("请按 2026-03-31 的形式填写", "write it as 2026-03-31"),
    ),
    "empty_text": (
        Text("文字为空", "the text is empty"),
        Text(
            "请填写内容,或填写 not_inspected 并说明原因",
            "write something, or give not_inspected with a reason",
        ),
    ),
}

_KINDS = {
    "object": Text("对象 {…}", "an object {…}"),
    "list": Text("列表 […]", "a list […]"),
    "number": Text("数字", "a number"),
    "text": Text("文字", "a text"),
    "sample": Text(
        '抽样结果 {"conforming": 合格数, "examined": 抽查数}', 'a sample {"conforming": k, "examined": n}'
    ),
}
_NEAR = Text("是否应为“{near}”?", 'did you mean "{near}"? ')
_WITHIN = Text("请填写 {min} 至 {max} 之间的数", "write a number from {min} to {max}")
_BOUNDED = Text("绝对值须小于 1000000000", "write a number smaller than 1000000000 either way")


def message(problem: FileProblem, language: str) -> tuple[str, str]:
    """(fault, mend) in ``language``."""
    fault, mend = MESSAGES[problem.code]
    values = dict(problem.values)
    if "expected" in values:
        values["expected"] = _KINDS[values["expected"]].in_language(language)
    if values.get("near"):
        values["near"] = _NEAR.in_language(language).format_map(values)
    if problem.code == "out_of_range":
        within = _WITHIN if "min" in values else _BOUNDED
        values["range"] = within.in_language(language).format_map(values)
    return fault.in_language(language).format_map(values), mend.in_language(language).format_map(values)
