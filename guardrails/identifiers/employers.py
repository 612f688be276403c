# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Employers, schools and the like: who somebody works for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._geography import STATES
from guardrails.identifiers._lists import plain, spanish_word
from guardrails.identifiers._names import FUNCTION, SLANG, contracted
from guardrails.identifiers._workplaces import (
    BRANDS,
    BUSINESS,
    CARE,
    ENDS,
    EYES,
    GENERIC,
    NEGOCIOS,
    NOT_FIRST,
    TAILS,
    TWO,
    UNLINKED,
)

JOB = r"(?:nurse|teacher|lunch lady|lunchlady|cashier|driver|manager|janitor|cook|server|waitress|waiter|bartender|clerk|welder|mechanic|engineer|lawyer|attorney|accountant|supervisor|foreman|electrician|plumber|cop|officer|deputy|firefighter|paramedic|professor|principal|coach|pastor|librarian|barista|stocker|picker|packer|operator|technician|machinist|guard|housekeeper|dispatcher|custodian|baker|butcher|worker|employee|analyst|developer|receptionist|secretary|assistant|aide|tech|intern|trainer|stylist|sub|student|staff|associate|rep|agent|teller|pilot|crew|member|line cook|truck driver|bus driver|director|vp|owner|ceo|programmer|guide|host|maid|groundskeeper|carpenter|roofer|painter|lineman|foreperson|longshoreman|deckhand|nanny|caddy|bouncer|handyman|landscaper|mover|lifeguard|caterer|tailor|seamstress|barber|florist|farmhand|ranch hand|trucker|courier|bellhop|usher|ranger|trooper|firefighter|choir director|deacon|pastor|chef|dishwasher|busboy|forklift operator)"  # fmt: skip
VERB = r"(?:work(?:s|ed|ing)?|clean(?:s|ed|ing)?|teach(?:es|ing)?|taught|cook(?:s|ed|ing)?|drives?|drove|driving|bartend(?:s|ed|ing)?|waitress(?:es|ed|ing)?|(?<!out of )(?<!in )stock(?:s|ed|ing)?|intern(?:s|ed|ing)?|coach(?:es|ed|ing)?|volunteer(?:s|ed|ing)?|weld(?:s|ed|ing)?|deliver(?:s|ed|ing)?|temp(?:s|ed|ing)?|bag(?:s|ged)?|manage[sd]?|serves? tables|waits? tables|trabaj(?:o|a|aba|amos)|limpi[oa]|cocin[oa]|ensen[oa]|maneja)"  # fmt: skip
CUE = re.compile(
    rf"\b(?:{VERB}\s+(?:\w+\s+){{0,3}}?(?:at|for|en|para)|(?:{JOB}|boss|job|coworkers?|shifts?|supervisor|career|gig|employed|employment|desk job|payroll|register|warehouse)\s+(?:\w+\s+)?(?:at|for|with|over at|out at|down at|by)|(?:day|days|week|time|morning|afternoon|shift|night) off (?:of work )?(?:from|at)|(?:leave|off|home|pto|sick days?|paycheck|check|w-?2|benefits|layoffs?|strike|overtime|double) (?:from|at)|(?:i|he|she|we|they|who) (?:pastor|run|own|manage|supervise|coach)|(?:danc(?:e|es|ed|ing)|sings?|plays?|preach(?:es)?|ministers?) (?:with|for|at)|(?:i|he|she) (?:do|does|cut|cuts|sell|sells|make|makes|pour|bake|bakes|haul|hauls|stack|pack|packs|sort|load|loads|paint|build|builds|guard|guards|tutor|sub) (?:\w+ )?(?:at|for|with)|(?:i'?m|he'?s|she'?s) (?:at|with)|(?:retired|laid off|fired|let go|hired|furloughed|quit|transferred|pension)\s+(?:from|by|at)|(?:insurance|coverage|plan|benefits)\s+(?:is\s+|comes\s+)?(?:through|thru|from|via)(?:\s+my\s+(?:job|work|employer)(?:\s+at)?,?)?|(?:my|his|her|our|their|mi|(?:husband|wife|dad|mom|son|daughter|brother|sister|partner)'?s)\s+(?:employer|workplace|company|school|union|church|restaurant|business|job|work|boss|empleador|empresa|trabajo|patron|jefe)(?:,|\s+is|\s+at|\s+es|\s+en)?|(?:trabaj|limpi|cocin|manej|ensen|vend|cuid|emple|jubil|pension)\w*\s+(?:\w+\s+){{0,3}}?(?:en|para|con|de|por)|(?:maestr[oa]|profesor(?:a)?|conserje)\s(?:\w+\s)?(?:de|en)|(?:clases|turno|companer[oa]s? de (?:trabajo|turno))\s+(?:de|en))\s+\(?",
    re.I,
)
# The words that CUE may begin with.
STARTS = frozenset(re.findall(r"[a-z]+", JOB)) | frozenset(
    """work works worked working clean cleans cleaned cleaning teach teaches teaching taught cook cooks cooked cooking drive drives drove driving bartend
    bartends bartended bartending waitress waitresses waitressed waitressing stock stocks stocked stocking intern interns interned interning coach
    coaches coached coaching volunteer volunteers volunteered volunteering weld welds welded welding deliver delivers delivered delivering temp temps
    temped temping bag bags bagged manage manages managed serve serves wait waits trabajo trabaja trabajaba trabajamos trabajando limpio limpia
    limpiando cocino cocina cocinando manejo maneja manejando enseno ensena vendo vende cuido cuida cuidando empleado empleada jubilado jubilada
    pensionado pensionada maestro maestra profesor profesora conserje clases turno companera companero companeras companeros lunch lunchlady boss job coworker coworkers shift shifts supervisor career gig employed employment desk payroll register warehouse day days
    week time morning afternoon night leave off home pto sick paycheck check w2 w-2 benefits layoff layoffs strike overtime double i he she we they who
    dance dances danced dancing sing sings play plays preach preaches minister ministers i'm im he's hes she's shes retired laid fired let hired
    furloughed quit transferred pension insurance coverage plan my his her our their mi husband's wife's dad's mom's son's daughter's brother's sister's
    partner's husbands wifes dads moms sons daughters brothers sisters partners""".split()
)
BADGE = re.compile(
    r"\b(?:[Ii]'?m an?|[Ii] am an?|[Hh]e'?s an?|[Ss]he'?s an?|[Aa]s an?|is an?|was an?|former|retired|at the|from the|local)\s+(?P<id>(?:[A-Z][\w&'-]+\s){0,2}[A-Z][\w&'-]+)\s+(?:employee|associate|driver|worker|cashier|clerk|stocker|barista|mechanic|pilot|crew member|plant|factory|warehouse)\b"
)
RETIRED = re.compile(
    r"\b[Rr]etired\s+(?P<id>(?:[A-Z][\w.'-]+\s){1,3}(?:Department|Dept|PD|FD|Police|Schools?|District|Railroad|Transit|Electric|Steel|Motors))\b"
)
# Cues that stand before places of any sort, and before what is no place at all: "home from heart surgery".
WEAK = re.compile(r"(?:driv\w+|drove|coach\w*|(?:i|he|she|we|they|who)\scoach|home|leave|off|double|check)\b", re.I)
BIRTH = re.compile(
    r"delivered\b.*\bat\s|\w+\s(?:look|laugh|yell|star|snap|wav|smil|point|scream|shout)\w*\sat\s|work(?:s|ed)?\s(?:fine|great|ok|okay|good|well|better|perfectly)\b",
    re.I,
)
HEALTH = re.compile(r"\b(?:hospital|clinic|medical|health|er|emergency|healthcare|urgent care|pharmacy)\b", re.I)
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


