# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Vehicles: licence plates and VINs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._lists import plain
from guardrails.identifiers._names import FUNCTION

VIN = re.compile(
    r"(?<!\w)(?=(?:[A-Z]*\d){3})(?=(?:\d*[A-Z]){3})[A-HJ-NPR-Z0-9]{17}(?!\w)|\bvin\b[^\w\n*•]{0,3}(?:(?:number|no|is|was|ending(?: in)?|ends(?: in| with)?|last (?:six|four|eight|\d)|starts with|#|:)[^\w\n*•]{0,3}){0,2}(?P<id>[*xX•]{0,12}(?:[A-Z0-9](?:[ -]?[A-Z0-9]){9,16}|(?-i:[A-Z0-9]*\d[A-Z0-9]*)))(?!\w)",
    re.I,
)
VIN_APART = re.compile(r"(?<![\w-])(?=(?:[A-Z -]*\d){3})(?=(?:[\d -]*[A-Z]){3})[A-HJ-NPR-Z0-9](?:[ -]?[A-HJ-NPR-Z0-9]){16}(?![\w-])")  # fmt: skip
CODE = r"(?P<id>(?=[A-Z0-9 -]*\d)(?=[A-Z0-9 -]*[A-Z0-9])[A-Z0-9]{1,4}(?:[ \-·•]?[A-Z0-9]{1,5}){0,2})"
CUED = re.compile(
    rf"\b(?:licen[sc]e plates?|number plates?|plates?|plate (?:number|no|#)|tags?|tag number|placas?|matricula|registration|reg|rego)\b(?:\s?(?:number|no\.?|#|is|was|reads?|read|says|said|were|es|en|:|=|-))*\s*[\"']?{CODE}(?![\w])",
    re.I,
)
CAR = r"(?:honda|toyota|ford|chevy|chevrolet|nissan|kia|hyundai|jeep|bmw|audi|subaru|mazda|dodge|ram|gmc|tesla|lexus|acura|vw|volkswagen|buick|cadillac|civic|corolla|camry|accord|prius|altima|f-?150|silverado|suv|truck|van|sedan|car|pickup|minivan|jetta|carro|camioneta)"  # fmt: skip
BESIDE = re.compile(rf"\b{CAR}\b[^.!?\n]{{0,25}}?\(?(?P<id>(?=[A-Z]*\d)(?=\d*[A-Z])(?:[A-Z]{{2,3}}[ -]?\d{{3,4}}|(?-i:(?=[A-Z0-9 -]*\d)[A-Z0-9]{{2,4}}[ -]?[A-Z0-9]{{2,4}})|\d{{1,3}}[ -]?[A-Z]{{2,3}}[ -]?\d{{0,4}}|\d[A-Z]{{3}}\d{{3}}))(?!\w)")  # fmt: skip
FORM = re.compile(r"(?<![\w$-])(?:\d[A-Z]{3}\d{3}|[A-Z]{3}[ -]\d{4}|[A-Z]{3}-\d{3}|\d{3}-[A-Z]{3})(?!\w)")
COUNTED = re.compile(r"\s?(?:dollars|bucks|times|hours|mins|people)")
NOT = frozenset("the my was a an in on is and one for price sales her his".split())


class Vehicles(Family):
    """VINs (ISO 3779: 17 characters without I, O, Q) and licence plates, which need a cue or a familiar form."""

    kinds = ("VEHICLE",)
    FINDS = (
        "vin [[1HGCM82633A004352]] towed",
        "vin needed, so its [[3GNAX U EV8N L1 90344]] ok",
        "vin ending [[*****C71D40732]]",
        "my plate is [[8KLM204]]",
        "license plate [[TXR 4471]] got hit",
        "plate [[7abc123]] blocked me",
        "towed my honda civic [[BXK-4471]]",
        "the van was [[CGH-2291]]",
    )
    LEAVES = (
        "a plate of cold food",
        "price tag 500 dollars",
        "the tag on my bed",
        "plates were cold 3 times",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        text = reading.text
        if not reading.digits:
            return
        for match in VIN.finditer(text):
            group = "id" if match["id"] else 0
            if sum(c.isdigit() for c in match[group]) >= 3:
                yield Hit(match.start(group), match.end(group), "VEHICLE", 0.97)
        if "vin" in reading.words:
            yield from (Hit(m.start(), m.end(), "VEHICLE", 0.95) for m in VIN_APART.finditer(text))
        for pattern in (CUED, BESIDE):
            for match in pattern.finditer(text):
                found = _code(match["id"])
                end = match.start("id") + len(found)
                lettered = re.search(r"[A-Za-z]", found) or (pattern is CUED and not COUNTED.match(text, end))
                if lettered and _plate(found):
                    yield Hit(match.start("id"), end, "VEHICLE", 0.93)
        yield from (Hit(m.start(), m.end(), "VEHICLE", 0.72) for m in FORM.finditer(text) if m[0][:3] not in ("FAQ", "HIV"))  # fmt: skip


def _plate(found: str) -> bool:
    words = re.findall(r"[a-z]+", found.lower())
    return any(c.isdigit() for c in found) and len(re.sub(r"\W", "", found)) >= 4 and not NOT.intersection(words)


def _code(found: str) -> str:
    """The plate without the words that follow it; empty where it begins with a word."""
    parts = re.findall(r"[ \-·•]?[A-Za-z0-9]+", found)
    while parts and _is_word(parts[-1]):
        parts.pop()
    return "" if parts and _is_word(parts[0]) else "".join(parts)


def _is_word(part: str) -> bool:
    bare = part.strip(" -·•")
    return bare.isalpha() and ((bare.islower() and (bare in plain("words") or bare in FUNCTION)) or len(bare) > 4)
