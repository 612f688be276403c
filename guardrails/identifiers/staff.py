# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Names of staff and of anyone with a title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers import _names
from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._cues import ASK, LINKS, TITLES, name_hit
from guardrails.identifiers._lists import plain
from guardrails.identifiers._roles import PLACES, ROLES

HARD_TITLES = frozenset("dr dra mr mrs ms miss prof sra srta senora".split())
# After these a period ends no sentence: "called me a captain. Face is numb" names nobody.
SHORTENED = frozenset("dr dra doc mr mrs ms mx prof rev capt sgt lt sr sra srta hon pt np pa rn lpn cna".split())


SPANISH_TITLES = frozenset("dr dra doctor doctora sr sra senor senora srta senorita licenciado licenciada".split())


class Staff(Family):
    """Staff and anyone with a title or a place at work: `dr p`, `nurse kelly`, `ask Tran in billing`."""

    kinds = ("PERSON",)
    FINDS = (
        "dr [[patel]] never came",
        "saw [[Dr. Kowalczyk-Reyes]] late".replace("[[Dr. ", "Dr. [["),
        "dr [[p]] is rude",
        "nurse [[kelly]] was kind",
        "ask [[tran]] in billing",
        "[[Keanu]] at the front desk",
        "mrs [[ka'ahumanu]] helped",
    )
    LEAVES = ("the doctor was late", "nurse was rude", "ask anyone in billing", "doctor visits", "miss my appointment", "the night nurse, u da best", "the dr is in", "people at the desk", "they call me captain. Face is numb", "says its MS. ok", "it's fine hon. Love.", "it says Mr. I'm a Mrs.", "notes from the dr. dr says call", "wait for the surgeon. Nobody'll tell me", "nurse snuck me crackers", "Guy in billing tore it up")  # fmt: skip

    def find(self, reading: Reading) -> Iterable[Hit]:
        tokens = reading.tokens
        for i, token in enumerate(tokens):
            low = token.lower.rstrip(".")
            if (low in TITLES and (low != "hon" or token.capital)) or low in ROLES:
                yield from self._titled(reading, i, low)
            elif low in PLACES and i >= 2:
                yield from self._placed(reading, i)

    def _titled(self, reading: Reading, i: int, title: str) -> Iterable[Hit]:
        tokens = reading.tokens
        j = i + 1
        while (
            j < len(tokens)
            and j - i < 3
            and (
                tokens[j].text in (",", ":")
                or tokens[j].lower in ("named", "called")
                or (tokens[j].text == "." and (title in SHORTENED or j > i + 1 or _goes_on(reading, j)))
            )
        ):
            j += 1
        if j >= len(tokens) or "\n" in reading.text[tokens[i].end : tokens[j].start]:
            return
        comma = any(t.text in ",:" for t in tokens[i + 1 : j])
        token = tokens[j]
        if title in ("dr", "dra", "doc", "nurse", "mr", "mrs", "ms") and not (comma and token.text.islower()) and re.fullmatch(r"[A-Za-z]{1,2}", token.text) and token.lower not in ("ok", "i", "a", "is", "in", "on", "at", "or", "if", "so", "to", "he", "we", "me", "my", "of", "up", "us", "no", "do", "by", "be", "it", "as", "am", "an", "go", "dr"):  # fmt: skip
            yield Hit(token.start, token.end, "PERSON", 0.85)
        elif title == "miss" and not (token.capital and not reading.shouting):
            if _names.first_name(token):
                yield name_hit(reading, j, 0.85)
        elif (
            title in HARD_TITLES
            and not comma
            and token.is_word
            and token.capital
            and not reading.shouting
            and token.lower not in _names.FUNCTION
            and token.lower not in ("dr", "mr", "mrs")
            and not _names.contracted(token.lower)
        ):
            yield name_hit(reading, j, 0.92)
        elif (
            reading.spanish
            and title in SPANISH_TITLES
            and _names.listed(token.bare, "last_names")
            and not _names.denied(token.bare)
        ):
            yield name_hit(reading, j, 0.85)  # "el señor bautista", where the name is a word too
        elif title not in TITLES and not (token.capital or _names.sure_name(token)):
            return
        elif _names.after_cue(reading, j) and (not comma or _names.sure_name(token)):
            yield name_hit(reading, j, 0.88)

    def _placed(self, reading: Reading, i: int) -> Iterable[Hit]:
        """`Keanu at the front desk`, `tran in billing`."""
        tokens = reading.tokens
        j = i - 1
        if tokens[j].lower in ("the", "your", "ur", "our", "their"):
            j -= 1
        if j < 1 or tokens[j].lower not in ("in", "at", "from", "@", "on", "with", "of", "en"):
            return
        who = tokens[j - 1]
        if who.bare == "guy" and _names.opens(reading, j - 1):
            return  # "Guy in billing" is some man
        if _names.denied(who.bare) or (j >= 2 and tokens[j - 2].lower in ("the", "a", "an", "el", "la", "un", "una")):
            return  # "the Keurig in the lobby"
        cue = j >= 2 and tokens[j - 2].lower in ASK | LINKS
        named = (
            who.capital
            and not reading.shouting
            and (who.bare in _names.WORD_NAMES or _names.listed(who.bare, "first_names"))
        )
        if who.is_word and (named or _names.sure_name(who) or (cue and _names.after_cue(reading, j - 1))):
            start = j - 1
            while start > 0 and tokens[start - 1].is_word and _names.sure_name(tokens[start - 1]):
                start -= 1
            yield Hit(tokens[start].start, _names.end_of(who), "PERSON", 0.85)


def _goes_on(reading: Reading, stop: int) -> bool:
    """Whether no plain word stands after a period: "seng. best doctor. Lindqvist", but not "my doctor. White gloves"."""
    word = reading.tokens[stop + 1].bare if stop + 1 < len(reading.tokens) else ""
    return len(word) == 1 or (word not in plain("words") and not word.startswith("i'"))
