# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Telephone and fax numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading

# A digit or what is typed in place of one.
D = r"[\doOlISBZ]"
# The same, for numbers that are written as 3-3-4: more look-alikes, because the form speaks for itself.
L = r"[\doOlLIiSsBbZzEAGTqg|]"
LEET = re.compile(rf"(?<![\w$])(?:\+?1[ .-])?\(?{L}{{3}}\)?[ .\-/_]{{0,2}}{L}{{3}}[ .\-/_]{L}{{4}}(?!\w)")
SEP = r"[\s().\-/·•_+*~|,:\\\[\]–]"
RUN = re.compile(rf"(?<![\w$€£#])(?:\+\s?|00)?\(?{D}(?:{SEP}{{0,4}}{D}){{6,14}}(?![\w%])")
CUE = re.compile(
    r"(?:\b(?:call|text|txt|phone|ph|cell|mobile|fone|tel|telephone|number|num|numero|nmbr|no|reach|ring|dial|fax|faxed|whats?app|contact|landline|pager|beeper|line|signal|zelle|llame|llamen|llamar|llamame|telefono|celular|movil|marque|hit me up|hmu)\b|[#:☎📞📱])[^.!?\n]{0,28}$",
    re.I,
)
NOT_PHONE = re.compile(r"(?:\b(?:mrn|member|policy|claim|account|acct|record|chart|case|ref|reference|order|confirmation|ticket|invoice|ssn|social|license|licence|serial|vin|imei|npi|dea|group|rx|passport)\b)[^.!?\n]{0,22}$", re.I)  # fmt: skip
FAX = re.compile(r"\bfax(?:ed)?\b[^.!?\n]{0,24}$", re.I)
DIGIT_WORDS = "zero oh o one two three four five six seven eight nine double triple hundred thousand uno dos tres cuatro cinco seis siete ocho nueve cero won too to for ate niner".split()  # fmt: skip
TENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety diez doce trece catorce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()  # fmt: skip
WORD = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|niner|hundred|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|cero|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|diez|once|doce|trece|catorce|quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|\d+)"  # fmt: skip
SPOKEN = re.compile(rf"\b{WORD}(?:[\s,.\-–/]+(?:and |area code |then )?{WORD}){{3,}}\b", re.I)
SAID = frozenset([*DIGIT_WORDS, *TENS])
VANITY = re.compile(r"(?<![\w])(?:1[\s.\-]?)?\(?8(?:00|88|77|66|55|44|33)\)?[\s.\-]?[A-Z]{3,8}(?:[\s.\-]?[A-Z]{2,6})?\b|(?<!\w)\d{3}[\s.\-][A-Z]{3,7}\d{0,4}\b(?=\s*(?:to|for|now)\b)")  # fmt: skip
EXTENSION = re.compile(r"[\s,;]*(?:x|ext|extn|extension|poste|anexo)\.?\s?#?\d{1,6}\b", re.I)
LONE_EXTENSION = re.compile(r"\b(?:ext|extn|extension|anexo)\.?\s?(?:is |#)?(?P<id>\d{2,6})\b", re.I)
SHORT = re.compile(rf"(?<![\w$€£#.-])(?:{D}{{3}}[\s.\-·*_/]{{1,3}}{D}{{4}}|{D}{{7}})(?![\w%-])")
CRISIS = frozenset({"911", "988", "411", "311", "211", "511", "811", "711", "112", "999", "111"})


