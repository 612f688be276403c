# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Record, member, account, claim and any other numbers and codes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._lists import plain

WHAT = r"(?:m\.?r\.?n\.?|medical record|record|chart|patient|pt|hospital|health record|visit|encounter|accession|specimen|csn|fin|har|member(?:ship)?|subscriber|policy|plan|group|grp|insurance|beneficiary|medicare|medicaid|medi-?cal|mbi|hicn|hic|health plan|claim|account|acct|a/c|bill(?:ing)? (?:number|no\.?|id|acct|account|#)|invoice|statement|guarantor|case|ticket|reference|ref|confirmation|conf|tracking|order|appointment|booking|reservation|authorization|auth|prior auth|referral|complaint|incident|report|grievance|check|cheque|receipt|voucher|recibo|green card|file|id|i\.d\.|identification|employee|badge|staff|student|license|licence|lic|driver'?s licen[sc]e|drivers? lic|dl|certificate|cert|passport|permit|npi|dea|state id|military|va|tax|ein|tin|itin|routing|card|credit card|debit card|visa|mastercard|amex|iban|swift|bank|serial|rx|script|prescription|pin|passcode|password|case file|docket|appeal|label|wristband|tube|letter|folio|expediente|poliza|cuenta|afiliado|miembro|reclamo|curp|rfc|nss|dni|nie|cedula|licencia|pasaporte|factura|caso|registro|historia clinica)"  # fmt: skip
MORE = r"(?:\s?(?:#|number|numbers|num|no\.?|nbr|nr|nmbr|id|code|card|file|is|was|are|ending in|ending|ends in|ends with|last four|es|numero|num\.?|de|del|clinica|under|it's|its|digits|thing|:|=|-|–|,|\(|n°|º|°))*"  # fmt: skip
CODE = r"(?P<id>(?:[A-Z]{1,6}[\s#/._-]{0,2})?[A-Z]{0,5}-?\d[\dA-Z]*(?:(?:\s?[-./]\s?|\s)(?=[\dA-Z]*\d)[\dA-Z]{1,12}){0,6}(?:-[A-Z]{1,4}|(?-i:\s[B-HJ-Z]))?)"
CUED = re.compile(rf"\b{WHAT}{MORE}\s?{CODE}(?![\w])", re.I)
# The words that a cue may begin with.
CUES = frozenset(re.findall(r"[a-z]+", WHAT)) | frozenset(
    "mrn membership billing m.r.n i.d medi-cal a driver's license licence account acct".split()
)
LETTERED = frozenset("confirmation conf booking reservation reference ref tracking".split())
LETTERS = re.compile(r"\b(?:confirmation|conf|booking|reservation|reference|ref|tracking)\b(?:\s?(?:code|number|no\.?|id|is|was|#|:))*\s*(?P<id>(?-i:[A-Z]{5,8}))(?!\w)", re.I)  # fmt: skip
# A code as it is said out loud, after what it is the code of: digits in words, letters, and words that stand for letters.
SAID = frozenset(
    "zero oh one two three four five six seven eight nine cero uno dos tres cuatro cinco seis siete ocho nueve".split()
)
DIGIT = re.compile(rf"\b(?:{'|'.join(sorted(SAID))}|\d+)\b", re.I)
ALPHABET = "alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey|x-?ray|yankee|zulu|dash|guion"
ITEM = rf"(?:{'|'.join(sorted(SAID))}|{ALPHABET}|(?-i:[B-HJ-Z])|double|triple|\d{{1,4}})"
SPOKEN_CODE = re.compile(
    rf"\b(?:number|numero|no|id|code|codigo|plate|placas?|tag|mrn|reference|ref|zip|policy|poliza|claim|account|cuenta|badge|pin|case|confirmation|social|ssn)\b[^.!?\n]{{0,16}}?\b(?P<id>{ITEM}(?:[\s,-]{{1,2}}{ITEM}){{4,}})\b",
    re.I,
)
BACKWARD = re.compile(rf"(?<![\w$])(?P<id>[A-Z]{{0,4}}-?\d[\dA-Z-]{{3,}})\s+(?:is|was|es)\s+(?:my|the|his|her|our|their|mi)\s+(?:\w+\s)?{WHAT}\b", re.I)  # fmt: skip
MIXED = re.compile(r"(?<![\w$€£@/.-])(?=[\w-]*[A-Za-z])(?=(?:[\w-]*\d){3})[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![\w])")
GROUPS = re.compile(r"(?<![\w$€£.-])[A-Z]{1,6}[\s./_-]\d{2,}(?:[\s-]\d{2,})*(?![\w%])")
DIGITS = re.compile(r"(?<![\w$€£.,/-])\d(?:[\s.-]?\d){3,}(?![\w%]|[.,/]\d)")
SLASHED = re.compile(r"(?<![\w$/.])\d{4,}/\d{3,}(?![\w/])")
HASHED = re.compile(r"(?<!\w)#\s?(?P<id>[A-Z]{0,4}-?\d[\dA-Z-]{2,})(?!\w)", re.I)
KEY = re.compile(r"\b(?=[\w-]*\d)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b(?=[0-9a-f]*\d)[0-9a-f]{16,}\b", re.I)
UNIT = re.compile(
    r"\s?-?(?:mgs?|mcg|ug|µg|ml|cc|units?|iu|meq|mmol|g|kg|lbs?|oz|pounds?|k\b|dollars?|bucks?|usd|cents?|pesos|euros?|mins?|minutes?|hrs?|hours?|secs?|seconds?|days?|weeks?|months?|years?|yrs?|people|patients?|times|steps|calories|cals?|feet|ft|miles?|mi\b|km|yards?|followers|likes|views|votes|reviews|stars?|comments|members|employees|beds|nurses|doctors|families|kids|others|percent|pct|%|degrees|am\b|pm\b|a\.m|p\.m|hz|mmhg|bpm|ng|pg|mg/dl|square|sq|words|characters|pages|calls|visits|emails|texts|messages|horas?|minutos|dias|semanas|meses|anos|dolares|veces|personas|pacientes|deductible|copay|bill\b|out of pocket|plus|more|other|different)\b|\s?%",
    re.I,
)
MONEY = re.compile(r"(?:[$€£]\s?|\b(?:cost|costs|paid|pay|paying|charged?|bill(?:ed)?(?: (?:me|us|for|of))?|owe|owed|price|fee|usd|copay|deductible|about|over|around|almost|nearly|approximately|roughly|like|only|another|extra|some|than|wbc|platelets?|cd4|psa|ferritin|count|level|levels|glucose|sugar|score|scored|cpt|icd|code|codes|form|version|windows|iphone|model|channel|highway|hwy|route|us|interstate|year|circa|since|in|by|until|till|from|class of|summer of|fall of|spring of|winter of|early|late|mid|back in|covid)(?: (?:of|was|is|me|us|about|over|at|the|my))*\s)\(?$", re.I)  # fmt: skip
DOSED = re.compile(
    r"\b[a-z]+(?:ina|an|ol|il|en|pam|lam|ona|ida|ato|ano|eno|xim|cina|mida|pril|tan) de\s\Z", re.I
)  # "metformina de 1000"
BILLED = re.compile(
    r"\b(?:bills?|estimate|quoted?|charges?|total|balance|cost|price|premium|paid|pay|owe|deductible|refund|turned|earn(?:ed)?|made|win|won|worth)\b[^.!?\n]*$",
    re.I,
)
YEAR = re.compile(r"(?:18|19|20)\d\d")
SINCE = re.compile(r"(?:since|from|in|of|till?|until|by|desde|en)\s(?:18|19|20)\d\d", re.I)
SPAN_OF_YEARS = re.compile(r"(?:19|20)\d\d/(?:19|20)?\d\d")
YEARS = re.compile(r"(?:18|19|20)\d\d(?:s|[-–](?:(?:19|20)?\d\d|[a-z]+))?", re.I)
MEDICAL = re.compile(r"(?:[a-z]\d{1,2}(?:\.\d+)?|covid-?\d+|h\dn\d|hba1c|cyp\w+|sars-?cov-?2|\d+(?:mg|mcg|ml|g|kg|lb|lbs|k|m|x|am|pm|hr|hrs|min|mins|th|st|nd|rd|s|cc|iu|yo|yr|yrs|ft|in|oz|mph|mi|km|wks?|days?|d|h|w|ppl|usd)\w*|(?:pr|co|oa)-\d{1,3}|w-?\d|1095-?[abc]|1099-?\w*|f-?\d50|340b|1-[89]00|401k?|403b|501c3|1099\w?|1095\w?|w2|504|5g|4k|1080p|24x7|365)", re.I)  # fmt: skip
CODED = re.compile(r"(?:cpt|icd|drg|ndc|hcpcs|type|stage|grade|level|phase)\W", re.I)
CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[0-5]\d\s?(?:am|pm|hours|hrs|h\b)", re.I)
WORDS_AHEAD = re.compile(r"[A-Z]{1,6}(?=[\s./_-])")
COMMON_CAPS = frozenset("I A AN THE IN AT OF ON TO FOR MY IS WAS ME WE US OR AND BY BUT NO ALL ER ICU CT MRI BP HR IV PM AM ROOM RM UNIT COVID FLOOR TOP OVER ABOUT PAID FROM SINCE OUR WITH HAD DAY ARE GOT LIKE ONLY THAN PAY HAVE GAVE JUST TOOK COST WAIT LINE NEAR LAST NEXT PAST EVERY ALSO THESE THOSE BEEN HAS TYPE STAGE LEVEL GRADE PHASE HWY CPT ICD HPV PSA WBC CD YEAR".split())  # fmt: skip


