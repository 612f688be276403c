# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Cities, towns, counties and neighbourhoods: every geography smaller than a state."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._geography import CODES, STATES
from guardrails.identifiers._lists import names, plain, spanish_word
from guardrails.identifiers._names import FUNCTION

MORE = frozenset("nyc nola philly philadelphia vegas slc atx dtla brooklyn manhattan queens bronx harlem chicago la-la sf dfw okc indy frisco burque jax cincy hollywood soho tribeca hialeah".split())  # fmt: skip
BEFORE = frozenset("in from near outside around to of at downtown uptown here through across toward towards by leaving left visiting visited moved en de desde cerca north south east west for".split())  # fmt: skip
STRONG_BEFORE = frozenset("in from near outside downtown live lives en desde".split())
FACILITY = frozenset(
    "hospital hospitals clinic clinics medical health healthcare general memorial regional community children childrens children's urgent er university college school pharmacy center centre methodist baptist presbyterian mercy cancer dental orthopedic orthopedics family surgery surgical womens women's pediatrics va".split()
)
COUNTY = re.compile(
    r"\b(?P<id>(?:[A-Z][\w'.-]+\s+){1,3}?(?:County|Parish|Borough|Township|Twp)|(?:County\s+)?(?:Co\.\s+)[A-Z]\w+)\b"
)
LOWER_COUNTY = re.compile(r"\b(?P<id>(?:(?:st|san|santa|los|la|el|new|fort|prince|king|queen|palm|contra|del)\.?\s)?[a-z'-]{3,}\s+(?:county|parish|township))\b", re.I)  # fmt: skip
TOWN = re.compile(r"\b(?:town|city|village|suburb|hamlet|ciudad|pueblo)\s+(?:of|called|named|de)\s+(?P<id>(?:[A-Z][\w'-]+|[a-z'-]{3,})(?:\s[A-Z][\w'-]+)?)")  # fmt: skip
SHAPED = re.compile(
    r"\b(?:in|from|near|outside|to|of|around|live in|at)\s+(?P<id>(?:[A-Z][a-z]+\s){0,2}(?:[A-Z][a-z]+(?:ville|burg|burgh|borough|boro|ton|ford|field|wood|port|mont|dale|shire|stead|haven|view|bury)|[A-Z][a-z]+\s(?:Springs|Falls|Heights|Beach|Hills|Valley|Park|Grove|Lake|City|Rapids|Creek|Junction|Harbor|Point|Ridge|Island|Shores|Mills|Landing|Bluff|Bay|Prairie|Rock|Corners)))\b"
)
PREFIXED = re.compile(r"\b(?:in|from|near|outside|to|of|around|at)\s+(?P<id>(?:Fort|Ft\.?|Saint|St\.?|San|Santa|Los|Las|El|La|New|North|South|East|West|Mount|Mt\.?|Lake|Port|Point|Glen|Cape|Palm|Old|Upper|Lower)\s[A-Z][a-z]+|[A-Z][a-z]+\s(?:Ste|Ft|Pt|Mt|St)\.?\s[A-Z][a-z]+)\b")  # fmt: skip
WITH_STATE = re.compile(r"\b(?P<id>[A-Z][a-z'.-]+(?:\s[A-Z][a-z'.-]+){0,2}),?\s+(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC)\b")  # fmt: skip
LOWER_STATE = re.compile(r"\b(?:in|from|near|to|at|of)\s+(?P<id>[a-z'.-]{3,}(?:\s[a-z'.-]{3,})?),?\s+(?:tx|ca|fl|ny|nj|oh|il|pa|ga|nc|sc|va|az|tn|mo|md|wi|mn|al|ky|la|ok|ct|ia|ms|ar|ks|ut|nv|nm|ne|wv|id|nh|ri|mt|sd|nd|ak|vt|wy|mi|wa)\b(?!')")  # fmt: skip
NICKNAMES = re.compile(r"\b(?:n\.?y\.?c\.?|new york city|nola|philly|the bronx|l\.a\.|la jolla|east la|the big apple|h-?town|the 3\d\d|chi-?town|beantown|motor city|sin city|socal|norcal|bay area|south side|the valley|d\.c\.|washington,? d\.?c\.?|quad cities|twin cities|inland empire|staten island|long island|upper west side|upper east side|lower east side)(?!\w)", re.I)  # fmt: skip
SAINTS = re.compile(
    r"\b(?:in|from|near|to|around|outside|of)\s+(?P<id>(?P<saint>st|ft|mt)\.?\s(?P<rest>[a-z]+))\b", re.I
)
SAINT_FORMS = {"st": "saint", "ft": "fort", "mt": "mount"}
CALENDAR = frozenset(
    "january february march april may june july august september october november december sunday monday friday".split()
)
WORD_CODES = frozenset("me in or ok hi la pa ma de al mo id co".split())
NOT_COUNTY = frozenset("the this that our your my their his her every each any which county a another whole entire different same next neighboring in of tri across".split())  # fmt: skip


