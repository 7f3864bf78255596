"""Words without end: where a line may break in what nobody meant as a word.

The text engine looks for the end of a line by laying out the whole rest of a word, over and over: a word of
30 kB takes it forty seconds, one of 100 kB minutes. No word of a language is anywhere near as long.
"""

from __future__ import annotations

import re

LONGEST = 400
# So many letters of a line may stay empty at its end.
STEP = 4
BREAK = "\N{ZERO WIDTH SPACE}"
# Between ideographs, kana and syllables a line may break anyhow, and Chinese rules say where it must not.
_RUN = re.compile(rf"[^\s\u3013\u3040-\u30fa\u3400-\u9fff\uac00-\ud7a3]{{{LONGEST},}}")
_PIECE = re.compile(rf".{{{STEP}}}(?=.)", re.DOTALL)


def breakable(text: str) -> str:
    """The text, with places to break in what has none for LONGEST characters."""
    if len(text) < LONGEST:
        return text
    return _RUN.sub(lambda run: _PIECE.sub(lambda piece: piece[0] + BREAK, run[0]), text)
