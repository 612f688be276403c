# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""One plain form of a text for recognisers to read, with a map back to the original.

People (and evaders) write full-width digits, zero-width joiners, look-alike letters from other alphabets and
s p a c e d letters. Recognisers see `Normalised.text`; `original_span` says what that is in the text that came in.
Lookalike letters follow Unicode's confusables (UTS #39); only those that stand beside Latin letters are changed,
so that a word in Cyrillic or Greek stays what it is.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

import regex

# Invisible: soft hyphen, zero-width, bidi marks and isolates, word joiner, variation selectors, tags, byte order mark.
INVISIBLE = regex.compile(r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")  # fmt: skip
MARKS = regex.compile(r"\p{Mn}")
WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+")
LATIN = regex.compile(r"\p{Latin}")
FOREIGN = regex.compile(r"[\p{Cyrillic}\p{Greek}\p{Cherokee}\p{Armenian}]")
SPACED = regex.compile(r"(?<![\p{L}\p{N}'’])(?:[\p{L}\p{N}](?P<gap>[ .\-_*·]|  )(?:[\p{L}\p{N}](?P=gap)){2,}[\p{L}\p{N}])(?![\p{L}\p{N}])")  # fmt: skip
QUOTES = str.maketrans("‘’‛ʼ`´′“”„‟″‐‑‒–—―−⁃﹣", "'''''''\"\"\"\"\"---------")

# Letters that NFKD does not take apart.
STROKES = str.maketrans("đĐłŁøØıħŧ", "dDlLoOiht")

# The look-alikes that are used in practice (Unicode confusables.txt, Latin targets).
LOOKALIKES = {
    **dict(zip("асеорхуіјѕһԁԛԝӏкмтгвпзбь", "aceopxyijshdqwlkmtrbn3b6", strict=False)),
    **dict(zip("АВСЕНІЈКМОРЅТХУЗԌ", "ABCEHIJKMOPSTXY3G", strict=False)),
    **dict(zip("αβεικνορτυχγηωѵ", "aBeiKvoptuxynwv", strict=False)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=False)),
    **dict(zip("օոսհցյ", "onuhgj", strict=False)),
}


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text to read. `starts[i]` and `ends[i]` bound, in the original, what became character `i`."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range
    closed: tuple[int, ...] = ()
    """Where in `text` words begin that were written with gaps between their letters."""

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open span of the original for a non-empty span of `text`."""
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """The plain form of `text`. Never fails, for any Unicode; plain ASCII is passed through quickly."""
    if text.isascii():
        plain = Normalised(text, range(len(text)), range(1, len(text) + 1))
        return _close_gaps(plain) if SPACED.search(text) else plain
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, char in enumerate(text):
        for plain_char in _plain(char):
            chars.append(plain_char)
            starts.append(at)
            ends.append(at + 1)
        if not _plain(char) and ends and MARKS.match(char):
            ends[-1] = at + 1
    joined = _unmask("".join(chars))
    return _close_gaps(Normalised(joined, tuple(starts), tuple(ends)))


@cache
def _plain(char: str) -> str:
    """What one character reads as: nothing, itself, or its compatibility form without accents."""
    if char < "\x80":
        return char
    if INVISIBLE.match(char):
        return ""
    translated = char.translate(QUOTES).translate(STROKES)
    folded = unicodedata.normalize("NFKD", translated)
    bare = "".join(c for c in folded if not unicodedata.combining(c) and not INVISIBLE.match(c))
    return bare.translate(QUOTES) if bare else ("" if unicodedata.combining(char) else char)


def _unmask(text: str) -> str:
    """Replace look-alikes in words that mix alphabets. The length stays."""
    if not FOREIGN.search(text):
        return text
    latin_elsewhere = bool(LATIN.search(text))

    def swap(match: regex.Match[str]) -> str:
        word = str(match[0])
        mixed = FOREIGN.search(word) and (LATIN.search(word) or regex.search(r"\d", word))
        alone = latin_elsewhere and all(c in LOOKALIKES for c in word)
        return "".join(LOOKALIKES.get(c, c) for c in word) if mixed or alone else word

    return str(WORD.sub(swap, text))


def _close_gaps(source: Normalised) -> Normalised:
    """Join letters that were spaced out ("J o h n", "5.5.5"): at least four in a row with one kind of gap."""
    drop: set[int] = set()
    begins: list[int] = []
    for match in SPACED.finditer(source.text):
        if not all(c.isdigit() for c in match[0][:: len(match["gap"]) + 1]) or match["gap"] not in ".-":
            begins.append(match.start() - len(drop))
            drop.update(i for i in range(*match.span()) if not source.text[i].isalnum())
    if not drop:
        return source
    keep = [i for i in range(len(source.text)) if i not in drop]
    return Normalised(
        "".join(source.text[i] for i in keep),
        tuple(source.starts[i] for i in keep),
        tuple(source.ends[i] for i in keep),
        tuple(begins),
    )