class Phones(Family):
    """Telephone and fax numbers (E.164: up to 15 digits; North American Numbering Plan: 3-3-4), any separator.

    Validity is not asked: a mistyped number still leads to somebody. Numbers in words need five digits in a row.
    """

    kinds = ("PHONE", "FAX")
    FINDS = (
        "call me [[(415) 555-0134]] today",
        "txt [[312.555.0187]]",
        "my cell [[555 0142]]",
        "[[+44 20 7946 0958]] is my number",
        "its [[6 1 7 - 5 5 5 - 0 1 9 9]]",
        "call [[five five five, two oh one, three three four four]]",
        "fax it to [[212-555-0177 ext 44]]",
        "[[9175550123]]",
        "tel [[2O2-S55-Ol43]]",
        "call me at [[5l2 55S Ol7E]] ok",
        "call [[1-800-GET-WELL]]",
        "i called [[five five five 0144]] like it says",
        "telefono es [[tres cero cinco, cinco cinco cinco, cero uno cuarenta]].",
    )
    LEAVES = (
        "call 911 or 988",
        "between 2019 and 2020",
        "cost me 1200 dollars",
        "one or two of them",
        "waited 3 hours 45 minutes",
        "bp was 140/90 and 135/85",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        text = reading.text
        many = reading.digit_count > 4
        for match in RUN.finditer(text) if many else ():
            yield from self._run(text, match)
        for match in LEET.finditer(text) if many else ():
            if sum(c.isdigit() for c in match[0]) >= 5:
                yield self._hit(text, match.start(), match.end(), 0.85)
        for match in SHORT.finditer(text) if many else ():
            before = text[max(0, match.start() - 40) : match.start()]
            digits = sum(c.isdigit() for c in match[0])
            cued = CUE.search(before) and not NOT_PHONE.search(before)
            if digits >= 5 and (cued or (re.search(r"\W", match[0]) and not _years(match[0]) and digits == 7)):
                yield self._hit(text, match.start(), match.end(), 0.8)
        if reading.digits:
            yield from (Hit(m.start(), m.end(), "PHONE", 0.9) for m in VANITY.finditer(text) if not m[0].isdigit())
            yield from (Hit(m.start("id"), m.end("id"), "PHONE", 0.7) for m in LONE_EXTENSION.finditer(text))
        spoken = sum(part in SAID for token in reading.tokens for part in token.lower.split("-")) > 2
        for match in SPOKEN.finditer(text) if spoken else ():
            if _spoken(match[0]):
                yield Hit(match.start(), match.end(), "PHONE", 0.9)

    def _run(self, text: str, match: re.Match[str]) -> Iterable[Hit]:
        found = match[0]
        digits = [c for c in found if c.isdigit()]
        total = sum(c.isalnum() for c in found)
        if len(digits) < (5 if total >= 10 else 7) or len(digits) < total * 0.55 or _years(found) or _readings(found):
            return
        if any(len(group) > 11 for group in re.findall(r"\d+", found)):
            return
        before = text[max(0, match.start() - 40) : match.start()]
        if NOT_PHONE.search(before):
            return
        if total >= 10 or CUE.search(before):
            yield self._hit(text, match.start(), match.end(), 0.88)

    def _hit(self, text: str, start: int, end: int, score: float) -> Hit:
        kind = "FAX" if FAX.search(text[max(0, start - 40) : start]) else "PHONE"
        extension = EXTENSION.match(text, end)
        while text[start] in "(" and ")" not in text[start:end]:
            start += 1
        if start and text[start - 1] == "+":
            start -= 1
        return Hit(start, extension.end() if extension else end, kind, score)


def _years(found: str) -> bool:
    """`2019 - 2021`, `2019/20`."""
    return bool(re.fullmatch(r"\D*(?:19|20)\d\d\D+(?:(?:19|20)\d\d|\d\d)\D*", found))


def _readings(found: str) -> bool:
    """`140/90, 135/85, 120/80`: a row of short numbers with slashes or commas only, or clock times."""
    return bool(re.fullmatch(r"\d{2,3}/\d{2,3}(?:[\s,]+\d{2,3}/\d{2,3})+", found)) or bool(
        re.search(r"\b\d{1,2}:\d\d\b", found)
    )


def _spoken(found: str) -> bool:
    words = re.findall(r"[a-z]+|\d+", found.lower())
    said = [w for w in words if w not in ("and", "area", "code", "then")]
    size = sum(len(w) if w.isdigit() else 2 if w in TENS or w in ("double", "triple") else 1 for w in said)
    letters = sum(not w.isdigit() for w in said)
    counting = [w for w in said if w in DIGIT_WORDS]
    run = counting == ["one", "two", "three", "four", "five"][: len(counting)]
    return (
        size >= 7
        and letters >= 3
        and len(said) >= (4 if size == 7 and re.fullmatch(r"\d{4}", said[-1]) else 5)
        and not run
    )
