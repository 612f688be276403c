# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Names glued together or to words: `JusticeForMaria`, `prayforethan`, `johnsmith84`."""

from __future__ import annotations

import re
from functools import lru_cache

from guardrails.identifiers._lists import names, plain

PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+")
CUES = "for4 justicefor prayfor prayersfor teamt team savefor save helpfor help find love lovefor rip ripfor stayestrong strong for thank thanks thankyou loveyou getwell where whereis who free justicia justiciapara with heal healing remember remembering saynameof freefor free bringback bring fight fightfor standwith missing miss rest in peace dr doctor nurse baby little".split()  # fmt: skip
NEVER = frozenset("for the and her his not all our any one out day care".split())


@lru_cache(maxsize=4096)
def names_in(tag: str) -> bool:
    """Whether a hashtag or glued word names a person."""
    pieces = [p.lower() for p in PIECE.findall(tag)]
    first, _last = names("first_names"), names("last_names")
    if len(pieces) > 1:
        cue = any(
            p in ("for", "team", "dr", "doctor", "nurse", "rip", "baby", "pray", "justice", "with", "thank")
            for p in pieces
        )
        for at, piece in enumerate(pieces):
            if len(piece) > 2 and piece in first.strong and piece not in NEVER:
                return True
            if cue and at == len(pieces) - 1 and len(piece) > 2 and piece not in plain("words"):
                return True
        return False
    word = pieces[0] if pieces else ""
    return _after_cues(word, 3) or bool(split_name(word))


def _after_cues(word: str, deep: int) -> bool:
    """`thankyou` `dr` `mukherjee`: a name after up to `deep` cues; after a title a surname will do."""
    for cue in CUES:
        if word.startswith(cue):
            rest = word[len(cue) :]
            titled = cue in ("dr", "doctor", "nurse") and len(rest) > 3 and rest in names("last_names").strong
            if titled or _is_name(rest) or (deep and _after_cues(rest, deep - 1)):
                return True
    return False


def _is_name(rest: str) -> bool:
    rest = rest.removesuffix("strong")
    given = names("first_names")
    rare = rest in given.weak and rest not in plain("common") and len(rest) > 3  # `#teamjuniper`
    return len(rest) > 2 and (rest in given.strong or rare or bool(split_name(rest)))


@lru_cache(maxsize=4096)
def split_name(word: str) -> tuple[str, str] | None:
    """`johnsmith` -> (`john`, `smith`); None where the word is not first name + last name."""
    if len(word) < 6 or word in plain("words"):
        return None
    first, last = names("first_names"), names("last_names")
    for cut in range(3, len(word) - 2):
        head, tail = word[:cut], word[cut:]
        if head in first.strong and (tail in last.strong or tail in first.strong) and len(tail) > 3:
            return head, tail
    return None
