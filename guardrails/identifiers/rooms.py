# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Rooms, beds, bays and other places inside a building that point to one person."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading

WORD = r"(?:room|rm|bed|bay|suite|ste|pod|cubicle|stall|crib|isolette|bassinet|gurney|chair|station|curtain|hab(?:itacion)?|cuarto|cama|cuartos|window bed|door bed|locker|stretcher|window|door|ventanilla|silla|cuna|sillon)"
NUM = r"(?:\#?\s?(?:(?-i:[A-Z]{1,3})[\s-]?)?\d{1,5}(?:-?[A-Z]|(?-i:\s[A-HJ-Z]))?\b(?:\s?[-/]\s?(?:\d{1,2}|[A-Z])\b)?|[A-Z]-?\d{1,4}\b|[A-Z]\b(?!'|\s?(?:\+|positive|negative)))"
SPOKEN = r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|oh|hundred)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|oh|hundred|and))*)"  # fmt: skip
ROOM = re.compile(rf"\b{WORD}\.?(?:\s(?:is|was|es|era)(?=\s\d{{3}}[A-Z]?\b(?!\s?(?:degrees|\S?[fc]\b|%|people|ft|feet|dollars|square))))?(?:\s?(?:number|no\.?|num|#|numero))?\s*(?P<id>{NUM})(?!\s?(?:hours?|hrs?|min(?:ute)?s?|times?|days?|weeks?|months?|nurses|people|patients|years?|feet|foot|ft|inches|something|mg|or|o'?clock|am|pm|stars?)\b)(?!\w)(?:\s*(?:,|and|-|/)?\s*bed\s*(?:[A-Z0-9]{{1,3}})\b)?", re.I)  # fmt: skip
SAID = re.compile(
    rf"\b(?:room|rm|bed|bay)\s+(?:number\s+)?(?P<id>{SPOKEN})\b(?!\s+(?:hours?|minutes?|days?|times?|weeks?|nurses?|people|years?|feet|foot|morning|night|more|\w+day\b))",
    re.I,
)
FLOOR = re.compile(r"\b(?P<id>(?:(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+floor,?\s+(?:room|bed|rm)\s+\w+)|(?:[2-9]|1\d)\s?(?:north|south|east|west|[nsew])\b(?=\s*(?:room|bed|,|\.|unit|wing|$))|(?:unit|ward|wing|tower)\s+(?:\d{1,2}\s?[A-Z]?|[A-Z]\d?)(?=\W|$)(?!\s?(?:hours?|hrs|days?|weeks?|months?|years?|min|times?|people|nurses?|patients)\b))", re.I)  # fmt: skip
WING = re.compile(
    r"\b(?:in|on|to|up|from|at)\s+(?P<id>(?:[2-9]|1\d)\s?(?:north|south|east|west|(?-i:[NSEW])))\b(?!\s+(?:side|st|street|ave|of)\b)",
    re.I,
)
WINGED = re.compile(r"(?<![\w-])(?P<id>(?-i:[A-Z])[- ]wing(?:,?\s(?:room\s|bed\s)?\d{1,4}\b)?)(?![\w-])", re.I)
# A number alone, where a room's things are spoken of: "no heat in 206", "the alarm in 312".
BARE = re.compile(
    r"\b(?:in|outside|from|de la|en el|en la)\s(?P<id>[1-9]\d{2}(?:-?[A-D])?)(?=\s?(?:[.,!?;:]|$)|\s(?:myself|all night|again|is|has|needs|and (?:her|his|my|the|nobody|no one)))"
)
ABOUT = re.compile(
    r"\b(?:heat|alarm|lady|man|guy|patient|resident|roommate|nurses?|aides?|toilet|bathroom|window|tv|light|mom|mother|ma|dad|father|wife|husband|grandma|bed|floor|sheets|ac|smell|mold|upstairs|elevator|hall|calefaccion|aire|paciente)\b",
    re.I,
)
NUMBERED = re.compile(
    r"\b(?P<id>(?:trauma|resus|(?<!\d\s)(?-i:OR)|operating theat(?:re|er)|exam|quirofano|sala|hallway|(?-i:ICU|NICU|PICU|MICU|SICU|CCU|PACU|UCI))\s?#?\d{1,3}[A-Z]?)\b(?!\s?(?:hours?|hrs|min\w*|times?|days?|weeks?|people|nurses|doctors|beds|more|or|%))",
    re.I,
)
LETTERED = re.compile(r"(?:bay|bed|pod|curtain|crib|window bed)\s[b-hj-z]\b", re.I)
OPENINGS = (
    "room",
    "rm",
    "bed",
    "bay",
    "suite",
    "ste",
    "pod",
    "cubicle",
    "stall",
    "crib",
    "isolette",
    "bassinet",
    "gurney",
    "chair",
    "station",
    "curtain",
    "hab",
    "cuarto",
    "cama",
    "window",
    "door",
    "locker",
    "stretcher",
    "ventanilla",
    "silla",
    "cuna",
    "sillon",
)
ROOM_WORDS = frozenset([*OPENINGS, "habitacion"])
FLOOR_WORDS = frozenset("floor unit ward wing tower".split())
# "In that chair 45" counts minutes; a chair with a number of its own has no article.
SAT = re.compile(r"(?:chair|silla|sillon)\s\d", re.I)
SAT_IN = re.compile(r"\b(?:that|the|this|my|esa|la|mi)\s\Z", re.I)
LETTER_OK = re.compile(r"[A-Z]", re.I)


