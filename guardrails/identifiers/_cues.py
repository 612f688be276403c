# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Words and steps that several families of names share."""

from __future__ import annotations

import re

from guardrails.identifiers import _names
from guardrails.identifiers._base import Hit, Reading

TITLES = frozenset(
    """dr dra doctor doctora doc mr mrs ms miss mister missus mx prof professor nurse rev reverend pastor father sister officer deputy sheriff judge
    capt captain sgt sr sra srta senor senora senorita don dona doña enfermero enfermera sir madam ma'am hon coach chaplain rabbi imam np pa rn lpn cna
    crna therapist receptionist tech aide midwife doula surgeon dentist hygienist phlebotomist sonographer pharmacist anesthesiologist radiologist
    dermatologist cardiologist oncologist neurologist pediatrician psychiatrist psychologist obgyn ob gyn pcp specialist manager supervisor director
    administrator volunteer orderly lady guy girl gal dude clerk woman man chick paramedic emt intern resident fellow attending counselor""".split()
)  # fmt: skip

ASK = frozenset(
    """ask asked asking tell told thank thanks thx see saw met named name's names called say spoke speak talked talking kudos props shoutout fire fired
    promote shout hi hey hello dear congrats bless love pray prayers rip by gracias pregunte hable llamada llamado llamo pregunten""".split()
)  # fmt: skip

LINKS = frozenset("to with for out a big the you is was del a con por the, and que : , from goes go".split())


# Initials and short forms that are part of a name, and what stands before a name as if it were one.
SHORTENED = re.compile(r"[A-Z]|Ma|M[aª]|Wm|Chas|Geo|Jos|Fco|Gpe|Thos|Jno|Robt")
NICKNAMED = re.compile(r"\b(?:Lil|Lil'|Ol'|Old Man|Cap'n)\.? (?P<id>[A-Z][a-z]+)\b")
EPITHETS = re.compile(
    r"(?:Big|Little|Lil|Lil'|Old|Ol|Ol'|Man|Young|Tiny|Fat|Tall|Crazy|Sweet|Baby|Cap'n|Papa|Mama|Uncle|Auntie)\b"
)


def name_hit(reading: Reading, i: int, score: float) -> Hit:
    last = _names.extend(reading, i)
    return Hit(name_start(reading, i), _names.end_of(reading.tokens[last]), "PERSON", score)


def name_start(reading: Reading, i: int) -> int:
    """Where a name that is known from token `i` on begins: initials before it belong to it (`T. Abernathy`)."""
    tokens = reading.tokens
    while i and (
        tokens[i - 1].lower in ("de", "del", "la", "los", "van", "von", "al", "el", "bin", "bint", "abu", "ibn")
        and i > 1
        and tokens[i - 2].text[0] in ".ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        and not reading.shouting
    ):
        i -= 1
    while i > 1 and tokens[i - 1].text == "." and SHORTENED.fullmatch(tokens[i - 2].text):
        i -= 2
    furthest = max(0, i - MOST_FIRST_NAMES)
    while i > furthest and _belongs_before(reading, i):
        i -= 1
    while i and EPITHETS.match(reading.text, tokens[i - 1].start, tokens[i - 1].end + 1) and not reading.shouting:
        i -= 1
    return tokens[i].start


MOST_FIRST_NAMES = 8
"""Words looked back over: each of two thousand unknown words would look back over all before it."""


def _belongs_before(reading: Reading, i: int) -> bool:
    """Whether the word before token `i` is the first name of a surname: `halona begaye`."""
    before, token = reading.tokens[i - 1], reading.tokens[i]
    if not before.is_word or reading.text[before.end : token.start] != " " or before.lower in TITLES:
        return False
    return _names.sure_name(before) or (_names.unknown(before) and (before.capital or not reading.spanish))