class Employers(Family):
    """Employers and schools of the commenter or family: after `work at`, `drive for`, `my boss at`, `retired from`.

    A facility is removed only where somebody is said to be employed there; in other places its name is what the
    comment is about.
    """

    kinds = ("ORG",)
    FINDS = (
        "I clean at [[the Hilton on 5th]] on weekends",
        "my husband drives for [[UPS]] and",
        "i work at [[walmart]] nights",
        "she teaches at [[Lincoln Elementary]]",
        "retired from [[General Dynamics]] in 2010",
        "my boss at [[Kettle & Crumb Bakery]] let me go",
        "I'm a cashier at [[Target]].",
        "my insurance is through [[Tyson Foods]]",
        "mom works at [[bluebonnet bakery]]",
        "MY MOM IS A COOK AT [[WAFFLE HOUSE]]",
        "took a day off from [[Delmar Poultry]] and lost 140",
        "my husband's job ([[Hormel]]) switched us",
        "he's a lineman for [[Tri-County Electric]] and",
        "trabajo limpiando casas con [[Maid Brigade]] y",
        "I'm a lunch lady at [[Booker T. Elementary]]. I",
        "dando clases en [[la Escuela Munoz Rivera]] y",
    )
    LEAVES = (
        "I work at night",
        "he works for a living",
        "nurse at the front desk",
        "I worked for years",
        "works for me",
        "the staff at the clinic",
        "teacher of the year",
        "drove in from Ohio",
        "a day off from this mess",
        "ran from Building A to Building B",
        "trabajo en la noche",
        "she worked at the old building",
        "my insurance is through Medicaid",
        "out of stock at Costco",
        "a student with freezing-cold hands fixed it",
        "my church paid half of it",
        "I told my boss I'd be online",
        "I even told my boss I had to go",
        "my boss won't let me leave before 5",
        "my job don't offer any",
        "get my work note faxed over",
        "the opener doesn't work at the eye doctor's and",
        "Ear cleaning at the ENT cost 220",
        "Nurse at the OB intake typed",
        "power of attorney for Dad, where",
        "one clerk for the entire outpatient lab at 7",
        "home from heart surgery with one page",
        "nadie lo limpio en toda la manana y ya",
        "trabajo con ruido todo el dia y no puedo",
        "en el trabajo para cinco minutos con el doctor",
        "Delivered at St. Mary's in August",
        "They work fine at Target.",
        "my work REQUIRES it",
        "nurse looked at the wristband twice",
        "I'm at the EYE doctor, they dilated me",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        for match in reading.starting(CUE, STARTS):
            i = reading.at.get(match.end())
            end = _place(reading, i, match[0]) if i is not None and not _with_things(reading, match, i) else None
            if (
                i is not None
                and end is not None
                and not (_staff_here(match[0]) and HEALTH.search(reading.text[match.end() : end]))
            ):
                yield Hit(match.end(), end, "ORG", 0.8)
        if not reading.shouting:
            yield from (Hit(m.start("id"), m.end("id"), "ORG", 0.75) for m in RETIRED.finditer(reading.text))
            for match in BADGE.finditer(reading.text):
                words = match["id"].lower().split()
                if words[0] not in plain("words") or words[-1] in BRANDS:
                    yield Hit(match.start("id"), match.end("id"), "ORG", 0.7)


def _place(reading: Reading, i: int, cue: str) -> int | None:
    """Where the name of a place of work that may begin at token `i` ends, or None."""
    tokens = reading.tokens
    article = tokens[i].lower in ("the", "el", "la")
    first = i + article
    capitals = not reading.shouting
    if first >= len(tokens) or not tokens[first].text[0].isalnum() or contracted(tokens[first].lower):
        return None
    loud = tokens[first].text.isupper() and tokens[first].lower in EYES
    titled = (
        capitals
        and not loud
        and (tokens[first].capital or (tokens[first].text[0].isdigit() and tokens[first].text[1:].isalpha()))
    )
    words: list[str] = []
    j = first
    while j < len(tokens) and len(words) < (6 if titled else 3):
        token = tokens[j]
        if j > first and "\n" in reading.text[tokens[j - 1].end : token.start]:
            break
        if titled and (
            token.capital
            or token.text in "&-"
            or (token.lower in ("of", "and", "de", "y", "for") and _next_capital(reading, j))
        ):
            if words and token.lower in (
                "i",
                "i'm",
                "i've",
                "my",
                "the",
                "they",
                "we",
                "he",
                "she",
                "it",
                "but",
                "no",
                "not",
                "never",
            ):
                break
        elif (
            token.text == "."
            and words
            and (words[-1] in ("st", "mt", "ft") or (len(words[-1]) == 1 and _next_capital(reading, j)))
        ):
            pass
        elif titled or not token.is_word or token.lower in FUNCTION or token.lower in SLANG or token.lower in ENDS:
            break
        words.append(token.lower)
        j += 1
    while words and words[-1] in ("&", "-", "of", "and", "de", "y", "for"):
        words.pop()
    size = _size(words, titled, article)
    known = size and " ".join(words[:2]) not in TWO and words[0] not in BRANDS
    if not size or (known and not titled and _everyday(reading, words[:size], cue)):
        return None
    last = first + size - 1
    following = [t.lower for t in tokens[last + 1 : last + 3]]
    if following and following[0] in ("downtown", "uptown", "plant", "warehouse", "airport"):
        last += 1
    last = _where(reading, last, titled)
    saint = any(word in ("st", "saint") for word in words[:2])  # "at St. Brendan's" is the whole name
    return tokens[last].end if saint else tokens[last].start + len(tokens[last].lower.removesuffix("'s"))


def _everyday(reading: Reading, words: list[str], cue: str) -> bool:
    """Words in small letters that name no place of work: `home from heart surgery`, `trabajo con ruido todo el dia`."""
    if words[-1].removesuffix("'s") in CARE:
        return True
    if WEAK.match(cue) and all(word in plain("words") for word in words) and words[-1] not in BUSINESS | TAILS:
        return True
    spoken = reading.spanish and all(spanish_word(word) or word in plain("words") for word in words)
    there = cue.split()[-1].lower() == "en" and words[0] not in ("toda", "todo", "todas", "todos")
    return spoken and not there and NEGOCIOS.isdisjoint(words) and BRANDS.isdisjoint(words)


def _where(reading: Reading, last: int, titled: bool) -> int:
    """The last token with its place: `Local 88`, `on 5th`, `on Route 9`, `in Joliet`."""
    tokens = reading.tokens

    def named(j: int) -> bool:
        return (
            j < len(tokens)
            and ((titled and tokens[j].capital) or bool(ORDINAL.fullmatch(tokens[j].lower)))
            and tokens[j].lower not in STOPPED
        )

    if last + 1 < len(tokens) and tokens[last + 1].text.isdigit() and reading.text[tokens[last].end] == " ":
        last += 1
    if last + 2 < len(tokens) and tokens[last + 1].lower in ("on", "off", "in") and named(last + 2):
        last += 2
        while named(last + 1) and reading.text[tokens[last].end] == " ":
            last += 1
        if last + 1 < len(tokens) and tokens[last + 1].text.isdigit() and reading.text[tokens[last].end] == " ":
            last += 1
    return last


STOPPED = frozenset(
    "i i'm i've my the they we he she it but no not never monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split()
)


def _size(words: list[str], titled: bool, article: bool) -> int:
    """How many of the words name an employer; 0 where none does."""
    for n in (4, 3, 2, 1):
        if len(words) >= n and (" ".join(words[:n]) in TWO or (n == 1 and words[0] in BRANDS)):
            return len(words) if titled else n + (len(words) > n and words[n] in TAILS)
    if (
        not words
        or words[0] in NOT_FIRST
        or " ".join(words) in STATES
        or (words[0] in GENERIC and (not titled or len(words) == 1))
    ):
        return 0
    if titled:
        return len(words)
    if article and all(word in plain("common") for word in words) and words[-1] not in BUSINESS:
        return 0
    if GENERIC.intersection(words[:2]) and words[-1] not in (
        "school",
        "bank",
        "church",
        "hotel",
        "restaurant",
        "warehouse",
    ):
        return 0
    return 0 if len(words) == 1 and words[0] in plain("words") else len(words)


def _next_capital(reading: Reading, j: int) -> bool:
    return j + 1 < len(reading.tokens) and reading.tokens[j + 1].capital


def _with_things(reading: Reading, match: re.Match[str], i: int) -> bool:
    """`a student with freezing hands`, `the nurse with the cat badge`, `my church paid half`: no place of work."""
    token = reading.tokens[i]
    plainly = not token.capital or reading.shouting or (token.text.isupper() and len(token.text) > 1)
    if match[0].rstrip().endswith("with") and WORKER.match(match[0]):
        return (plainly and token.lower not in BRANDS) or (_staff_here(match[0]) and token.lower == "the")
    if BIRTH.match(match[0]):
        return True  # "delivered at St. Mary's" is a birth, and machines "work fine at Target"
    unlinked = UNLINKED.intersection(match[0].lower().split()[-1:])
    everyday = token.lower in plain("words") or token.lower in FUNCTION or contracted(token.lower)
    return bool(unlinked) and (plainly or token.lower == "i") and everyday and token.lower not in BRANDS


WORKER = re.compile(rf"{JOB}\b", re.I)


def _staff_here(cue: str) -> bool:
    return bool(re.match(r"(?:nurse|staff|doctor|rep|manager|receptionist|tech|aide|assistant)\b", cue, re.I))
