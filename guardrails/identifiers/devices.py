# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Devices, implants and biometric prints."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading

CODE = r"(?P<id>[A-Z0-9][A-Z0-9]*(?:[-./ ]?[A-Z0-9]*\d[A-Z0-9]*){1,6}(?:-[A-Z]{1,3}\b)?|\d[\dA-Z]{2,})"
THING = r"(?:pacemaker|pace maker|defibrillator|icd|implant|stent|hip|knee|valve|pump|insulin pump|cpap|bipap|apap|ventilator|monitor|glucose monitor|cgm|dexcom|omnipod|medtronic|loop recorder|hearing aids?|cochlear|port|catheter|iud|mesh|device|machine|nebulizer|concentrator|wheelchair|scooter|prosthetic|prosthesis|stimulator|sensor|holter|imei|udi|lot|gtin|phone|laptop|ipad|tablet|watch|equipment|resmed|philips|marcapasos|equipo|dispositivo|aparato)"  # fmt: skip
NUMBER = r"(?:serial(?: (?:number|no\.?|num|#|code))?|s/?n|ser(?:ial)?\.?(?: ?no\.?)?|model|lot(?: number| no\.?| #)?|device id|unit id|udi|ref|imei|id|number|no\.|num|#|numero de serie|serie|n/s)"
SERIAL = re.compile(rf"\b(?:serial|s/n|sn|ser\.?\s?no\.?|imei|udi|device id|implant id|lot|numero de serie|n/s)\b(?:\s?(?:number|num|no\.?|#|id|is|was|code|on it|reads|ends in|ends with|ending in|ending|ends|es|:|=|-|\())*\s*{CODE}(?!\w)", re.I)  # fmt: skip
BESIDE = re.compile(rf"\b{THING}\b[\s,(:]*(?:\w+\s){{0,2}}?{NUMBER}(?:\s?(?:is|was|:|#|=|-|es))*\s*{CODE}(?!\w)", re.I)
BARE = re.compile(
    rf"\b{THING}\b[\s,(:#-]{{1,3}}(?P<id>(?=[A-Z0-9-]*[A-Z])(?=(?:[A-Z0-9-]*\d){{3}})[A-Z0-9][A-Z0-9-]{{4,}})(?!\w)",
    re.I,
)
BIOMETRIC = re.compile(
    r"\b(?:finger\s?prints?|thumb\s?prints?|voice\s?prints?|retina(?:l)?(?: scan)?|iris(?: scan)?|face\s?(?:id|print|scan|template)|palm(?: vein| scan| print)?|biometrics?|dna(?: profile| sample| kit)?|facial recognition|huella)\b"
    r"(?:\s?(?:id|hash|template|scan|record|file|number|no\.?|code|token|profile|sample|kit|is|was|saved as|stored as|on file|under|as|digital|#|:|=|-|\())*\s*(?P<id>(?=[\w-]*\d)[A-Z0-9][\w-]{3,})(?!\w)",
    re.I,
)
CUES = frozenset(re.findall(r"[a-z]+", THING)) | set("serial s sn ser imei udi device implant lot numero n".split())
PRINTS = frozenset("finger fingerprint fingerprints thumb thumbprint voice voiceprint voiceprints retina retinal iris face palm biometric biometrics dna facial huella".split())  # fmt: skip
UNITS = re.compile(
    r"\s?(?:mg|ml|mcg|hours?|times?|years?|days?|weeks?|months?|minutes?|mins?|dollars?|people|weeks)\b", re.I
)


class Devices(Family):
    """Device identifiers and serial numbers (FDA UDI, 21 CFR 801): implants, pumps, monitors, phones."""

    kinds = ("DEVICE",)
    FINDS = (
        "my pacemaker serial [[PJN-604417-H]] was recalled",
        "insulin pump SN [[88-1204-7T]]",
        "cpap s/n: [[23191044871]]",
        "hip implant lot [[44A-9921]]",
        "imei [[356938035643809]]",
        "dexcom [[SM7720418]] died",
    )
    LEAVES = ("my pump broke 3 times", "a lot 2 people left", "serial liars", "the hip 2 years ago", "model 3 drivers")

    def find(self, reading: Reading) -> Iterable[Hit]:
        text = reading.text
        if not reading.digits or CUES.isdisjoint(reading.words):
            return
        for pattern in (SERIAL, BESIDE, BARE):
            for match in pattern.finditer(text):
                found = match["id"]
                digits = sum(c.isdigit() for c in found)
                if digits >= 3 and not UNITS.match(text, match.end("id")):
                    yield Hit(match.start("id"), match.end("id"), "DEVICE", 0.95)


class Biometrics(Family):
    """Names of finger, voice and face prints, where a system's code stands for them: 164.514(b)(2)(i)(P)."""

    kinds = ("BIOMETRIC",)
    FINDS = (
        "my fingerprint id [[FP-88231-R]] is in there",
        "voiceprint saved as [[vp_20391]]",
        "face id template [[FT7781203]]",
    )
    LEAVES = ("the fingerprint scanner failed 3 times", "retina specialist 2 hours late", "dna test")

    def find(self, reading: Reading) -> Iterable[Hit]:
        if not reading.digits or PRINTS.isdisjoint(reading.words):
            return
        for match in BIOMETRIC.finditer(reading.text):
            if not UNITS.match(reading.text, match.end("id")) and not match["id"].isalpha():
                yield Hit(match.start("id"), match.end("id"), "BIOMETRIC", 0.95)
