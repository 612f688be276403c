"""The words of a comment that name what it is about: "hold music", "shuttle from the park n ride", "night crew".

`guardrails.subject` marks them; what is here says which of them a reply may repeat.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from guardrails import subject
from guardrails.identifiers._lists import names, spanish_word
from guardrails.identifiers._lists import plain as listed

SURE = 0.5
"""How sure the tagger must be of every word."""
MOST_WORDS = 6
_MARKS = re.compile(r"[<>@#\"“”()/$%&\n]|\d")
_LEADING = re.compile(
    r"\A(?:(?:the|a|an|my|your|our|his|her|their|this|that|these|those|some|any|all|both|new)\s+)+", re.I
)
_TRAILING = re.compile(
    r"(?:\s+(?:in|on|at|of|by|for|from|to|with|near|and|or|the|a|an|my|your|our|de|del|en|con|para|y|la|el|los|las))+\Z",
    re.I,
)
_NO_THING = re.compile(r"(?:in|on|at|of|by|for|from|to|with|near|and|or|no|not|when|if|en|de|con|para|y|sin)\Z", re.I)
"""What no phrase begins with that could stand behind "about the"."""
_BROKEN = re.compile(r"\b(?:in|on|at|up|out|off|over|down)\s(?:in|on|at|of|to|for|from|with|by)\b", re.I)
"""A verb that lost its sentence: "check in on the app"."""
_OWNERS = re.compile(r"['’]s?\Z")
ARTICLES = ("el", "la", "los", "las")
LONGEST_ACRONYM = 4
_TOO_GENERAL = re.compile(
    r"(?:place|clinic|hospital|office|building|business|company|team|people|staff|doctors?|nurses?|services?|care|visit"
    r"|appointments?|experience|stay|calls?|number|things?|questions?|answer|comment|post|page|time|day"
    r"|first|second|third|last|next|other|whole|behind|ahead|available|check|physical|ready|open|closed|back|show|hold|exam|(?!parking)\w+ing"
    r"|lugar|clinica|servicio|cita|gente|cosa|pregunta)\Z"
)
"""By themselves these say nothing about a comment that any other doesn't."""
LOOKS = re.compile(
    r"(?:girls?|guys?|lady|ladies|wom[ae]n|m[ae]n|kids?|boys?|dude|gal|chick|muchach[ao]s?|chic[ao]s?|senora?s?)\Z"
)
"""A stranger's looks, for want of a name."""
_WHOSE = re.compile(r"(?:patients?|my|your|our|his|her|their|me|us|you|i|he|she|we|they|who|mi|su|tu|nuestr[ao])\Z")
HEALTH = re.compile(
    r"(?:knees?|hips?|backs?|hearts?|kidneys?|shoulders?|teeth|tooth|eyes?|ears?|legs?|feet|foot|arms?|hands?|veins?|skin"
    r"|rinon(?:es)?|corazon|rodillas?|espalda|ojos?|dientes?|muelas?|pies?|piernas?|brazos?|manos?|venas?|piel"
    r"|\w+ology|surgery|diagnosis|cancer|results?|biopsy|chemo|symptoms?|pain|rash|wound|infection|blood|urine|disease"
    r"|cirugia|resultados?|dolor|sangre)\Z"
)
"""An answer that repeats whose it is, or somebody's health, tells the thread."""
_UNFIT = (LOOKS, _WHOSE, HEALTH)
_STAFF = re.compile(
    r"(?:doctor|dr|nurse|dentist|hygienist|therapist|pharmacist|receptionist|tech|technician|clerk|driver|guard|assistant"
    r"|\w+(?:ologist|ician|iatrist|odontist|ometrist)|surgeon|provider|manager|operator|interpreter|attendant|aide|cashier|agent|rep|phlebotomist|optician|worker"
    r"|doctor[ae]?|enfermer[oa]|dentista|recepcionista|farmaceutic[oa]|cajer[oa]|chofer|guardia|tecnic[oa])e?s?\Z"
)
_PROGRAMMES = re.compile(r"(?:Medicaid|Medicare|Tricare|MyChart|CHIP|COVID|Obamacare|Medi-Cal)\Z")
_EDGE = '.,;:!?"“”()…*~ '


def phrase(text: str) -> str:
    """The phrase that the tagger is surest of, as it stands in the text; empty where there is none.

    Raises `EmbedError` where the tagger can't run.
    """
    read = subject.read(text)
    words, sure = read.words, read.sure
    best, most = "", SURE
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and sure[end] >= SURE:
            end += 1
        if at < end <= at + MOST_WORDS and (mean := float(sure[at:end].mean())) >= most:
            best, most = text[words[at][0] : words[end - 1][1]], mean
        at = end + 1
    return best.strip(_EDGE)


def named(comment: str, language: str) -> str:
    """The phrase as a reply can take it up, with its article: "the hold music", "las clases de baile". Empty where
    there is none, or where it would be odd or unkind to repeat, or tell of somebody's health. Raises `EmbedError`.

    `comment` is a safe text; what stands for a removed identifier is never part of the phrase.
    """
    found = _TRAILING.sub("", phrase(comment))
    if not found or _MARKS.search(found) or _OWNERS.search(found) or _BROKEN.search(found):
        return ""
    if language == "es":
        words = found.split()
        fits = len(words) > 1 and words[0].lower() in ARTICLES and _fit(words[1:], spanish_word)
        return " ".join(map(_as_written, words)) if fits else ""
    words = _LEADING.sub("", found).split()
    if not _fit(words, _english_word):
        return ""
    if all(map(_is_name, words)):
        return " ".join(words)
    return " ".join(["the", *map(_as_written, words)])


def is_somebody(thing: str) -> bool:
    """Whether a phrase means people at work there: praise may name them, and a complaint's answer blames nobody."""
    return bool(_STAFF.match(plainly(thing.split()[-1])))


def _fit(words: list[str], known: Callable[[str], bool]) -> bool:
    """Whether words are spelt as a list has them, say more than "the place", and are no stranger's looks or health."""
    bare = [plainly(word) for word in words]
    if (
        not bare
        or _NO_THING.match(bare[0])
        or len(bare) > MOST_WORDS
        or (len(bare) == 1 and _TOO_GENERAL.match(bare[0]))
    ):
        return False
    if any(names_somebody(word) or any(unfit.match(word) for unfit in _UNFIT) for word in bare):
        return False
    return all(_spelt(word, plain, known) for word, plain in zip(words, bare, strict=True))


def names_somebody(word: str) -> bool:
    """Whether a word is a name and nothing else: what the remover missed must not be said again in a reply."""
    return word in names("first_names").strong or word in names("last_names").strong


def _spelt(word: str, bare: str, known: Callable[[str], bool]) -> bool:
    acronym = word.isupper() and len(word) <= LONGEST_ACRONYM
    return acronym or all(known(part) for part in re.split(r"['’-]", bare) if part)


def _english_word(word: str) -> bool:
    return word in listed("words") or word in listed("common")


def plainly(word: str) -> str:
    """In small letters and without accents or a possessive, as the word lists are."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    return re.sub(r"['’]s$", "", "".join(mark for mark in folded if not unicodedata.combining(mark)))


def _as_written(word: str) -> str:
    """Small letters, as in the middle of a sentence; an acronym stays."""
    return word if word.isupper() and 1 < len(word) <= LONGEST_ACRONYM else word.lower()


def _is_name(word: str) -> bool:
    """Whether a word is the name of a plan or a programme, which takes no article: `Medicaid`."""
    return bool(_PROGRAMMES.match(word))
