"""Who signs: the name at the end of a reply, or in "I'm Dana"."""

from __future__ import annotations

import re
from functools import lru_cache

from guardrails.checks._shared import read_words

_NAME = r"[A-ZÁÉÍÓÚÑÜ][\w'’-]+"
_WHOLE = rf"{_NAME}(?:\s+{_NAME})?"
_TITLE = r"(?:(?:Dra?\.?|Sister|Brother|Nurse|Chaplain|Pastor)\s+)?"
_INTRODUCED = re.compile(
    r"\b(?:I['’]?m|I am|[Mm]y name is|[Tt]his is|[Aa]sk for|[Hh]ere is|Soy|soy|[Mm]e llamo|[Mm]i nombre es"
    r"|[Pp]regunt(?:e|en|ar) por|[Ll]e habla|[Ll]e escribe)\s+"
    rf"((?:Dr\.?\s+)?{_NAME}(?:\s+{_NAME})?)"
)
# Other ways to say who one is or whom to ask for. A name after "me," alone would be an address: "it hurts me, Maria".
_SELF = re.compile(
    rf"\b(?:[Jj]ust me|[Tt]hat['’]s me|[Ii]t['’]s me|yo|por mí"
    rf"|(?:from|to|[Hh]ere['’]s) a (?:real |live )?person)[,:]\s+({_WHOLE})"
    r"(?=\s*[,.;:!—–-]|\s*$)"
    rf"|\bme,\s+({_WHOLE}),\s+(?=\d|(?:in|at|from|en|de)\s+(?:(?:the|our|la)\s+)?(?:[A-Z]|\w+ (?:desk|office|team)\b))"
    rf"|\b(?:[Tt]hat|[Ii]t)['’]s me\b[^.!?\n]{{0,30}},\s+({_WHOLE})(?=\s*[.!]?\s*$)"
    rf"|(?:^|[.!?;]\s+|[Hh]i there,\s+){_TITLE}({_WHOLE})\s+"
    r"(?:here(?=\s*[,.;:!—–-]|\s+(?:from|in|at|with)\b)|on the page\b|al habla\b)"
    rf"|(?:[,;]\s*attention|\battention of|\bmark(?:ed)? (?:it )?for|atenci[oó]n de)\s+{_TITLE}({_WHOLE})"
    rf"|\bput\s+({_NAME})\s+in the subject\b|(?:^|\s)({_NAME}) or I\b"
    rf"|\b(?:[Oo]ur|[Nn]uestr[ao]) [a-zñáéíóú ]{{3,30}},\s+({_WHOLE}),"
    r"\s+(?=(?:is at \S*[\d@]|answers|picks up|can be reached|contesta|atiende|recibe)\b)"
    rf"|\b({_WHOLE})[,;:—–-]?\s+(?:that['’]s me|that would be me|which is me|(?:que|[eé]s[ae]) soy yo)\b",
    re.MULTILINE,
)
# The last line or sentence: a name, perhaps a role and the organisation, nothing that reads like a sentence.
_CLOSE = re.compile(
    r"(?:^|[.!?…;\n)]|[-–—~]|\s{2,})[\"')\]]*\s*[-–—~]*\s*((?:\b(?:Dra?|Sra?|[A-Z])\.|[^.!?…;\n]){2,90}?)\s*[.!]?\s*$"
)
# What may follow the name: "Dana, patient relations", "Dana (night desk)", "Dana at the front desk", no verb.
_SIGNED = re.compile(
    rf"(?:(?:Dra?|Sra?)\.?\s+)?(?:[A-Z]\.\s+)*{_NAME}(?:\s+(?:{_NAME}|[A-Z]\b\.?|de|del|la|van|von|and|y|&))*"
    r"(?!,\s+(?:for|your|you|por|su)\b)"
    r"(?=\s*(?:$|[,(/|:–—-])|\s+(?:at|in|from|for|en|desde)\b)"
)
_CONTACT_AT_END = re.compile(r"(?<![\s,;])[,;]?\s*(?:[\w.+-]+@[\w.-]+\w|\+?[\d() .-]{7,})\s*$")
# "care@riverside.example, Dana": the way to reach somebody and then the name, in one sentence.
_AFTER_CONTACT = re.compile(
    rf"(?:[\w.+-]+@[\w.-]+\w|\d[\d() .-]{{5,}}\d),\s+({_NAME}(?:,\s[^.!?\n]{{2,60}})?)\s*[.!]?\s*$"
)
_POLITE = re.compile(
    r"^(?:(?:all the )?(?:kind|warm|best|sincere)(?:ly)?(?: regards| wishes)?|sincerely|regards|thank you|thanks|warmly"
    r"|respectfully|yours(?: truly| sincerely| faithfully)?|with (?:thanks|respect|apologies|gratitude)"
    r"|(?:take (?:good )?care|con (?:cariño|respeto))(?=,\s+[^,.!?]{2,30},)|on behalf of (?:the|our) [a-z ]{3,20}"
    r"|un (?:fuerte )?abrazo|atentamente"
    r"|saludos(?: cordiales)?|con aprecio|gracias(?: y buen d[ií]a)?|cordialmente"
    r"|un (?:cordial )?saludo(?: cordial)?)\s*,?\s*", re.IGNORECASE
)  # fmt: skip
# "Trish Nyberg, call center lead": after a whole name and a comma, a role may hold what else would be a verb.
_NAME_AND_ROLE = re.compile(
    rf"(?!(?:Dear|Hi|Hello|Estimad[oa])\b)(?:(?:Dr|Sr|Sra)\.?\s+)?{_NAME}(?:\s+(?:{_NAME}|[A-Z]\.|de|la|van|von)){{1,3}}"
    r",\s(?!(?:I|we|you|it|for|your|por|su)\b)[^,]{3,60}"
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
    if not _SIGNED.match(inside) or _VERB.search(inside):
        return None
    # One long lower-case run is a sentence, not a role.
    return (start, end) if len(inside.split()) <= 12 else None


def introduced(text: str) -> list[tuple[int, int]]:
    """Spans of names that somebody gives as their own or as whom to ask for."""
    spans = [match.span(1) for match in _INTRODUCED.finditer(text)]
    for match in _SELF.finditer(text):
        start, end = match.span(match.lastindex or 0)
        # "Everybody here," begins with a capital and names nobody.
        if text[start:end].split()[0].casefold() not in read_words("checks_capitals.txt"):
            spans.append((start, end))
    return spans
