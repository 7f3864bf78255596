"""Whether a criterion asks two things at once, told from its words; and what makes two criteria the same.

A judgement of two things is no use: one of them fails and nobody can tell which. Enumerations of one thing
(“seats, lamps and signs are whole”) are fine; so the rules look for two *judgements*, not for two things.
"""

from __future__ import annotations

import re

# ---- Chinese -----------------------------------------------------------------------------------

_ASIDE = re.compile(r"[（(][^）)]*[）)]")
# These join sentences, never things.
_STRONG_ZH = re.compile(r"并且|而且|(?<=.{2})且(?=.{2})|[，,、；;]同时(?=.{2})")
_WEAK_ZH = re.compile(r"[，,、；;。？?]|以及|或者|同时|[并和与及或]")
_JUDGED_ZH = re.compile(
    r"(干净|清洁|整洁|洁净|整齐|有序|完好|完整|齐全|正常|明亮|清晰|清楚|畅通|通畅|牢固|稳固|及时|准确|规范|"
    r"礼貌|热情|友好|到位|合格|有效|平整|干燥|得体|端正|灵活|可用|在岗|点亮|公示|无尘|无损|无异味|无异响|无破损|"
    r"无积水|无污渍|无杂物|(?<=.)[无没]有?(破损|积水|污渍|异味|异响|杂物|堵塞|松动|积尘))[吗么呢]?$"
)
# “完整，无断裂” says one thing twice.
_REPEATED_ZH = re.compile(r"[无不未没]")

# ---- English -----------------------------------------------------------------------------------

_JOIN_EN = re.compile(
    r"\s*[,;.?]\s*(?:(?:and|but|or)\s+)?(?:also\s+)?|\s+(?:and|but|or)\s+(?:also\s+)?", re.I
)
_FINITE_EN = re.compile(
    r"\b(is|are|was|were|isn[’']t|aren[’']t|has|have|does|do|did|can|will|must|should|works?|stands?|functions?)\b",
    re.I,
)
_OTHER_CLAUSE_EN = re.compile(
    r"^(if|when|where|while|after|before|unless|until|once|as|whether)\b|\b(who|which|that|whether|what)\b",
    re.I,
)
_FAMILIES_EN = (
    ("clean", "tidy", "neat", "spotless", "dust-free"),
    ("dry",),
    ("lit", "bright", "well-lit"),
    ("working", "operational", "functioning"),
    ("complete", "whole", "intact", "undamaged", "unbroken"),
    ("legible", "clear", "readable"),
    ("polite", "friendly", "courteous"),
    ("prompt", "timely", "punctual", "quick"),
    ("quiet",),
    ("safe", "secure", "locked"),
    ("correct", "accurate"),
)
_FAMILY_EN = {word: number for number, words in enumerate(_FAMILIES_EN) for word in words}
_PAIR_EN = re.compile(
    r"\b([a-z-]+)(?:,? and | as well as )(?:is |are )?(?:properly |fully |well )?([a-z-]+)\b", re.I
)

_LITTLE_EN = frozenset(
    ("a", "an", "the", "is", "are", "was", "were", "be", "of", "in", "on", "at", "to", "all", "every", "each")
)
_LITTLE_ZH = re.compile(r"[的了是均都已要应须且\W_]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W_]+")


def two_questions(zh: str, en: str) -> tuple[str, str, str] | None:
    """The language (``zh`` or ``en``) and the two questions of a text; None where it asks one."""
    for language, parts in (("zh", _chinese(zh)), ("en", _english(en))):
        if parts:
            return language, *parts
    return None


def essence(text: str) -> tuple[str, ...] | str:
    """What is left without words and marks that say nothing: equal for criteria that ask the same."""
    if _CHINESE.search(text):
        return _LITTLE_ZH.sub("", text)
    return tuple(word for word in _WORD.findall(text.lower()) if word not in _LITTLE_EN)


def _chinese(text: str) -> tuple[str, str] | None:
    plain = _ASIDE.sub("", text).strip(" 。？?")
    strong = _STRONG_ZH.search(plain)
    if strong and strong.start():
        return plain[: strong.start()].strip("，,、 "), plain[strong.end() :]
    parts = [part.strip() for part in _WEAK_ZH.split(plain) if part.strip()]
    judged = [part for part in parts if _JUDGED_ZH.search(part) and not _REPEATED_ZH.match(part)]
    return (judged[0], judged[1]) if len(judged) > 1 else None


def _english(text: str) -> tuple[str, str] | None:
    plain = _ASIDE.sub("", text)
    parts = [part for part in _JOIN_EN.split(plain) if part]
    finite = [part for part in parts if _FINITE_EN.search(part) and not _OTHER_CLAUSE_EN.search(part)]
    if len(finite) > 1:
        return finite[0], finite[1]
    for pair in _PAIR_EN.finditer(plain):
        first, second = (_FAMILY_EN.get(word.lower()) for word in pair.groups())
        if first is not None and second is not None and first != second:
            return pair.group(1), pair.group(2)
    return None
