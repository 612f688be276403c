"""Who signs: the name at the end of a reply, or in "I'm Dana"."""

from __future__ import annotations

import re
from functools import lru_cache

_NAME = r"[A-ZÁÉÍÓÚÑÜ][\w'’-]+"
_INTRODUCED = re.compile(
    r"\b(?:I['’]?m|I am|[Mm]y name is|[Tt]his is|[Aa]sk for|[Hh]ere is|Soy|soy|[Mm]e llamo|[Mm]i nombre es"
    r"|[Pp]regunte por|[Ll]e habla|[Ll]e escribe)\s+"
    rf"((?:Dr\.?\s+)?{_NAME}(?:\s+{_NAME})?)"
)
# The last line or sentence: a name, perhaps a role and the organisation, nothing that reads like a sentence.
_CLOSE = re.compile(r"(?:^|[.!?…\n)]|[-–—~]|\s{2,})[\"')\]]*\s*[-–—~]*\s*([^.!?…\n]{2,90}?)\s*[.!]?\s*$")
_CONTACT_AT_END = re.compile(r"(?<![\s,;])[,;]?\s*(?:[\w.+-]+@[\w.-]+\w|\+?[\d() .-]{7,})\s*$")
# "care@riverside.example, Dana": the way to reach somebody and then the name, in one sentence.
_AFTER_CONTACT = re.compile(
    rf"(?:[\w.+-]+@[\w.-]+\w|\d[\d() .-]{{5,}}\d),\s+({_NAME}(?:,\s[^.!?\n]{{2,60}})?)\s*[.!]?\s*$"
)
_POLITE = re.compile(
    r"^(?:(?:kind|warm|best|sincere)(?:ly)?(?: regards| wishes)?|sincerely|regards|thank you|thanks|warmly"
    r"|respectfully|yours"
    r"|atentamente|saludos(?: cordiales)?|con aprecio|gracias|cordialmente|un saludo)\s*,?\s*", re.IGNORECASE
)  # fmt: skip
# "Trish Nyberg, call center lead": after a whole name and a comma, a role may hold what else would be a verb.
_NAME_AND_ROLE = re.compile(
    rf"(?:(?:Dr|Sr|Sra)\.?\s+)?{_NAME}(?:\s+(?:{_NAME}|[A-Z]\.|de|la|van|von)){{1,3}},\s(?!(?:I|we|you|it)\b)[^,]{{3,60}}"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|have|has|had|will|would|can|could|do|does|did|please|call|write|reach|email"
    r"|me|you|your|i"
    r"|it|this|that|we|they|what|es|son|fue|estoy|llame|escriba|usted|lamento)\b", re.IGNORECASE
)  # fmt: skip


_LONGEST = 200
"""Code points at the end of a text in which a sign-off is looked for."""


@lru_cache(maxsize=64)
def signature(text: str) -> tuple[int, int] | None:
    """The span of the sign-off at the end ("Dana, Riverside Clinic"), or None."""
    before = max(0, len(text) - _LONGEST)
    found = _signature(text[before:])
    return (before + found[0], before + found[1]) if found else None


def _signature(text: str) -> tuple[int, int] | None:
    after_contact = _AFTER_CONTACT.search(text)
    if after_contact:
        return after_contact.span(1)
    match = _CLOSE.search(_CONTACT_AT_END.sub("", text))
    if not match:
        return None
    start, end = match.span(1)
    polite = _POLITE.match(text[start:end])
    if polite:
        start += polite.end()
    inside = text[start:end]
    if _NAME_AND_ROLE.fullmatch(inside):
        return start, end
    if not re.match(rf"(?:Dr\.?\s+)?{_NAME}", inside) or _VERB.search(inside):
        return None
    # One long lower-case run is a sentence, not a role.
    return (start, end) if len(inside.split()) <= 12 else None


def introduced(text: str) -> list[tuple[int, int]]:
    """Spans of names that somebody gives as their own or as whom to ask for."""
    return [match.span(1) for match in _INTRODUCED.finditer(text)]