class Rooms(Family):
    """Rooms, beds and bays with their number or letter: `rm 412b`, `bed 3`, `bay C`, `4 West`, `room three twelve`."""

    kinds = ("ROOM",)
    FINDS = (
        "mom was in [[room 412B]] for a week",
        "[[rm 7]] was filthy",
        "in [[ER bay 12]] forever",
        "[[bed 3]] by the window",
        "[[room three twelve]] had no heat",
        "up on [[4 west]], nobody came",
        "[[Room 212 bed B]]",
        "left alone in [[trauma 2]] all night",
        "my dads [[room was 417 bed 2]] and",
        "no heat in [[206]]. ma has on coats",
        "turn off the alarm in [[312]].",
        "Lady at [[window 4]]. Rude",
        "81 dias en el NICU, [[cuna 5]].",
        "To the family in [[ICU 3]] that night",
        "Jeanette, [[A-wing 9]]",
    )
    LEAVES = (
        "room for improvement",
        "waiting room 3 hours",
        "the bed was dirty 2 days",
        "emergency room a mess",
        "one bed is free",
        "er room i was in",
        "2 OR 3 nurses",
        "NICU 5 days",
        "the room was 100 degrees",
        "windows 10 is slow",
        "in 200 years, maybe",
        "the door 2 hours later",
        "at the window 12 minutes before",
        "in the exam room 50 minutes",
        "used to be in that chair 45. Next",
        "ONE STEP, who builds that",
        "moved a chair 2 feet to sit",
        "in the waiting room one Monday and see",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        text = reading.text
        if reading.digits or not FLOOR_WORDS.isdisjoint(reading.words):
            yield from (Hit(m.start("id"), m.end("id"), "ROOM", 0.8) for m in FLOOR.finditer(text))
            yield from (Hit(m.start("id"), m.end("id"), "ROOM", 0.8) for m in WING.finditer(text))
        if "wing" in reading.words or "wing" in reading.lower:
            yield from (Hit(m.start("id"), m.end("id"), "ROOM", 0.8) for m in WINGED.finditer(text))
        if reading.digits:
            for match in BARE.finditer(text):
                if ABOUT.search(text, max(0, match.start() - 60), match.end() + 40):
                    yield Hit(match.start("id"), match.end("id"), "ROOM", 0.6)
        if reading.digits and not reading.shouting:
            yield from (Hit(m.start("id"), m.end("id"), "ROOM", 0.75) for m in NUMBERED.finditer(text))
        glued = reading.digits and any(not word.isalpha() and word.startswith(OPENINGS) for word in reading.words)
        if not glued and ROOM_WORDS.isdisjoint(reading.words):
            return
        for match in ROOM.finditer(text):
            inner = match["id"].strip()
            if LETTER_OK.fullmatch(inner) and (inner in "AaIi" or (inner.islower() and not LETTERED.match(match[0]))):
                continue
            if LETTER_OK.fullmatch(inner) and text[match.start("id") - 1].isalpha():
                continue  # "ste" of "STEP" is no suite
            if SAT.match(match[0]) and SAT_IN.search(text, max(0, match.start() - 8), match.start()):
                continue
            start = match.start()
            before = re.search(
                r"\b(?:er|ed|icu|nicu|trauma|exam|or|triage|recovery)\s$", text[max(0, start - 10) : start], re.I
            )
            if before and before[0].strip() != "or":
                start = max(0, start - 10) + before.start()
            yield Hit(start, match.end(), "ROOM", 0.9)
        yield from (Hit(m.start(), m.end(), "ROOM", 0.85) for m in SAID.finditer(text))
