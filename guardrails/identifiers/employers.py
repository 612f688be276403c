"""Employers, schools and the like: who somebody works for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._lists import plain

JOB = r"(?:nurse|teacher|cashier|driver|manager|janitor|cook|server|waitress|waiter|bartender|clerk|welder|mechanic|engineer|lawyer|attorney|accountant|supervisor|foreman|electrician|plumber|cop|officer|deputy|firefighter|paramedic|professor|principal|coach|pastor|librarian|barista|stocker|picker|packer|operator|technician|machinist|guard|housekeeper|dispatcher|custodian|baker|butcher|worker|employee|analyst|developer|receptionist|secretary|assistant|aide|tech|intern|trainer|stylist|sub|student|staff|associate|rep|agent|teller|pilot|crew|member|line cook|truck driver|bus driver|director|vp|owner|ceo|programmer|guide|host|maid|groundskeeper|carpenter|roofer|painter)"  # fmt: skip
VERB = (
    r"(?:(?:i|he|she|we|they|who|dad|mom|husband|wife|son|daughter|brother|sister|me|hubby|boyfriend|girlfriend|fiance|partner|uncle|aunt)?\s?(?:still |now |also |just |currently |both |used to |has |have |had |'ve |'s )*"
    r"(?:work(?:s|ed|ing)?|clean(?:s|ed|ing)?|teach(?:es|ing)?|taught|cook(?:s|ed|ing)?|drive(?:s)?|drove|driving|bartend(?:s|ed|ing)?|waitress(?:es|ed|ing)?|stock(?:s|ed|ing)?(?: shelves)?|intern(?:s|ed|ing)?|coach(?:es|ed|ing)?|volunteer(?:s|ed|ing)?|retired|laid off|fired|hired|employed|a shift|night shift|nights|overnights|weekends|full time|part time|shift|job|gig|career|weld(?:s|ed|ing)?|deliver(?:s|ed|ing)?|temp(?:s|ed|ing)?|serve(?:s|d)? tables|wait(?:s)? tables|guard|security|payroll|(?:the )?(?:register|line|warehouse|front desk|forklift|kitchen)|trabaj[oa]s?|trabajaba|trabaja|empleado|empleada|limpio|limpia|cocino|cocina|maneja|ensena))"
)
PLACE = r"(?P<id>(?:the\s+)?(?:[A-Z0-9][\w&'.-]*)(?:(?:\s+(?:&|and|of|de|the|for|y)\s+|\s+|-)(?:[A-Z0-9][\w&'.-]*))*)"
NAMED = re.compile(
    rf"\b(?:{VERB}|(?i:{JOB}))\s+(?:\w+\s+){{0,3}}?(?:at|for|with|from|by|over at|out at|down at|en|para|of)\s+{PLACE}"
)
MY_WORK = re.compile(
    rf"\b(?:(?:my|his|her|our|their|the)\s+(?:employer|job|work|company|boss|workplace|office|school|union|manager|coworkers?|supervisor|hr|insurance through|insurance thru|business|restaurant|shop|church|bakery|firm|practice|warehouse|mi (?:jefe|trabajo)))(?:\s+(?:at|is|from|called|over at|with|thru|through|es|en))?,?\s+{PLACE}"
)
BADGE = re.compile(
    r"\b(?P<id>(?:[A-Z][\w&'-]+\s){0,2}[A-Z][\w&'-]+)\s+(?:employee|employer|driver|worker|cashier|teacher|plant|factory|warehouse|employees|drivers|workers|manager)\b"
)
THROUGH = re.compile(
    rf"\b(?:insurance|coverage|plan|benefits)\s+(?:is\s+|comes\s+)?(?:through|thru|from|via)\s+(?:my\s+(?:job|work|employer)(?:\s+at)?,?\s+)?{PLACE}"
)
LOWER = re.compile(
    rf"\b(?:(?:i|he|she|who|dad|mom|husband|wife|son|daughter|brother|sister|hubby|boyfriend|girlfriend|and)\s+(?:still |now |also |just |currently |used to )*(?:work|works|worked|working|drive|drives|clean|cleans|teach|teaches|taught|cook|cooks|bartend|bartends|weld|welds|stock|stocks|bag|coach|coaches|manage|manages)|(?:trabajo|trabaja|trabajaba|limpio|limpia|cocino))\s+(?:(?!at\b|for\b|en\b)\w+\s+){{0,3}}?(?:at|for|en|para)\s+(?:the\s+|el\s+|la\s+)?(?P<id>[a-z][\w&'-]+(?:\s+[a-z][\w&'-]+){{0,2}})",
    re.I,
)
BRANDS = frozenset(
    "walmart target costco kroger amazon ups fedex usps starbucks mcdonalds mcdonald's wendys wendy's walgreens cvs ikea lowes lowe's publix wegmans heb h-e-b hilton marriott hyatt boeing ford gm tesla google apple microsoft facebook meta intel dell verizon comcast tyson cargill safeway albertsons aldi macys macy's kohls kohl's nordstrom sephora chipotle subway dominos domino's kfc ihop dennys denny's applebees applebee's chilis sonic arbys arby's popeyes dunkin petsmart petco gamestop autozone uber lyft doordash instacart greyhound amtrak delta southwest united jetblue caterpillar deere honeywell lockheed raytheon northrop chase citibank geico allstate usaa statefarm progressive disney seaworld honda toyota nissan michelin goodyear nestle pepsi coca-cola smithfield perdue bestbuy sams aramark sodexo meijer hyvee hy-vee winco sheetz wawa 7-eleven 711 quiktrip buc-ees bucees usaf".split()  # fmt: skip
)
TWO = ("home depot", "best buy", "taco bell", "burger king", "pizza hut", "waffle house", "olive garden", "whole foods", "trader joes", "trader joe's", "dollar general", "dollar tree", "family dollar", "state farm", "wells fargo", "panda express", "red lobster", "jack in the box", "whole foods market", "sams club", "sam's club", "hobby lobby", "big lots", "chick fil a", "chick-fil-a", "five guys", "in n out", "holiday inn", "best western", "cracker barrel", "piggly wiggly", "winn dixie", "rite aid", "post office", "harris teeter", "john deere", "general motors", "bank of america")  # fmt: skip
STOP = re.compile(
    r"\s+(?:in|on|and|but|so|who|where|when|since|for|near|by|off|because|with|told|said|during|I|I'm|I've|My|The|They|We|He|She|It|But|And|So|No|Not|Never)\b.*$"
)
NOT_ORG = frozenset("i i'm i've my the they we he she it you your this that home night nights day days hours least last first all once times er icu monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december god medicare medicaid medi-cal covid life years months weeks a an me us them him her home".split())  # fmt: skip
HOSPITAL = re.compile(r"\b(?:hospital|clinic|medical|health|er|emergency|healthcare|urgent care|pharmacy)\b", re.I)


class Employers(Family):
    """Employers and schools of the commenter or family: after `work at`, `drive for`, `my boss at`, `retired from`.

    A facility is removed only where somebody is said to be employed there; in other places its name is what the
    comment is about.
    """

    kinds = ("ORG",)
    FINDS = (
        "I clean at [[the Hilton]] on weekends",
        "my husband drives for [[UPS]] and",
        "i work at [[walmart]] nights",
        "she teaches at [[Lincoln Elementary]]",
        "retired from [[General Dynamics]] in 2010",
        "my boss at [[Kettle & Crumb Bakery]] let me go",
        "I'm a cashier at [[Target]].",
        "my insurance is through [[Tyson Foods]]",
    )
    LEAVES = (
        "I work at night",
        "he works for a living",
        "nurse at the front desk",
        "I worked for years",
        "works for me",
        "the staff at the clinic",
        "teacher of the year",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        text = reading.text
        if not reading.shouting:
            for pattern in (NAMED, MY_WORK, THROUGH):
                for match in pattern.finditer(text):
                    yield from _capital(text, match)
            for match in BADGE.finditer(text):
                if match["id"].split()[0].lower() not in plain("words") or match["id"].split()[-1].lower() in BRANDS:
                    yield Hit(match.start("id"), match.end("id"), "ORG", 0.7)
        for match in LOWER.finditer(text):
            yield from _brand(match)


def _capital(text: str, match: re.Match[str]) -> Iterable[Hit]:
    start = match.start("id")
    found = STOP.sub("", match["id"]).rstrip(".,'-")
    bare = re.sub(r"^the\s+", "", found, flags=re.I)
    words = [w for w in bare.lower().split() if w]
    if not words or words[0] in NOT_ORG or bare[0].isdigit() and len(bare) < 3 or not re.search(r"[A-Z]", bare):
        return
    if re.match(r"\s*(?i:nurse|staff|doctor|rep|front desk|manager)\b", match[0]) and HOSPITAL.search(found):
        return
    yield Hit(start, start + len(found), "ORG", 0.8)


def _brand(match: re.Match[str]) -> Iterable[Hit]:
    """In lower case: a known brand, or words up to one that ends a name (`school`, `bakery`)."""
    found = match["id"].lower()
    words = found.split()
    for size in (3, 2, 1):
        name = " ".join(words[:size])
        if len(words) >= size and (name in BRANDS or name in TWO):
            end = re.match(r"\S+" + r"\s+\S+" * (size - 1), match["id"])
            yield Hit(match.start("id"), match.start("id") + (end.end() if end else 0), "ORG", 0.85)
            return
    shaped = re.match(r"(?:[\w&'-]+\s){1,2}(?:school|elementary|high|middle|academy|bakery|diner|cafe|grill|logistics|trucking|foods|foundry|motors|auto|salon|hotel|inn|resort|casino|college|university|church|farms?|construction|roofing|plumbing|electric|steel|mills?|manufacturing|industries|airlines?|daycare|preschool|bank|factory|plant|brewery|deli|pizza|market|grocery|mall|library|prison|jail|post office)\b", found)  # fmt: skip
    if shaped and words[0] not in (
        "a",
        "an",
        "my",
        "this",
        "that",
        "the",
        "his",
        "her",
        "our",
        "local",
        "same",
        "un",
        "una",
    ):
        yield Hit(match.start("id"), match.start("id") + shaped.end(), "ORG", 0.75)
