# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""Names of relatives and friends."""

from __future__ import annotations

from collections.abc import Iterable

from guardrails.identifiers import _names
from guardrails.identifiers._base import Family, Hit, Reading, Token
from guardrails.identifiers._cues import TITLES, name_hit
from guardrails.identifiers._lists import plain
from guardrails.identifiers._roles import RELATIVES


def _plain(word: str) -> str:
    """`mother-in-law` as `mother`, `great-aunt` as `aunt`, `step-son` as `son`."""
    return word.partition("-in-law")[0].rpartition("-")[2] if "-" in word else word


def _rare(token: Token) -> bool:
    """A name that is a rare word (`Pilar`), or no word that we know."""
    return _names.unknown(token) or (_names.known(token) and token.bare not in plain("common"))


class Relatives(Family):
    """A name beside a family word, before or after it, in any case: `my husband bob`, `Thuy, my aunt`."""

    kinds = ("PERSON",)
    FINDS = (
        "my husband [[bob]] never got a call",
        "our daughter [[Nguyen Thi Mai]] waited",
        "my son, [[Kwabena]], is 4",
        "mi esposo [[jose luis]] espero",
        "[[Thuy]], my aunt, cried",
        "my friend [[oluwaseun]] said so",
        "my daughter [[grace]] was crying",
        "my mother-in-law [[Perpetua]] only speaks Igbo",
        "[[Pilar]] mi vecina se quedo sin medicina",
    )
    LEAVES = (
        "my husband was there",
        "my son will be fine",
        "my mom may sue",
        "my wife jsut left",
        "my dad Waited outside",
        "my baby recieved shots",
        "my late husband would've approved",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        tokens = reading.tokens
        for i, token in enumerate(tokens):
            if _plain(token.bare) not in RELATIVES or token.lower.endswith("'s"):
                continue
            j = i + 1
            while j < len(tokens) and j - i < 4 and tokens[j].lower in (",", "(", "named", "called", "name", "-", "is", "in", "law", '"', ":", "llamado", "llamada", "se", "llama", "who's", "s"):  # fmt: skip
                j += 1
            plain_is = any(t.lower == "is" for t in tokens[i + 1 : j]) and not any(
                t.lower in ("name", "named") for t in tokens[i + 1 : j]
            )
            comma = j > i + 1 and tokens[i + 1].text == ","
            if (
                (
                    not plain_is
                    and _names.after_cue(reading, j)
                    and (not comma or _names.sure_name(tokens[j]) or tokens[j].capital)
                )
                and not (comma and tokens[j].lower in RELATIVES)
                and tokens[j].lower not in TITLES
            ):
                yield name_hit(reading, j, 0.9)
            yield from self._before(reading, i)

    def _before(self, reading: Reading, i: int) -> Iterable[Hit]:
        """`Bob, my husband` and `bob my husband`."""
        tokens = reading.tokens
        if i < 2 or tokens[i - 1].lower not in ("my", "our", "mi", "her", "his"):
            return
        j = i - 2
        if tokens[j].text in (",", "(", "-"):
            j -= 1
        if j >= 0 and tokens[j].is_word and (_names.sure_name(tokens[j]) or (tokens[j].capital and _rare(tokens[j]))):
            start = j
            while start > 0 and tokens[start - 1].is_word and _names.sure_name(tokens[start - 1]):
                start -= 1
            yield Hit(tokens[start].start, _names.end_of(tokens[j]), "PERSON", 0.85)