# Makes and insurers that are towns too: only with a state, or where somebody lives or a house stands.
MAKES = frozenset({"anthem", "marlboro", "brandywine"})
TONGUES = frozenset({"navajo", "cherokee", "fuzhou", "apache", "choctaw", "lakota", "cree"})
SAID_IN = re.compile(
    r"\b(?:say|says|said|count(?:s|ed|ing)?|pray(?:s|ed|ing)?|speaks?|spoke|speaking|talk(?:s|ed)?|wrote|written|sings?|sang)\b",
    re.I,
)
DWELLS = frozenset(
    "live lives living lived home house here clinic office hospital location moved born raised vivo vive vivimos".split()
)
SPANISH_STATES = frozenset(
    {
        "nuevo mexico",
        "nueva york",
        "carolina del norte",
        "carolina del sur",
        "dakota del norte",
        "dakota del sur",
        "virginia occidental",
    }
)

CAPITALISED = (SHAPED, PREFIXED, WITH_STATE)
COUNTIES = frozenset("county parish borough township twp co".split())


class Cities(Family):
    """Cities, towns and counties (GeoNames), shaped names (`Pine Ridge Falls`), nicknames (`NYC`, `philly`).

    States and countries stay. A city that is also a word or a person's name needs a capital and `in`, `from`, …
    A city inside a facility's name (`Boston General Hospital`) is part of that name and stays.
    """

    kinds = ("CITY",)
    FINDS = (
        "drove from [[toledo]] for nothing",
        "we live in [[San Antonio]], TX",
        "here in [[maricopa county]] it's all like this",
        "[[Tulsa]] people know",
        "i'm in [[Reading]], PA",
        "all the way from [[Pine Hollow Springs]]",
        "born in [[guadalajara]]",
        "[[NYC]] is better",
        "my house in [[Anthem]], AZ",
    )
    LEAVES = (
        "I was reading in the lobby",
        "in texas nobody cares",
        "Boston General Hospital is fine",
        "from mobile it crashes",
        "the county is fine",
        "New York has laws",
        "nice place of course",
        "in West Virginia they act so",
        "en Nuevo Mexico te dan esperanza",
        "the best tamale lady outside",
        "switched us from Anthem to Cigna",
        "a fresh start: ABA, OT, speech",
        "ID card? No. ID card?",
        "parking is on the south side",
        "say goodnight in Navajo for my grandmother",
        "the nurse came in barking like a pest",
        "Mandan unos correos y no los lee nadie",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        text = reading.text
        for pattern, score in (
            (TOWN, 0.8),
            (SHAPED, 0.8),
            (PREFIXED, 0.75),
            (WITH_STATE, 0.85),
            (NICKNAMES, 0.85),
            (LOWER_STATE, 0.8),
        ):
            if pattern in CAPITALISED and not reading.capitals:
                continue
            group = "id" if "id" in pattern.groupindex else 0
            for match in pattern.finditer(text):
                found = match[group].lower()
                if found == "south side" and match[group].islower():
                    continue  # of a building
                if (
                    found not in STATES
                    and not found.endswith(".")  # "denied? No. ID card"
                    and found.split()[-1] not in FACILITY
                    and not _facility_follows(text, match.end(group))
                    and not _all_words(found, pattern)
                    and not text.startswith("'s", match.end(group))
                    and not FUNCTION.intersection(found.split())
                ):
                    yield Hit(match.start(group), match.end(group), "CITY", score)
        for pattern in () if COUNTIES.isdisjoint(reading.words) else (COUNTY, LOWER_COUNTY):
            for match in pattern.finditer(text):
                first = match["id"].split()[0].lower()
                if first not in NOT_COUNTY and (
                    pattern is COUNTY or match["id"].lower() in names("places") or first not in plain("words")
                ):
                    yield Hit(match.start("id"), match.end("id"), "CITY", 0.85)
        for match in SAINTS.finditer(text):
            name = f"{SAINT_FORMS[match['saint'].lower()]} {match['rest'].lower()}"
            others = (name, f"{match['saint'].lower()}. {match['rest'].lower()}")
            if (
                any(other in names("places") for other in others)
                and not _facility_follows(text, match.end())
                and not text.startswith("'s", match.end())
            ):
                yield Hit(match.start("id"), match.end(), "CITY", 0.8)
        yield from self._listed(reading)

    def _listed(self, reading: Reading) -> Iterable[Hit]:
        tokens, places = reading.tokens, names("places")
        skip = -1
        for i, token in enumerate(tokens):
            if i <= skip or not token.is_word or token.bare not in _openings():
                continue
            for size in (3, 2, 1):
                group = tokens[i : i + size]
                if len(group) < size or any(not t.is_word for t in group[1:] if t.text not in "'-"):
                    continue
                name = " ".join(t.lower for t in group).replace("st. ", "saint ").removesuffix("'s")
                if name.startswith("st "):
                    name = "saint " + name[3:]
                if name in STATES or name in SPANISH_STATES:
                    skip = i + size - 1  # "West" of "West Virginia" is no town
                    break
                if (name in places or name in MORE) and _counts(reading, i, size, name):
                    yield Hit(token.start, group[-1].end - (2 if group[-1].lower.endswith("'s") else 0), "CITY", 0.75)
                    skip = i + size - 1
                    break


def _counts(reading: Reading, i: int, size: int, name: str) -> bool:
    tokens = reading.tokens
    before = tokens[i - 1].lower if i else ""
    after = tokens[i + size].lower if i + size < len(tokens) else ""
    after = after or ""
    if (
        name in STATES
        or name in CODES
        or (after.removesuffix("'s") in FACILITY and tokens[i].capital and tokens[i + size].capital)
    ):
        return False
    stated = (after in CODES and (after not in WORD_CODES or tokens[i + size].text.isupper())) or after in STATES or (after == "," and i + size + 1 < len(tokens) and tokens[i + size + 1].lower in CODES | STATES)  # fmt: skip
    if name in CALENDAR or (size > 1 and tokens[i].lower in ("el", "la", "las", "los") and not tokens[i + 1].capital):
        return False
    if (
        not tokens[i].capital
        and all(part in plain("common") or spanish_word(part) for part in name.split())
        and (size > 1 or reading.spanish)
    ):
        return False
    if name in TONGUES and SAID_IN.search(reading.text, max(0, tokens[i].start - 60), tokens[i].start):
        return False  # "say goodnight in Navajo"
    if name in MAKES:
        return stated or (before in ("in", "near", "en") and i > 1 and tokens[i - 2].lower in DWELLS)
    if len(name) < 4 and tokens[i].text.isupper() and not reading.shouting and name not in MORE:
        return before in STRONG_BEFORE  # "ABA, OT, speech"
    if name in plain("keep") or name + "?" in plain("keep"):
        return before in STRONG_BEFORE and tokens[i].capital
    if name in names("places").strong or name in MORE:
        person = name in names("first_names").strong
        return not person or before in BEFORE
    capital = tokens[i].capital and not reading.shouting
    if stated and (capital or before in STRONG_BEFORE):
        return True
    ordinary = size == 1 and name in plain("words")
    if name == "grant" or len(name) < 3:
        return False
    return before in STRONG_BEFORE and (capital or (not ordinary and name not in names("first_names")))


@cache
def _openings() -> frozenset[str]:
    """First words of all place names: most words of a comment are none."""
    listed = names("places").strong | names("places").weak | MORE
    return frozenset(name.split()[0] for name in listed) | {"st"}


def _facility_follows(text: str, end: int) -> bool:
    """`Springfield Memorial Hospital`: a capitalised facility word within the next two words."""
    ahead = re.match(r"(?:\s+[A-Z][\w'.]+){1,3}", text[end : end + 50])
    return bool(ahead and FACILITY & set(ahead[0].lower().split()))


def _all_words(found: str, pattern: re.Pattern[str]) -> bool:
    return (
        pattern in (LOWER_STATE, WITH_STATE)
        and all(w in plain("words") and w not in names("places") for w in found.split())
        and found not in names("places")
    )
