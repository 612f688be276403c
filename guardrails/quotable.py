"""The words of a comment that are worth saying back, in quotation marks: "the same one in a different color".

`guardrails.subject` finds them; what is here says which a reply may repeat. Most of all it shows that somebody read the
comment, and nothing is made up. Nothing is repeated that tells of health or care, not even the writer's own words: what
a practice says again it has said itself (COMPLIANCE.md, AMA).
"""

from __future__ import annotations

import re

import numpy as np

from guardrails import subject
from guardrails.identifiers._lists import plain as listed
from guardrails.identifiers._lists import spanish_word
from guardrails.particular import HEALTH, LOOKS, names_somebody, plainly

SURE = 0.12
"""From which share of all places where they might begin and end words are worth it."""
CUT_BEFORE, CUT_BEHIND = 0.8, 0.5
"""What a place counts where the sentence has not just begun, and where it goes on: half a clause reads oddly."""
FEWEST, MOST = 2, 9
"""Words."""
LOUD = 0.5
"""Share of capitals from which it is shouting."""
_MARKS = re.compile(r"[<>@#\"“”«»/$%&*()\n\d…—]|\.{2}")
_CARE = re.compile(
    r"(?:appointments?|visits?|charts?|admitted|admission|discharged?|discharges|diagnos\w+|patients?|treat(?:ed|ments?)"
    r"|referred|referrals?|prescri\w+|refills?|pills?|meds|medicine|medications?|dose|shots?|vaccin\w+|needles?|iv|scans?"
    r"|xrays?|mri|labs?|lab|blood|healed|cured|recover\w*|sick|ill|pregnan\w+|born|birth|died|dead|dying|die|death|kill\w*"
    r"|suicid\w*|overdos\w*|bleed\w*|bled|breath\w*|faint\w*|fell|hurts?|hurting|injur\w+|weight|pounds|fat|er|icu|nicu"
    r"|ambulance|oxygen|insulin|stitches|anesthesia|therapy|rehab|clinical|procedure|operat\w+|operated|tumou?r"
    r"|citas?|paciente|receta|medicinas?|pastillas?|vacunas?|operacion|operaron|enferm[oa]|embarazad\w+|murio|muerte"
    r"|muert[oa]|sangr\w+|inyeccion|cirugia|parto|duele|dolia)\Z"
)
"""Care and health in anybody's words."""
_LIMBS = re.compile(r"(?:backs?|hands?|arms?|foot|feet|eyes?|ears?|hearts?|brazos?|manos?|pies?|ojos?|corazon)\Z")
_OWN = frozenset(("my", "his", "her", "their", "your", "mi", "mis", "su", "sus", "tu"))
"""Limbs stand in many a saying; somebody's own are a matter of health."""
_UNKIND = re.compile(
    r"(?:idiots?|stupid|dumb\w*|moron\w*|jerks?|liars?|lied|lying|thie(?:f|ves)|steal\w*|stole|scam\w*|crooks?|fraud\w*"
    r"|hell|damn\w*|crap\w*|shit\w*|fuck\w*|ass|asses|bitch\w*|bastards?|sucks?|suck|disgust\w*|racist|ugly|hate|hated"
    r"|incompetent|useless|lawyers?|attorney|sue|sued|suing|court|police|cops?|mierda|pendej\w+|ladron\w*|estupid\w+"
    r"|idiota|inutil\w*|rater\w+|abogad\w+|policia)\Z"
)
"""What an organisation doesn't print under its own name."""
_CUT = re.compile(
    r"(?:a|an|the|of|to|at|for|from|with|and|or|but|my|your|our|his|her|their|its|that|which|who|is|was|are|were"
    r"|than|as|if|so|because|el|la|los|las|un|una|de|del|en|con|para|por|y|o|que|mi|su|al)\Z"
)
"""What no whole phrase ends with."""
_EMPTY = re.compile(
    r"(?:thanks?|kindly|please|never again|no matter|so (?:good|bad)|gracias|por favor|felicidades|nunca mas)\b", re.I
)
"""How words begin that would suit any comment."""
_OPENS = re.compile(r"(?:of|than|or|that|which|because|del?|que)\Z")
"""What none begins with."""
_STOP = re.compile(r"[.,;:!?)\"”]|.\s*\n", re.S)
_EDGE, _AROUND = ".,;:-–~ ", ".,;:!?¿¡'’"
_SHORT = re.compile(r"(?:n['’]t|['’](?:m|re|ve|ll|d|s|em))\Z")
_LETTERS, _SPANISH_LETTERS = frozenset("ai"), frozenset("aeouy")


def phrase(text: str) -> str:
    """The words most worth saying back, as they stand in the text; empty where none are. Raises `EmbedError`."""
    read = subject.read(text)
    if not read.words:
        return ""
    stops = np.array([bool(_STOP.match(text, end - 1)) for _, end in read.words])
    begins = read.begins * np.where(np.append(True, stops[:-1]), 1, CUT_BEFORE)
    ends = read.ends * np.where(np.append(stops[:-1], True), 1, CUT_BEHIND)
    pairs = np.where(np.tri(len(stops), k=MOST - 1), np.triu(np.outer(begins, ends)), 0.0)
    first, last = np.unravel_index(int(pairs.argmax()), pairs.shape)
    return text[read.words[first][0] : read.words[last][1]].strip(_EDGE) if pairs[first, last] >= SURE else ""


def said_back(comment: str, language: str) -> str:
    """The words as a reply may repeat them, in quotation marks; empty where there are none. Raises `EmbedError`.

    `comment` is a safe text; what stands for a removed identifier is never part of them.
    """
    found = phrase(comment)
    if (
        not FEWEST <= len(found.split()) <= MOST
        or _MARKS.search(found)
        or _EMPTY.match(found)
        or not (found[-1].isalpha() or found[-1] in "?!")
    ):
        return ""
    if sum(map(str.isupper, found)) > LOUD * sum(map(str.isalpha, found)):
        return ""
    words = [part for part in (one.strip(_AROUND) for one in re.split(r"[\s–-]+", found)) if part]
    bare = [plainly(word) for word in words]
    if not bare or _CUT.match(bare[-1]) or _OPENS.match(bare[0]):
        return ""
    saying = [word for word in bare if _OWN.intersection(bare) or not _LIMBS.match(word)]
    unfit = (HEALTH, LOOKS, _CARE, _UNKIND)
    if any(names_somebody(word) or any(pattern.match(word) for pattern in unfit) for word in saying):
        return ""
    return f"“{found}”" if all(_spelt(*both, language) for both in zip(words, bare, strict=True)) else ""


def known_words(text: str) -> int:
    """How many words of a text a list has, English or Spanish: with fewer than two nobody can say what is meant."""
    words = [part for part in (one.strip(_AROUND) for one in re.split(r"[\s–-]+", text)) if len(part) > 1]
    return sum(_spelt(word, plainly(word), "en") or spanish_word(plainly(word)) for word in words)


def _spelt(word: str, bare: str, language: str) -> bool:
    """Whether a list has the word, or what a short form stands for. The Spanish list is short, so that what is written
    small, and is therefore no name, passes too."""
    if language == "es":
        return word.islower() or bare in _SPANISH_LETTERS or spanish_word(bare)
    whole = _SHORT.sub("", bare)
    return whole in listed("words") or whole in listed("common") or whole in _LETTERS
