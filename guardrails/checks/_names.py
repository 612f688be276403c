"""People's names in a reply, by where they stand and by a list of common ones; the signer's and our own are left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from guardrails.checks._shared import read_words
from guardrails.checks._signoff import introduced, signature
from guardrails.types import DraftContext

_CAPITAL = r"[A-ZÁÉÍÓÚÑÜ][\wáéíóúñü'’-]*"
_TOKEN = re.compile(rf"@?\b{_CAPITAL}")
_TITLED = re.compile(
    rf"\b(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Dd]r|[Dd]ra|[Ss]r|[Ss]ra|[Ss]rta|[Nn]urse|[Dd]octor|[Dd]octora|[Dd]on"
    rf"|[Dd]o[ñn]a|[Pp]rofessor|[Ee]nfermer[ao])\.?\s+({_CAPITAL}(?:\s+{_CAPITAL})?)"
)
_GREETED = re.compile(
    r"(?:^|[.!?,]\s+|\b)(?:hi|hello|hey|dear|hola|estimad[oa]|querid[oa]|good (?:morning|afternoon|evening)"
    r"|buen[oa]s (?:d[ií]as|tardes|noches)"
    r"|thank you(?: so much)?|thanks(?: so much)?|gracias|sorry|sincerest apologies|apologies|lo siento"
    r"|disculpe),?\s+([^\W\d_][\w'’-]*)(?=\s*[,.!:;—–-]|\s+[A-Z]|\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_VOCATIVE = re.compile(r"(?:^|[.!?]\s+)[¡¿]?([^\W\d_][\w'’-]+),\s", re.MULTILINE)
_CLOSING_VOCATIVE = re.compile(rf",\s+({_CAPITAL})\s*[.!?]")
_INITIAL = re.compile(rf"\b({_CAPITAL}\s+[A-Z]\.)(?=\s|,|$)")
_PLACE_OR_BODY = re.compile(
    r"\s+(?:Clinic|Hospital|Health|Medical|Center|Centre|Dental|Care|Insurance|Group|Plan|Plans|Practice|Pediatrics"
    r"|Urgent|Family|Memorial"
    r"|Street|Avenue|Road|Building|Wing|Tower|Campus|County|Pharmacy|Room|Portal|App|Day|Week|Month|Program|Team"
    r"|Department|Desk)\b"
)
# "the Oak side", "our Duluth and Superior branches", "Silver plans": what carries a name like a person's.
_THING_AFTER = re.compile(
    rf"(?:\s+(?:and\s+)?{_CAPITAL})*\s+(?:side|offices?|branch|branches|clinics?|locations?|bridge|entrance|door|lot"
    r"|garage|building|campus|wing|plans?|hospitals?|lobby|stores?|market|station)\b"
)
# "The lot on Birch", "Estamos en la calle Roble", "I grew up on Tremont": where we are, not where somebody lives.
_OUR_STREET = re.compile(
    r"(?:\b(?:lot|garage|ramp|entrance|door|main|cent(?:er|re)|clinic|office|parking|stop|pharmacy|lab|location|branch|one"
    r"|campus|hospital),? (?:on|off|near|behind|along)|\bI (?:grew up|was born|was raised) (?:on|in)"
    r"|\b(?:[Ee]stamos|[Aa]tendemos|[Aa]brimos)\b[^.!?]{0,25} (?:calle|avenida))(?: the)? $"
)
# "I'm Dana, patient relations at Riverside": the house that somebody speaks for.
_OUR_HOUSE = re.compile(
    r"\b(?:I['’]m|I am|[Mm]y name is|[Tt]his is|[Ss]oy|[Mm]e llamo) [^.!?\n]{2,60}"
    r"\b(?:at|from|for|de|en|del)(?: the)? $"
)
_ARTICLE = re.compile(r"\b(?:(?P<mine>I['’]m )?[Aa]n?|(?P<the>[Tt]he)) $")
# After "the Oyelaran" or "a Sycamore Lane" these say that it is about people, or about where they live.
_OF_PEOPLE = re.compile(
    rf"(?:\s+(?:{_CAPITAL}|\d+))*\s+(?:address|residents?|family|families|house|household|home|neighbou?rs?|boys?|girls?"
    r"|kids?|child|children|baby|babies|twins|lady|woman|man|couple|brothers?|sisters?|case|plate|who|whose)\b"
)
_ANIMAL_CALLED = re.compile(
    r"(?:^|[.!?] )(?![^.!?]*\b(?:man|woman|lady|boy|girl|child|patient|owner|who|whose)\b)[^.!?]*"
    r"\b(?:dog|puppy|cat|fish|goldfish|parrot|bird|canary|rabbit|hamster|pony|horse|turtle|robot|skeleton|perr[oa]"
    r"|gat[oa]|pez|loro)\b[^.!?]{0,40}\b(?:named|called|name is|llama|nombre es) $"
)
_ANIMAL_AFTER = re.compile(
    r", (?:our|the|nuestr[oa]) (?:\w+ )?(?:dog|puppy|cat|fish|bird|rabbit|perr[oa]|gat[oa]|pez)\b"
)
# "EpiPens", "MetLife": a capital in the middle of a word, where no family name has one ("McKay", "DeShawn", "LaTonya").
_BRAND = re.compile(r"(?!(?:Ma?c|D[aeiu]|L[aeiou]|V[ao]n|Fitz|O|San|St|Jo|Ja|Sha|Ke)[A-Z])[A-Z]\w*[a-z][A-Z]")
_WEEKDAY_AFTER = re.compile(r"\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")
_BODY_BEFORE = re.compile(r"(?:Cl[ií]nica|Hospital|Centro|Seguros|Grupo|Calle|Avenida|Saint|St\.?|Mount|Lake)\s+$")


def names_in(text: str, context: DraftContext) -> Iterator[tuple[int, int]]:
    """Spans of names of people who are neither the signer nor part of what the organisation approved."""
    ours = _our_words(context)
    own = introduced(text) + [span for span in [signature(text)] if span]
    # Who signs below may be named above: "ask for Raylene … Raylene Tibbs, billing supervisor".
    ours |= _words_of(tuple(text[start:end] for start, end in own))
    seen: list[tuple[int, int]] = []
    for start, end in _candidates(text):
        words = [word.casefold() for word in re.findall(r"[\w'’-]+", text[start:end])]
        known = all(word.removesuffix("'s").removesuffix("’s") in ours for word in words)
        if known or any(a <= start and end <= b for a, b in own) or any(a < end and start < b for a, b in seen):
            continue
        seen.append((start, end))
        yield start, end


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    for match in _TITLED.finditer(text):
        if _bare(match.group(1)) not in read_words("checks_capitals.txt"):
            yield match.span(1)
    for pattern in (_GREETED, _VOCATIVE, _CLOSING_VOCATIVE):
        for match in pattern.finditer(text):
            word = match.group(1)
            if _is_name(word, strict=pattern is _VOCATIVE or not word[0].isupper()):
                yield match.span(1)
    for match in _INITIAL.finditer(text):
        if _is_name(match.group(1).split()[0], strict=False):
            yield match.span(1)
    thing = -1
    for match in _TOKEN.finditer(text):
        if not _inside_sentence(text, match.start()) or not _is_name(match.group(), strict=False):
            continue
        # "the Piggly Wiggly": what follows within one name is of the same thing.
        follows = match.start() == thing + 1 and not _is_name(match.group(), strict=True)
        if follows or _of_a_thing(text, match):
            thing = match.end()
        elif not _of_a_place(text, match):
            yield match.span()


def _bare(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s").strip("-'")


def _is_name(word: str, *, strict: bool) -> bool:
    """`strict` asks the list of names; otherwise any capitalised word that isn't known to be something else."""
    bare = _bare(word)
    if bare in read_words("checks_capitals.txt") or len(bare) < 2 or (word.isupper() and len(word) <= 5):
        return strict is False and word.isupper() and bare in read_words("checks_names.txt")
    return not strict or bare in read_words("checks_names.txt")