class RecordNumbers(Family):
    """Medical record, health plan, account, certificate and licence numbers, and any other unique number or code.

    45 CFR 164.514(b)(2)(i)(H)-(K) and (R). With a cue (`MRN`, `member id`, `claim #`) two digits are enough; without
    one, four digits are, unless they count something: money, doses, lab values, waits, years, clock times.
    """

    kinds = ("ID",)
    FINDS = (
        "my mrn is [[00482913]] ok",
        "member id [[ABC 123 456 789]] denied",
        "claim # [[22-8841-A]]",
        "acct [[4471 0092]] charged twice",
        "policy number [[XJ-7 7120 04]]",
        "chart no. [[58821]]",
        "your ticket [[INC0048812]] is open",
        "dl [[D123-4567-8901]]",
        "they gave me [[8840213]] at the desk",
        "badge [[4471]]",
        "conf code [[QX7T22]]",
        "confirmation [[QXRTBZ]]",
        "ref no. [[88-QT]]",
        "check number [[1183]], stamped",
        "go to account [[A 771 20 44]].",
        "number i said [[seven seven zero four one]] from memory",
        "reference no: [[zero seven, alpha, alpha, nine, nine, one]].",
        "my plate is [[eight K P, two two one]], hard to miss",
    )
    LEAVES = (
        "paid 1200 dollars for 500 mg",
        "since 2019 nothing",
        "covid-19 and A1C of 7.2",
        "cost $4,500",
        "waited 1200 hours",
        "the bill was 3400 for one visit",
        "over 2000 people",
        "at 1030 am",
        "platelets 150000",
        "my ID was wrong 3 times",
        "case of the flu in 2020",
        "confirmation NEVER came",
        "they still want 214.60 from me",
        "metformina de 1000 y losartan de 50",
        "is a 5150 the same in Florida",
        "a 1-800 number that plays Vivaldi",
        "IT IS THE YEAR 2025",
        "remark code PR-204 means no",
        "a member since 2017 and a patient since 1994",
        "a bill for a visit in 2018. Really",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        text = reading.text
        if not reading.shouting:
            for match in reading.starting(LETTERS, LETTERED):
                if match["id"].lower() not in plain("words"):
                    yield Hit(match.start("id"), match.end("id"), "ID", 0.85)
        if sum(word in SAID for word in reading.words) > 1:
            for match in SPOKEN_CODE.finditer(text):
                if len(DIGIT.findall(match["id"])) > 2:
                    yield Hit(match.start("id"), match.end("id"), "ID", 0.85)
        if not reading.digits:
            return
        for match in reading.starting(CUED, CUES):
            yield from _cued(text, match)
        for pattern, score in ((BACKWARD, 0.85), (HASHED, 0.75), (SLASHED, 0.75), (KEY, 0.9)):
            for match in pattern.finditer(text):
                group = "id" if "id" in pattern.groupindex else 0
                if not UNIT.match(text, match.end(group)) and not SPAN_OF_YEARS.fullmatch(match[group]):
                    yield Hit(match.start(group), match.end(group), "ID", score)
        for match in MIXED.finditer(text):
            if not MEDICAL.fullmatch(match[0]) and not YEARS.fullmatch(match[0]):
                yield Hit(match.start(), match.end(), "ID", 0.7)
        for match in GROUPS.finditer(text):
            head = WORDS_AHEAD.match(match[0])
            digits = sum(c.isdigit() for c in match[0])
            if (
                digits >= 4
                and head
                and head[0] not in COMMON_CAPS
                and not re.fullmatch(WHAT, head[0], re.I)
                and not _counts(text, match.start(), match.end())
            ):
                yield Hit(match.start(), match.end(), "ID", 0.7)
        for match in DIGITS.finditer(text):
            if not _counts(text, match.start(), match.end()):
                yield Hit(match.start(), match.end(), "ID", 0.6)


def _cued(text: str, match: re.Match[str]) -> Iterable[Hit]:
    found, start, end = match["id"], match.start("id"), match.end("id")
    digits = sum(c.isdigit() for c in found)
    if (
        CODED.match(found)
        or digits < 2
        or MEDICAL.fullmatch(found)
        or UNIT.match(text, end)
        or re.search(r"[$€£]\s?$", text[:start])
    ):
        return
    if digits < 4 and not re.search(
        r"#|num|no\.?\s|id|code|:|ending|last four|mrn|badge", match[0][: start - match.start()], re.I
    ):
        return
    if YEAR.fullmatch(found) and not re.search(r"#|num|\bid\b|pin|code", match[0][: start - match.start()], re.I):
        return
    if SINCE.fullmatch(found):
        return
    head = re.match(r"(?!A\s)([A-Za-z]+)\s", found)  # "account A 771 20 44" has no article
    if head and (len(head[1]) > 4 or head[1].upper() in COMMON_CAPS or head[1].islower()):
        start += head.end()
    yield Hit(start, end, "ID", 0.92)


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a run of digits counts something or is a year or a time of day."""
    found = text[start:end]
    if YEAR.fullmatch(found) or re.fullmatch(r"(?:19|20)\d\d\s?[-–]\s?(?:(?:19|20)?\d\d)", found):
        return True
    if UNIT.match(text, end) or CLOCK.match(text, start):
        return True
    digits = re.sub(r"\D", "", found)
    parts = re.findall(r"\d+", found)
    # An office visit's billing code (CPT), a form for taxes, a hold for the mind, the first of a free number, a price.
    if re.fullmatch(r"99[2-4]\d\d(?:[ -]\d\d)?|109[59]|1040|5150|5250|1-8[0-9]{2}|\d{1,5}\.\d\d", found):
        return True
    if len(parts) > 1 and max(map(len, parts)) <= 2 and len(digits) < 6 and not found[0].isalpha():
        return True
    if len(digits) <= 4 and DOSED.search(text, max(0, start - 24), start):
        return True
    clause = text[max(0, start - 45) : start]
    if re.fullmatch(r"(?:9\d|10\d)\.\d", found):  # a fever
        return True
    if len(digits) <= 5 and BILLED.search(clause):
        return True
    return len(digits) <= 6 and bool(MONEY.search(text[max(0, start - 30) : start]))
