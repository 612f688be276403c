# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Addresses without a house number on a street: crossings, exits, roads with what stands beside them, parks of homes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading, matches

ORDINAL = r"\d{1,3}(?:st|nd|rd|th)\b(?!\s+(?:floor|fl|grade|time|visit|day|of|week|month|year|trimester|opinion|call|try|attempt|shift|degree|birthday|century|dose|shot|child|baby|kid)\b)"
ROAD = r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Highway|Hwy|Parkway|Pkwy|Pike|Way|Trail)\b\.?"
CALENDAR = r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
NAME = rf"{CALENDAR}(?:[A-Z][\w'-]+|MLK)"
CROSSING = re.compile(
    rf"\b(?P<id>(?:[NSEW]\.?\s)?{NAME}(?:\s{NAME})?(?:\s{ROAD})?\s(?:and|&|n)\s{ORDINAL}|{NAME}(?:\s{NAME})?\s{ROAD}\s(?:and|&|n)\s{NAME}|(?:corner (?:of|by|at)\s)(?:the\s)?{NAME}(?:,?\s(?:and|&|n|,)?\s?{NAME}){{1,2}})(?!\w)"
)
SPANISH_CROSSING = re.compile(
    r"\b(?:en|de|por|a|entre)\s(?P<id>la\s(?:(?:calle|avenida)\s)?(?:\d{1,3}|[A-Z]\w+)\s(?:y|con|esquina con)\s(?:la\s)?(?:(?<=la\s)(?:[A-Z]\w+|\d{1,3})|(?<!la\s)[A-Z]\w+)|(?:la\s)?(?:calle|avenida|av)\.?\s(?:[A-Z][\w.]*(?:\s[A-Z]\w+)?|\d{1,3})\s(?:esquina\s)?con\s(?:la\s)?(?:\d{1,3}|[A-Z]\w+))(?!\w)"
)
PLACED = r"(?:,?\s(?:behind|across from|next to|by|past|near|before)\s(?:the\s|an?\s|old\s)*(?!(?:the|time|way|noon|myself|my|our|your|and|now|then|when|midnight|morning|mid)\b)[\w'-]+(?:\s(?!(?:and|n|but|so|to|for|with|at|where|when|i|we|he|she|they|is|was|got|had|no)\b)[\w'-]+)?)"
# Exits, interstates and kilometre posts, with the shop or bridge that is named beside a road.
EXIT = re.compile(
    r"\b(?P<id>(?:[A-Z][\w'-]+\s(?:[A-Z][\w'-]+\s)?)?(?:off|at|on|by|past|near)\s(?:of\s)?(?:the\s)?(?:exit\s\d{1,3}[A-Da-d]?|I-?\d{1,3}|[Ii]nterstate\s\d{1,3}))(?!\w|-\d)|\b(?P<post>(?:la\s)?(?:salida|km|kilometro|mile marker|mm)\s\d{1,3}(?:\.\d)?)(?!\w)"
)
BESIDE = re.compile(
    rf"\b(?P<id>(?:(?:the\s)?[A-Z][\w'-]+\s(?:[\w'-]+\s)?(?:on|off|past)\s)?(?:Route|Rte|Rt|Hwy|Highway|hwy|highway|route|rte|(?:County|State|Farm|Rural|county|state|rural)\s(?:Road|Route|road|route|rd|Rd))\s\d{{1,4}}(?:{PLACED}|\s(?:bridge|overpass|underpass|ramp|exit)\b|,\sthe\s\w+\s(?:barn|house|trailer|gate|church|mailbox)\b))"
)
SHOP = re.compile(
    r"\b(?:by|at|near|behind|past)\s(?P<id>(?:the\s)?[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?\s(?:on|off)\s\d{1,3})(?=\s?(?:[.,;!?]|$)|\s(?:and|n|but|when|where)\b)"
)
BEHIND = re.compile(
    r"\b(?:live|lives|living|stay|staying|park|parked|trailers?|camper|house|home|apartment|vivo|vivimos|we're|i'm|im)\s(?:(?!from\b)\w+\s){0,3}?(?P<id>(?:behind|across from|next to|atras de|detras de|frente a|frente al)\s(?:the\s|la\s|el\s)?(?:[\w'-]+\s){1,3}?(?:store|shop|tire|church|school|gas station|bar|gin|mill|barn|dollar general|walmart|colmado|tienda|iglesia|escuela|despepitadora|Tire|Store|Church|School))\b",
    re.I,
)
# A park or tower with the number of a home in it.
PARK = re.compile(
    r"\b(?P<id>(?:[A-Z][\w'-]+\s){1,3}(?:Towers?|Estates|Apartments|Apts|Manor|Village|Gardens|Commons|Terrace|Villas|Homes|Arms|Lofts|Mobile Home Park|Trailer Park|MHP)(?:,?\s(?:space|spc|unit|apt|apartment|lot|trailer|no\.?|#)\.?\s?#?\d{1,4}[A-Z]?|,?\s#?\d{1,4}[A-Z]?))(?!\w|\s(?:nurses|years|hours|stars|times|people))"
)
# House number, direction, name; and names of land with a capital.
DIRECTED = re.compile(
    r"(?<![\w$.,/-])(?P<id>\d{1,5}\s(?:[NSEW]|North|South|East|West)\.?\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:,?\s(?i:apt|apartment|unit|apto|depto|no|#)\.?\s?#?[A-Z]?-?\d{1,4}[A-Z]?)?)(?!\w)"
)
LAND = r"(?:Hill|Hollow|Holler|Fork|Creek|Gap|Landing|Crossing|Bluff|Branch|Bottom)"
LANDED = re.compile(
    rf"(?<![\w$.,/-])(?P<id>\d{{2,5}}\s(?:[A-Z]\w+\s){{1,2}}{LAND})(?!\w)|\b(?:[Uu]p|[Ee]nd of|[Dd]own|[Oo]ut on|[Oo]ff|[Oo]ver on|[Ll]ives? (?:on|in|up))\s(?:the\s)?(?P<up>(?:[A-Z]\w+\s){{1,2}}(?:{LAND}|Ridge|Mountain|{ROAD}))(?!\w)"
)
ROUTES = re.compile(
    r"\b(?P<id>(?:(?:star|rural|highway contract)\sroute|hc|rr)[-\s]?\d{1,3},?\s(?:box|buzon)\s?\d{1,6})\b", re.I
)
NUMBERED_LANE = re.compile(
    rf"\b(?:at|to|on|from)\s(?P<id>(?:[A-Z][\w'-]+\s){{1,2}}{ROAD},?\s(?:No\.?|Nr\.?|#)\s?\d{{1,4}})\b"
)
BOXES = frozenset("box buzon".split())
BEHINDS = frozenset("behind across next atras detras frente".split())
ROADS = frozenset("route rte rt hwy highway road rd".split())
PARKS = frozenset(
    "tower towers estates apartments apts manor village gardens commons terrace villas homes arms lofts park mhp".split()
)
POSTS = frozenset("exit salida km kilometro mile mm interstate".split())


