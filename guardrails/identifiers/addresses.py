# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Street addresses, post boxes, apartments, ZIP codes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading, matches
from guardrails.identifiers._geography import STATE
from guardrails.identifiers._lists import plain

LONG = r"street|avenue|road|boulevard|drive|lane|court|circle|place|terrace|parkway|highway|trail|square|alley|crescent|crossing|loop|ridge|path|pike|plaza|turnpike|expressway|causeway|esplanade|boulavard|steet|stret|avenu|avnue"  # fmt: skip
SHORT = r"st|str|ave|av|rd|blvd|blv|dr|ln|ct|cir|pl|ter|terr|pkwy|hwy|trl|sq|aly|cres|xing|tpke|expy|cswy|way|row|walk|run|mews|close|cove|cv|bend|hollow|glen|heights|hts|commons|point|pt"  # fmt: skip
SUFFIX = rf"(?:{LONG}|{SHORT})\b\.?"
DIRECTION = r"(?:\b(?:n|s|e|w|ne|nw|se|sw|north|south|east|west|northeast|northwest|southeast|southwest)\b\.?)"
UNIT = r"(?:[\s,]*(?:\b(?:apt|apartment|unit|ste|suite|lot|trailer|trlr|bldg|building|fl|floor|spc|space|condo|depto|departamento|apto|piso|interior|int)\b\.?\s?#?|#)\s?(?:\d+(?:-?[a-z]|\s(?-i:[A-Z]))?\b|[a-z]\b-?\d*))"
NAME = r"(?:[a-z][\w'.-]*|\d{1,3}(?:st|nd|rd|th))"
NUMBER = r"(?<![\w$€£.,/:-])\d{1,6}(?:\s?1/2)?(?:-\d{1,4})?[a-d]?\b"
NUMBER_WORDS = r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|oh|hundred)"
WRONG_FIRST = r"(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|miles?|mi|lanes?|ft|feet|workers?|days?|weeks?|months?|years?|yrs?|times?|people|patients?|nurses?|doctors?|dr|drs|mg|ml|star|stars|of|in|for|at|to|am|pm|a|p|and|or|more|other|different|dollars|bucks|on|ppl|other|beds|bags|of|miles|blocks|different|kids|calls|point|drive|run|way|the|my|is|was|years|st|nd|rd|th|percent|visits|prescriptions|bottles|pills|shots|were|with|from|have|had|by|before|after|until|this|that|as|it)"
LINE = re.compile(
    rf"(?P<id>{NUMBER},?\s+(?!{WRONG_FIRST}\b)(?:{DIRECTION}\s+)?(?:{NAME}\s+){{1,4}}?{SUFFIX}(?:\s+{SUFFIX})*(?:\s+(?:{DIRECTION}))?(?:{UNIT})?)(?!\w)",
    re.I,
)
ROUTE = re.compile(
    rf"{NUMBER}\s+(?:{DIRECTION}\s+)?(?:(?:county|state|farm|ranch|rural|us|old)\s+)*(?:road|rd|highway|hwy|route|rte|rt)\.?\s+\d{{1,4}}\b(?:{UNIT})?|{NUMBER}\s+{DIRECTION}\s+\d{{1,3}}(?:st|nd|rd|th)\b(?:\s+{SUFFIX})?(?:{UNIT})?",
    re.I,
)
SPOKEN = re.compile(rf"(?P<id>{NUMBER_WORDS}(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|oh|hundred|thousand|and))*\s+(?!{WRONG_FIRST}\b)(?:{DIRECTION}\s+)?(?:[a-z]+\s+){{1,2}}?(?:street|avenue|road|boulevard|lane|court|circle|drive|terrace|parkway|ave|blvd|rd|ln))\b", re.I)  # fmt: skip
STREET = re.compile(
    rf"\b(?:on|at|off|near|of|down|from|by|to|and|live on|corner of|across from|over on|in)\s+(?:the\s+)?(?P<id>(?:{DIRECTION}\s+)?(?:(?:[A-Z][\w'.-]*|\d{{1,3}}(?:st|nd|rd|th))\s+){{1,3}}?(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Ln|Court|Circle|Parkway|Pkwy|Terrace|Highway|Hwy|Way|Pike|Trail|street|st|avenue|ave|road|rd|blvd|boulevard|lane|ln|court|parkway|pkwy|terrace|drive)\b\.?)"
)
NUMBERED = re.compile(rf"\b(?:on|at|off|and|near|of|to|down)\s+(?P<id>(?:{DIRECTION}\s+)?\d{{1,3}}(?:st|nd|rd|th)(?:\s+(?:street|st|ave|avenue|rd|road|blvd))?(?:\s+(?:and|&)\s+[A-Z]\w+)?)(?!\s+(?:floor|fl|grade|time|visit|day|of|one|week|month|year|trimester|person|opinion|call|try|attempt|place|patient|nurse|doctor|shift|hour|degree|appt|appointment|surgery|birthday|bday|century|dose|shot|child|baby|kid|and|after|in line)\b)(?!\w)", re.I)  # fmt: skip
LIVE = re.compile(rf"\b(?:we'?re|i'?m|live[sd]?|living|stay(?:s|ing)?|resid(?:e|es|ing)|moved|address|addy|house|home|apt|mail(?:ed)? (?:it|them)?|send (?:it|them|the check)?)\b[^.!?\n\d]{{0,20}}?\b(?:at|on|is|to|in|off)\s+(?P<id>\d{{1,6}}[a-d]?\s+(?!{WRONG_FIRST}\b)(?:{DIRECTION}\s+)?[a-z][\w'.-]*(?:\s+(?!{WRONG_FIRST}\b|but\b|so\b|because\b|where\b|near\b)[a-z][\w'.-]*)?(?:{UNIT})?)(?!\w)", re.I)  # fmt: skip
# Roads with a number for a name, where somebody says that they live or stood there.
NUMBERED_ROAD = re.compile(rf"\b(?:on|off|off of|at|along|down|near|by|from|past|up)\s+(?P<id>(?:(?:old|us|state|county|farm[\s-]to[\s-]market|ranch|rural|forest|township)\s+)*(?:road|rd|highway|hwy|route|rte|rt|fm|cr|sr|county rd)\.?\s?#?\d{{1,4}}[a-d]?\b(?:\s+(?:{DIRECTION}))?)(?!\w)", re.I)  # fmt: skip
BLOCK = re.compile(rf"\b(?P<id>\d{{2,5}}\s?(?:hundred\s)?block (?:of|on) (?:{DIRECTION}\s+)?(?:(?-i:[A-Z])\w+|\d{{1,3}}(?:st|nd|rd|th)|[a-z]+(?=\s{SUFFIX}))(?:\s+(?-i:[A-Z])\w+)?(?:\s+{SUFFIX})?)", re.I)  # fmt: skip
CROSSING = rf"(?:{DIRECTION}\s+)?(?:\d{{1,3}}(?:st|nd|rd|th)|(?-i:[A-Z])[\w'.-]*|[a-z]{{3,}})(?:\s+(?:{SUFFIX}|(?-i:[A-Z])\w+))?"
CORNER = re.compile(rf"\b(?:corner|intersection|cross streets?|crossroads?) (?:of|at|are|is) (?:the )?(?P<id>{CROSSING}\s+(?:and|&|n|y|at)\s+{CROSSING})", re.I)  # fmt: skip
PAIR = re.compile(r"\b(?:on|at|near|by|off|the)\s+(?P<id>(?:[A-Z]\w+|\d{1,3}(?:st|nd|rd|th))(?:\s+(?:St|Ave|Rd|Blvd|Street|Avenue))?\s+(?:and|&)\s+(?:\d{1,3}(?:st|nd|rd|th)|[A-Z]\w+\s+(?:St|Ave|Rd|Blvd|Street|Avenue|Road)))\b")  # fmt: skip
SMALL_STREET = re.compile(rf"\b(?:on|off|off of|at|near|down|from|over on|live on|lives on)\s+(?P<id>(?:{DIRECTION}\s+)?(?!{WRONG_FIRST}\b)[a-z][a-z'-]{{2,}}(?:\s+[a-z][a-z'-]{{2,}})?\s+(?:ave|avenue|blvd|rd|pkwy|hwy))\b(?!\s+(?:to|of) )", re.I)  # fmt: skip
VIA = r"(?:calle|avenida|avda|av|ave|paseo|calzada|carretera|bulevar|boulevard|blvd|camino|privada|colonia|col|barrio|urbanizacion|urb|callejon|carrera|cerrada|andador|pasaje|prolongacion|residencial|fraccionamiento)\.?"  # fmt: skip
DOOR = r"(?:,?\s*(?:#|no\.?|num\.?|numero)?\s?\d{1,5}(?:[-\s]?[a-z]\b)?(?:-\d+)?)"
SPANISH_WAY = re.compile(rf"\b(?P<id>(?:\d{{1,5}},?\s+)?{VIA}\s+(?:(?:de|del|la|las|los|el|san|santa)\s+)*(?:(?-i:[A-Z])[\w'.-]*|\d{{1,3}}\b|[a-z]{{3,}}(?={DOOR}))(?:\s+(?:(?:de|del|la|las|los|y)\s+)*(?-i:[A-Z])[\w'.-]*){{0,3}}{DOOR}?(?:{UNIT})?)(?!\w)", re.I)  # fmt: skip
VIAS = frozenset(re.findall(r"[a-z]+", VIA))
# A number and a name with a capital, after a word that leads to a place.
PLAIN_LINE = re.compile(
    r"\b(?:to|at|from|instead of|not|addr|address|mail it|is)[:,]?\s+(?P<id>\d{1,5}[A-D]?\s(?:(?:Old|New|North|South|East|West|[NSEW])\.?\s)?(?P<name>[A-Z][a-z]+)(?:\s[A-Z][a-z]+)?)(?!\w)(?!\s+(?:pills?|tablets?|nurses|doctors|people|patients|stars))|(?<![\w$])(?P<door>\d{1,5}[A-D]\s[A-Z][a-z]{2,})(?!\w)"
)
DELIVERY = re.compile(r"\bgeneral delivery\b(?:,?\s[A-Z]\w+)?", re.I)
BOX = re.compile(
    r"\b(?:p\.?\s?o\.?\s?box|post office box|box|apartado(?: postal)?|rr|rural route)\s?#?\s?\d{1,6}(?:\s+box\s+\d+)?\b",
    re.I,
)
APARTMENT = re.compile(
    r"\b(?:apt|apartment|condo|trailer|depto|apto)\b\.?\s?#?\s?(?:\d+(?:-?[a-z]|\s(?-i:[A-Z]))?\b|[a-z]-?\d+\b)|\b(?:apt|apartment|unit|lot|space)\s?#\s?\w{1,5}\b|\bunit \d+[a-z]?\b(?!\s?(?:hours?|hrs|days?|weeks?|months?|years?|min|times?|people|nurses?|patients)\b)|\bapt [a-z]\b",
    re.I,
)
ZIP = re.compile(rf"\b(?:zip(?:\s?code)?|postal(?:\s?code)?|codigo postal|c\.?p\.?)\b(?:\s?(?:is|was|of|es|area|:|=|-|,|#))*\s*(?P<id>\d{{3}}xx|\d{{5}}(?:[-\s]\d{{4}})?)\b|(?:\b{STATE}\b\.?,?\s*)(?P<after>\d{{5}}(?:-\d{{4}})?)\b|(?<![\w$.,#-])(?P<plus>\d{{5}}-\d{{4}})(?![\w-])", re.I)  # fmt: skip
FIVE = re.compile(r"\b(?:in|live in|from|the|near|out of|of|over in|around|here in)\s+(?P<id>\d{5})(?!\w|[.,]\d|-)(?!\s*(?:dollars|people|bucks|times|steps|patients|miles|members|employees|families|calls))", re.I)  # fmt: skip
AREA_CODE = re.compile(
    r"\b(?:in|from|out of|around) the (?P<id>\d{3})\b(?!\s*(?:block|range|percent|degrees|dollars?|%|bed|beds))"
)
HOUSE_ZIP = re.compile(r"(?<![\w$.,#-])(?P<id>\d{5})(?=\s+(?:area|zip|neighborhood|code)\b)", re.I)
UK = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d\b")
COURT = re.compile(
    r"^\d+\s+\w+\s+(?:way|run|walk|point|pt|close|row|st|dr|pl|ct|bend|path|place|drive|court|run)\.?$", re.I
)
NOISE = re.compile(r"\b(?:hours?|minutes?|days?|weeks?|times?|doctors?|nurses?|stars?|people|patients|the|this|that|they|you|was|were|is|are|their|my|me|i|it|and|but|to|of|in|no|not|an|so|he|she|we|your|our)\b", re.I)  # fmt: skip


