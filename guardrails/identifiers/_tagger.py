# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""A small learned judge of which words are people's names where they stand.

A linear model over lists, shape and neighbours (averaged perceptron, Collins 2002), trained by
`guardrails/training/deid_tagger.py` on sentences in this repository. A few dictionary look-ups a word at run time.
"""

from __future__ import annotations

from functools import cache

from guardrails.identifiers import _names
from guardrails.identifiers._base import PLACEHOLDER, Reading
from guardrails.identifiers._lists import DATA, names, plain

NEIGHBOUR = "_ "
SKIP = _names.FUNCTION - {"will", "may", "an"} | _names.SLANG


@cache
def _weights() -> dict[str, float]:
    rows = (line.rsplit("\t", 1) for line in (DATA / "deid_tagger.tsv").read_text("utf-8").splitlines())
    return {feature: float(weight) for feature, weight in rows}


@cache
def membership(word: str) -> str:
    """Which lists hold a word, as letters: First, f (weak), Last, l (weak), Word, Keep, Place, Unknown."""
    first, last = names("first_names"), names("last_names")
    kinds = "F" if _names.listed(word, "first_names") else "f" if word in first else ""
    kinds += "L" if _names.listed(word, "last_names") else "l" if word in last else ""
    kinds += "W" if word in plain("words") or word in _names.FUNCTION else ""
    kinds += "K" if word in plain("keep") or word + "?" in plain("keep") else ""
    kinds += "P" if word in names("places").strong else ""
    return kinds or "U"


CONTRACTED = ("'d", "'ll", "'re", "'ve", "'m", "n't")


def candidate(reading: Reading, i: int) -> bool:
    """Whether a word may be a name at all: an everyday word needs a capital inside the sentence, or is a common name."""
    token = reading.tokens[i]
    word = token.bare
    if not token.capital and word not in _names.WORD_NAMES and word in plain("words"):
        return False  # the usual case, first
    if not token.is_word or len(word) < 2 or word in SKIP or word.endswith(CONTRACTED) or word in plain("keep"):
        return False
    lowered = not token.capital or reading.shouting
    inside = i > 0 and reading.tokens[i - 1].text not in (".", "!", "?", '"')
    if word in plain("words"):
        return word in _names.WORD_NAMES or (not lowered and inside and _names.known(token) and len(word) > 2)
    if token.text.isupper() and not reading.shouting and len(word) < 5:
        return False
    if reading.spanish and not inside and not _names.sure_name(token):
        return False
    if lowered and not _names.sure_name(token):
        return not reading.spanish and _names.unknown(token)
    return not (reading.spanish and lowered)


def features(reading: Reading, i: int) -> list[str]:
    """Sparse features of token `i`."""
    tokens = reading.tokens
    token, word = tokens[i], tokens[i].bare
    member = membership(word)
    before = _side(reading, i - 1)
    after = _side(reading, i + 1) if not token.lower.endswith("'s") else "'s"
    before2, after2 = _side(reading, i - 2), _side(reading, i + 2)
    start = i == 0 or before in (".", "!", "?", "\n")
    case = "s" if reading.shouting else "u" if token.text.isupper() else "c" if token.capital else "l"
    shape = f"{case}{'^' if start else ''}"
    out = [
        "b", f"m={member}", f"s={shape}", f"ms={member}{shape}", f"p={before}", f"n={after}", f"pn={before}|{after}",
        f"pp={before2}|{before}", f"nn={after}|{after2}", f"mp={member}|{before}", f"mn={member}|{after}",
        f"sp={shape}|{before}", f"sn={shape}|{after}", f"msn={member}{shape}|{after}", f"msp={member}{shape}|{before}",
        f"cp={_kind(reading, i - 1)}|{member}", f"cn={_kind(reading, i + 1)}|{member}{shape}",
        f"cc={_kind(reading, i - 1)}|{_kind(reading, i + 1)}|{member}",
    ]  # fmt: skip
    if "W" in member:
        out += [f"w={word}", f"wn={word}|{after}", f"wp={word}|{before}", f"ws={word}{shape}"]
    else:
        out += [f"e={word[-3:]}", f"e2={word[-2:]}", f"h={word[:2]}"]
    return out


def _side(reading: Reading, i: int) -> str:
    """A neighbour: the word where it is a common one, else its lists; `^` and `$` beyond the ends."""
    if i < 0:
        return "^"
    if i >= len(reading.tokens):
        return "$"
    word = reading.tokens[i].lower
    if PLACEHOLDER.match(reading.tokens[i].text):
        return "<"
    return (
        word
        if not word[0].isalpha() or word in plain("words") or word in SKIP or word in _names.FUNCTION
        else membership(word)
    )


def _kind(reading: Reading, i: int) -> str:
    if not 0 <= i < len(reading.tokens):
        return "-"
    token = reading.tokens[i]
    return membership(token.bare) + ("c" if token.capital else "") if token.is_word else token.text[0]


def score(reading: Reading, i: int) -> float:
    """Above 0: more likely a name than not."""
    weights = _weights()
    return sum(weights.get(feature, 0.0) for feature in features(reading, i))