_NEAR = 40
"""Code points before a capital that say what it is."""


def _inside_sentence(text: str, start: int) -> bool:
    """True where a capital isn't explained by the beginning of a sentence, a line, a quotation or an address."""
    before = text[max(0, start - _NEAR) : start].rstrip(" ")
    if not before or before[-1] in ".!?…:\n\"“'‘(-–—•*@/¡¿" or text[start] == "@":
        return False
    after = text[start : start + 60]
    return not re.match(r"\S+@|\S+\.\w{2,}", after)


def _of_a_place(text: str, match: re.Match[str]) -> bool:
    """Part of a place's or an organisation's name: "Riverside Clinic", "Oak Street"."""
    rest = re.match(rf"(?:\s+{_CAPITAL})*", text[match.end() :])
    window = text[match.end() : match.end() + (rest.end() if rest else 0)]
    return bool(_PLACE_OR_BODY.search(window)) or bool(
        _BODY_BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()])
    )


def _of_a_thing(text: str, match: re.Match[str]) -> bool:
    """A street, a brand, a plan, a pet, a people or a feast: its grammar isn't that of a person's name."""
    before, after = text[max(0, match.start() - 2 * _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
    if _ANIMAL_CALLED.search(before) or _ANIMAL_AFTER.match(after) or _THING_AFTER.match(after):
        return True
    if _is_name(match.group(), strict=True) or _is_name(_bare(match.group()).removesuffix("s"), strict=True):
        return False
    if (
        _BRAND.match(match.group())
        or _WEEKDAY_AFTER.match(after)
        or _OUR_STREET.search(before)
        or _OUR_HOUSE.search(before)
    ):
        return True
    article = _ARTICLE.search(before)
    if not article or re.match(r"\s#?\d", after):
        return False
    # "the Oyelarans" are a family; of oneself one may say "I'm a Cubs girl".
    plural = article["the"] is not None and match.group().endswith("s")
    return article["mine"] is not None or not (plural or _OF_PEOPLE.match(after))


def _our_words(context: DraftContext) -> frozenset[str]:
    texts = (
        context.organisation,
        context.signer.name if context.signer else "",
        context.signer.role if context.signer else "",
        *(contact.text for contact in context.contacts),
        *(one.text for one in context.facts),
        *(one.text for one in context.commitments),
    )
    return _words_of(texts)


@lru_cache(maxsize=64)
def _words_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for text in texts for word in re.findall(r"[\w'’-]+", text))