class Landmarks(Family):
    """Crossings, exits, homes in parks, roads by what stands beside them: 164.514(b)(2)(i)(B), smaller than a state."""

    kinds = ("ADDRESS",)
    FINDS = (
        "the one on [[S. Broadway and 9th]] lost it",
        "at the bus stop, [[Fordham Road and Jerome]], by your van",
        "the gas station on [[Jeff Davis & 4th]] and",
        "elotes en [[la 26 y Kedzie]] y usted",
        "en la banqueta de [[la Main y la Tercera]], con velas",
        "en [[la calle 4 esquina con Olmos]], platicando",
        "walked to the [[Conoco off exit 61]] and",
        "motel 6 [[off I-40]] since",
        "a la altura de [[la salida 27]], antes",
        "im out past [[hwy 80 behind the dollar general]] n",
        "in the truck by [[the Sonic on 62]] and I drove",
        "I was on the [[Route 2 bridge]]. That's all",
        "up at [[Tamarack Towers 6C]]. I have yours",
        "my home, [[1129 N. Sycamore, Apt 3]], not work",
        "moms, [[400 Convent Hill]], all",
        "at the end of [[Skunk Hollow]] any evening",
        "por escrito al [[HC-03 Buzon 11872]].",
        "an answer at [[Quarters Lane, No. 2]].",
        "We live in a trailer [[behind the feed store]] and",
    )
    LEAVES = (
        "between May and 3rd of June",
        "on the Main and 3rd floor",
        "the exit survey had 12 questions",
        "turn left at the exit, 2 doors down",
        "corri 5 km por nada",
        "in Village 3 years",
        "I got behind the curtain",
        "20 W. pills a day",
        "la silla 4 y la cama",
        "I'm limping in from behind the tire store",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        words = reading.words
        if reading.capitals and not reading.shouting and not JOINS.isdisjoint(words):
            yield from matches(CROSSING, reading, "ADDRESS", 0.85)
            yield from matches(SPANISH_CROSSING, reading, "ADDRESS", 0.85)
        if reading.digits:
            if not POSTS.isdisjoint(words) or "I-" in reading.text:
                for match in EXIT.finditer(reading.text):
                    yield Hit(match.start(match.lastgroup or 0), match.end(match.lastgroup or 0), "ADDRESS", 0.85)
            if not ROADS.isdisjoint(words):
                yield from matches(BESIDE, reading, "ADDRESS", 0.85)
            if not PARKS.isdisjoint(words):
                yield from matches(PARK, reading, "ADDRESS", 0.8)
            if not BOXES.isdisjoint(words):
                yield from matches(ROUTES, reading, "ADDRESS", 0.9)
            yield from matches(SHOP, reading, "ADDRESS", 0.75)
            yield from matches(NUMBERED_LANE, reading, "ADDRESS", 0.9)
            yield from matches(DIRECTED, reading, "ADDRESS", 0.85)
        if not BEHINDS.isdisjoint(words):
            yield from matches(BEHIND, reading, "ADDRESS", 0.8)
        if reading.capitals and not reading.shouting:
            for match in LANDED.finditer(reading.text):
                yield Hit(match.start(match.lastgroup or 0), match.end(match.lastgroup or 0), "ADDRESS", 0.8)


JOINS = frozenset("and n y con & esquina corner".split())