NUMBERS = frozenset(re.findall(r"[a-z]{3,}", NUMBER_WORDS)) | {"oh"}


class Streets(Family):
    """Street lines, with or without commas, suffix, direction, apartment (USPS Publication 28), and post boxes."""

    kinds = ("ADDRESS",)
    FINDS = (
        "i live at [[4418 w oakdale ave apt 3b]] come see",
        "[[12 Elm St]] is my house",
        "send it to [[PO Box 4471]]",
        "the clinic bill went to [[77 Massachusetts Avenue]]",
        "I am over on [[Old Mill Road]] now",
        "live at [[221 baker]]",
        "address is [[nine oh four willow lane]]",
        "moved to [[apt 12C]] last year",
        "the tow yard on [[Highway 61 N]] has it",
        "the yellow house on [[County Road 14]] past the elevator",
        "i stay in the [[400 block of Delancey]] and",
        "corner of [[Lamar and 34th]], 2pm",
        "house on [[maple ridge blvd]] by the park",
        "they came to [[9 Old Quarry]] instead",
        "vivo en [[Avenida Juarez 1420, apto 3]] y",
        "a la direccion vieja, [[Calle Almendro 318]].",
    )
    LEAVES = (
        "waited 3 hours at the st joseph er",
        "2 nurses were rude in a way",
        "3 people in the drive",
        "a 20 minute drive",
        "it was 2 st patricks",
        "5 star place",
        "gave it to 3 Nurses",
        "moved from 2 Percocet to 4",
        "turn the corner and you see the desk",
        "sitting on the rd for an hour",
        "ni en la calle esperan tanto",
        "the far side of a four lane road",
        "One pay lane open at 5",
        "30 seconds on a loop",
        "I've got a 35 mile drive",
        "across a 5 lane road",
        "I was 3rd and 9th after that",
        "el cheque ya va en camino. Ya veremos",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        text = reading.text
        ways = not WAYS.isdisjoint(reading.words)
        if reading.digits:
            for match in LINE.finditer(text) if ways else ():
                if not NOISE.search(text[match.start() : match.end()]):
                    yield Hit(match.start("id"), match.end("id"), "ADDRESS", 0.93)
            yield from matches(ROUTE, reading, "ADDRESS", 0.9)
            for match in LIVE.finditer(text):
                if not NOISE.search(match["id"]):
                    yield Hit(match.start("id"), match.end("id"), "ADDRESS", 0.88)
            yield from matches(NUMBERED, reading, "ADDRESS", 0.6)
        for match in SPOKEN.finditer(text) if ways and not NUMBERS.isdisjoint(reading.words) else ():
            if not NOISE.search(match["id"]) and not _lanes(text, match):
                yield Hit(match.start(), match.end(), "ADDRESS", 0.85)
        for match in STREET.finditer(text) if ways and (reading.capitals or reading.digits) else ():
            if not NOISE.search(match["id"]):
                yield Hit(match.start("id"), match.end("id"), "ADDRESS", 0.85)
        if reading.digits:
            yield from matches(NUMBERED_ROAD, reading, "ADDRESS", 0.85)
            yield from matches(BLOCK, reading, "ADDRESS", 0.9)
        if not CROSSED.isdisjoint(reading.words):
            yield from matches(CORNER, reading, "ADDRESS", 0.88)
        if reading.capitals and not {"and", "&"}.isdisjoint(reading.words):
            yield from matches(PAIR, reading, "ADDRESS", 0.85)
        yield from self._named_ways(reading)
        if reading.capitals:
            yield from self._plain(reading)
        if reading.digits:
            yield from matches(BOX, reading, "ADDRESS", 0.9)
        if not HOMES.isdisjoint(reading.words):
            yield from matches(APARTMENT, reading, "ADDRESS", 0.85)

    def _plain(self, reading: Reading) -> Iterable[Hit]:
        for match in PLAIN_LINE.finditer(reading.text) if reading.digits and not reading.titled else ():
            group = "door" if match["door"] else "id"
            word = (match["name"] or match["door"].split()[1]).lower()
            if (
                word not in NOT_STREETS
                and word not in plain("keep")
                and (group == "door" or word not in plain("common") or len(match["id"].split()[0]) > 2)
            ):
                yield Hit(match.start(group), match.end(group), "ADDRESS", 0.75)
        yield from (Hit(m.start(), m.end(), "ADDRESS", 0.85) for m in DELIVERY.finditer(reading.text))

    def _named_ways(self, reading: Reading) -> Iterable[Hit]:
        if not SMALL_WAYS.isdisjoint(reading.words):
            for match in SMALL_STREET.finditer(reading.text):
                if not NOISE.search(match["id"]):
                    yield Hit(match.start("id"), match.end("id"), "ADDRESS", 0.85)
        if not VIAS.isdisjoint(reading.words):
            for match in SPANISH_WAY.finditer(reading.text):
                if "." in match["id"] and ENDED.match(match["id"]):
                    continue
                if re.search(r"\d", match["id"]) or HOME.search(
                    reading.text[max(0, match.start() - 30) : match.start()]
                ):
                    yield Hit(match.start("id"), match.end("id"), "ADDRESS", 0.9)


# "Va en camino. Ya": the long forms are not cut short with a period.
ENDED = re.compile(r"[a-z]{5,}\.\s", re.I)
FEW = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\s(?P<name>\D+)\s(?:lane|road|street|court|drive|circle)\Z", re.I)  # fmt: skip
LEADS = re.compile(r"\b(?:at|on|to|is|address|home|live|lives|from|en|es)\W{1,2}\Z", re.I)


def _lanes(text: str, match: re.Match[str]) -> bool:
    """`a four lane road`, `One pay lane`: one small number that counts, of everyday words, where no house is spoken of."""
    few = FEW.match(match["id"])
    if few is None or LEADS.search(text, max(0, match.start() - 12), match.start()):
        return False
    return all(word in plain("common") for word in few["name"].lower().split())


HOMES = frozenset(["apt", "apartment", "condo", "trailer", "depto", "apto", "unit", "lot", "space"])
NOT_STREETS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec north south east west monday tuesday wednesday thursday friday saturday sunday".split()
)
WAYS = frozenset(f"{LONG}|{SHORT}".split("|"))
CROSSED = frozenset(["corner", "intersection", "crossroads", "crossroad", "streets"])
SMALL_WAYS = frozenset(["ave", "avenue", "blvd", "rd", "pkwy", "hwy"])
HOME = re.compile(r"\b(?:vivo|vive|vivimos|viven|direccion|casa|domicilio|live|lives|home|en|on)\b", re.I)
FIVE_DIGITS = re.compile(r"\d{5}|\d{3}xx", re.I)


class PostalCodes(Family):
    """ZIP and ZIP+4 (USPS), five digits after `in`, a state or `zip`; UK and Canadian post codes."""

    kinds = ("ZIP",)
    FINDS = (
        "zip [[60614]] here",
        "TX [[78701]]",
        "we are in [[97209]] and tired",
        "[[30312-4410]]",
        "postcode [[SW1A 1AA]]",
    )
    LEAVES = ("cost 12000 dollars", "over 45000 people", "in 2019 we left")

    def find(self, reading: Reading) -> Iterable[Hit]:
        if not reading.digits:
            return
        for match in ZIP.finditer(reading.text) if FIVE_DIGITS.search(reading.text) else ():
            group = next(g for g in ("id", "after", "plus") if match[g])
            yield Hit(match.start(group), match.end(group), "ZIP", 0.93)
        if reading.digit_count > 4:
            yield from matches(FIVE, reading, "ZIP", 0.8)
            yield from matches(HOUSE_ZIP, reading, "ZIP", 0.8)
        yield from matches(AREA_CODE, reading, "ZIP", 0.7)
        yield from matches(UK, reading, "ZIP", 0.8)
