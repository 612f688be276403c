# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""A small learned judge of which words are people's names where they stand.

A linear model (logistic regression) over lists, letters and neighbours, trained by `guardrails/training/deid_tagger.py`
on sentences in this repository. A few dictionary look-ups a word at run time, for the few words that may be names.
"""

from __future__ import annotations

from functools import cache

from guardrails.identifiers import _names, _shape
from guardrails.identifiers._base import PLACEHOLDER, Reading
from guardrails.identifiers._cues import TITLES
from guardrails.identifiers._lists import DATA, names, plain, spanish_word
from guardrails.identifiers._roles import ACTS, PLACES, RELATIVES, ROLES

SKIP = _names.FUNCTION - {"will", "may", "an"} | _names.SLANG
CONTRACTED = ("'d", "'ll", "'re", "'ve", "'m", "n't")
# After these, a word in lower case may be a name although it is a word.
ASKS = (
    frozenset("for named called with to by dr nurse miss mr mrs ms my thank thanks ask told to".split())
    | ROLES
    | RELATIVES
)
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
    christmas easter thanksgiving halloween english spanish american""".split()
)


@cache
def _weights() -> dict[str, float]:
    rows = (line.rsplit("\t", 1) for line in (DATA / "deid_tagger.tsv").read_text("utf-8").splitlines())
    return {feature: float(weight) for feature, weight in rows}


@cache
def membership(word: str) -> str:
    """Which lists hold a word, as letters: First, f (weak), Last, l (weak), Common word, Rare word, Keep, Place, Spanish, Unknown."""
    first, last = names("first_names"), names("last_names")
    kinds = "F" if _names.listed(word, "first_names") else "f" if word in first else ""
    kinds += "L" if _names.listed(word, "last_names") else "l" if word in last else ""
    kinds += "C" if word in plain("common") or word in _names.FUNCTION else "R" if word in plain("words") else ""
    kinds += "K" if word in plain("keep") or word + "?" in plain("keep") else ""
    kinds += "P" if word in names("places").strong else ""
    if not kinds and spanish_word(word):
        kinds = "S"
    return kinds or f"U{_shape.level(word)}"


@cache
def _class(word: str) -> str:
    """What sort of word stands beside a name."""
    if word in RELATIVES:
        return "R"
    if word in ROLES or word in TITLES:
        return "T"
    if word in PLACES:
        return "D"
    if word in ACTS:
        return "A"
    if not word[0].isalpha():
        return word[0]
    return "f" if word in SKIP or word in _names.FUNCTION else "c" if word in plain("common") else membership(word)


def candidate(reading: Reading, i: int) -> bool:
    """Whether a word may be a name at all: an everyday word needs a capital, a cue before it, or is a common name."""
    token = reading.tokens[i]
    word = token.bare
    if not token.capital and word not in _names.WORD_NAMES and word in plain("words"):
        before = reading.tokens[i - 1].bare if i else ""
        return (
            before in ASKS
            and word not in SKIP
            and word not in PLACES
            and word not in ROLES
            and (word in names("first_names") or word not in plain("common"))
        )
    if not token.is_word or len(word) < 2 or word in SKIP or word.endswith(CONTRACTED) or word in plain("keep"):
        return False
    if word in CALENDAR:
        return word in _names.WORD_NAMES
    if word in ROLES or word in PLACES or word in TITLES or (word in RELATIVES and not _names.sure_name(token)):
        return False
    lowered = not token.capital or reading.shouting
    start = _names.opens(reading, i)
    if token.text.isupper() and not reading.shouting and len(word) < 5:
        return False
    if lowered:
        if word in plain("words"):
            return word in _names.WORD_NAMES
        if reading.spanish and spanish_word(word):
            return False
        return _names.sure_name(token) or _names.unknown(token)
    if reading.titled and word in plain("words"):
        return word in _names.WORD_NAMES
    if start:
        if reading.spanish and spanish_word(word):
            return False
        return word not in plain("common") or word in _names.WORD_NAMES or word in names("first_names")
    return not (reading.spanish and word in plain("spanish") and not _names.known(token))


def features(reading: Reading, i: int) -> list[str]:
    """Sparse features of token `i`."""
    tokens = reading.tokens
    token, word = tokens[i], tokens[i].bare
    member = membership(word)
    before, before2 = _side(reading, i - 1), _side(reading, i - 2)
    after = _side(reading, i + 1) if not token.lower.endswith("'s") else "'s"
    after2 = _side(reading, i + 2)
    start = _names.opens(reading, i)
    case = "s" if reading.shouting else "u" if token.text.isupper() else "c" if token.capital else "l"
    shape = f"{case}{'^' if start else ''}{'t' if reading.titled else ''}{'e' if reading.spanish else ''}"
    left, left2 = _kind(reading, i - 1), _kind(reading, i - 2)
    right, right2 = _kind(reading, i + 1), _kind(reading, i + 2)
    ms = f"{member}{shape}"
    out = [
        f"m={member}", f"s={shape}", f"ms={ms}", f"p={before}", f"n={after}", f"pn={before}|{after}",
        f"pp={before2}|{before}", f"nn={after}|{after2}", f"mp={member}|{before}", f"mn={member}|{after}",
        f"sp={shape}|{before}", f"sn={shape}|{after}", f"msn={ms}|{after}", f"msp={ms}|{before}",
        f"cp={left}|{member}", f"cn={right}|{ms}", f"cc={left}|{right}|{member}", f"c2={left2}|{left}|{shape}",
        f"r2={right}|{right2}|{shape}", f"q={left2}|{left}|{right}", f"x={left}|{right}|{right2}|{case}", f"sc={left}|{shape}|{right}",
    ]  # fmt: skip
    if _works_in(reading, i):
        out += ["in", f"in={ms}"]
    if len(tokens) - i < 4:
        out.append(f"end={len(tokens) - i}|{left}|{case}")
    if "C" in member or "R" in member:
        out += [f"w={word}", f"wn={word}|{after}", f"wp={word}|{before}", f"ws={word}{shape}"]
    else:
        out += [f"e={word[-3:]}", f"e2={word[-2:]}", f"h={word[:2]}"]
    return out


def _works_in(reading: Reading, i: int) -> bool:
    """`… in billing`, `… at the front desk` right after the word."""
    ahead = [t.bare for t in reading.tokens[i + 1 : i + 6]]
    return any(
        word in ("in", "at", "from", "@", "n", "on", "en", "de") and not PLACES.isdisjoint(ahead[at + 1 : at + 4])
        for at, word in enumerate(ahead[:2])
    )


def _side(reading: Reading, i: int) -> str:
    """A neighbour: the word where it is a common one, else its lists; `^` and `$` beyond the ends."""
    if i < 0:
        return "^"
    if i >= len(reading.tokens):
        return "$"
    word = reading.tokens[i].lower
    if PLACEHOLDER.match(reading.tokens[i].text):
        return "<"
    common = not word[0].isalpha() or word in plain("common") or word in SKIP or word in _names.FUNCTION
    return word if common else membership(word)


def _kind(reading: Reading, i: int) -> str:
    if not 0 <= i < len(reading.tokens):
        return "-"
    token = reading.tokens[i]
    if PLACEHOLDER.match(token.text):
        return "<"
    return _class(token.bare or token.text) + ("'" if token.capital and not reading.shouting else "")


def score(reading: Reading, i: int) -> float:
    """Above 0: more likely a name than not."""
    weights = _weights()
    return weights["b"] + sum([weights[feature] for feature in features(reading, i) if feature in weights])
