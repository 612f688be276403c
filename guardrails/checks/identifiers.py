"""Find what identifies a person in a reply: names, dates, numbers, rooms, ages, private addresses, conditions.

Works by rules on the reply and what is known of its situation: a reply is short, and what may stand in it is known
(signer, organisation, contacts, facts). Details in words that no rule knows are the encoder's (`learned`). `find`,
`allow`, `spare`, `words` are as in `phrases`, for details in words ("your diabetes"). `capitals_allowed` are words that
may be capitalised within a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guardrails.checks import Check, Hit, Reply, read_params
from guardrails.checks._names import names_in
from guardrails.checks._shared import EMAIL, PHONE
from guardrails.checks._text import Sentence
from guardrails.checks.phrases import Finder, PhraseParams, approved, says, sentence_hits
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?"
    r"|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
)
_DATE = re.compile(
    rf"\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of |de )?{_MONTH}\b"
    rf"|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|(?<![\w/-])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?![\w/-])"
    rf"|\b(?:last|this past|el pasado|este pasado) {_WEEKDAY}\b(?! of (?:the|each|every)\b)"
    rf"|\b{_WEEKDAY} pasado\b|\b(?:on"
    rf"|that) (?:the )?\d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|\b(?:on|el) {_WEEKDAY}(?= (?:morning|afternoon|night|evening|the|when|por|en la)\b)|\b(?:on"
    rf"|el) {_WEEKDAY}(?=[\s]*[.,;!])"
)
# A date of an event or of opening hours is nobody's.
_EVENT = re.compile(
    r"\b(?:open\w*|clos\w+|hours|available|event|workshop|class|classes|fair|holiday|starts?|starting|begins?|runs?"
    r"|launch\w*|until|through"
    r"|from|by|before|deadline|enroll\w*|clinic runs|walk-?ins?|drive|abiert\w*|cerrad\w*|horario|hasta|desde"
    r"|empieza|antes|a partir|feria|jornada)\b"
)
# A mere weekday may also be when I did something about it, or when all may come to something.
_WEEKDAY_ONLY = re.compile(rf"(?:on|el) {_WEEKDAY}")
_NOT_THEIRS = re.compile(
    r"\bi (?:asked|raised|took|brought|passed) (?!you\b|him\b|her\b|them\b)(?![^.]*\byour?\b)"
    r"|\b(?:will be (?:at|in) the|va a estar|estara en|council meets|good luck|felicidades)\b"
)
_NUMBERS = re.compile(
    r"\b(?:room|rm|bed|bay|habitacion|cuarto|cama|sala|suite of|unit)\s*(?:number|no\.?|#|numero)?\s*#?\d{1,4}[a-z]?\b"
    r"|\b(?:account|acct|claim|member(?:ship)?|policy|group|subscriber|invoice|order|case|ticket|record|chart|patient|mrn"
    r"|id|confirmation|reference"
    r"|authorization|prescription|rx|cuenta|reclamo|poliza|factura|caso|expediente|paciente|afiliado|referencia)"
    r"(?: (?:number|no\.?|id|ending in|numero|terminad[ao] en|is|es))*\s*[:#]?\s*#?(?=[a-z-]{0,4}\d)[a-z0-9-]{3,}\b"
    r"|\b\d{3}-\d{2}-\d{4}\b|\bmrn\b|\b(?:ssn|social security number)\b(?=.{0,12}\d)"
    r"|\b(?:ending|terminad[ao]) (?:in|en) \d{3,}\b|\b(?:dob|date of birth|born on|fecha de nacimiento)\b(?=.{0,8}\d)"
    r"|\b\d{1,3}[- ]year[- ]olds?\b|\b(?:aged?|de) \d{1,3}(?: anos| years)\b|\b\d{1,2} anos de edad\b"
    r"|\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\bplate (?:number )?[a-z0-9-]*\d[a-z0-9-]*\b"
)
_STREET = re.compile(
    r"(?<![\d-])\b\d{1,5} (?:[nsew]\.? )?(?:[a-z]+ ){1,3}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr"
    r"|boulevard|blvd|court|ct|way|place)\b"
    r"|\bzip(?: code)? \d{5}\b"
)
_PRIVATE_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+@(?:gmail|yahoo|hotmail|outlook|icloud|aol|live|msn|proton(?:mail)?|comcast|verizon|me|mail)\.\w+",
    re.I,
)
_THEIR_NUMBER = re.compile(
    r"\b(?:your (?:cell |phone |mobile |home )?number|your phone|your cell|(?:call|called|calling|phone|reach|text"
    r"|tried|trying|contact) (?:you|him|her|them)|le llam\w+|su (?:numero|número|telefono|teléfono))\b[^.!?]{0,40}$",
    re.I,
)
_OUR_NUMBER = re.compile(
    r"(?:call|text|reach|phone|ring|dial|contact) (?:me|us|my|our)|my (?:direct )?(?:line|number)|our", re.I
)

_OUR_STREET = re.compile(
    r"(?:\bour (?:new |main |other )?(?:location|office|clinic|address|building|entrance|pharmacy|lab)"
    r"|\b(?:mail|write|send) (?:it|them|one|that) to (?:me|us)|\b(?:we are|we moved|find us|estamos))\b[^.!?]{0,30}$"
)

INTRODUCTION = 20
"""Letters before a signer's name in a sentence that introduces them."""


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    given = read_params(PhraseParams, params)
    finder = Finder(given, shared)
    by_rules = given.model_copy(update={"learned": False})

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        ours, told = _ours(context), approved(context)
        for start, end in names_in(reply.text, context):
            yield Hit(start, end, f"“{reply.text[start:end]}” reads as somebody's name. {rule.fix}")
        for clause in reply.clauses:
            # What the organisation says of itself is nobody's detail, whatever it sounds like to the encoder.
            said = says(reply, clause)
            harmless = said in told or _introduces(said, context)
            yield from sentence_hits(by_rules if harmless else given, finder, rule, reply, clause)
            for first, last in clause.sentence.once(_numbers):
                start, end = reply.span(clause.start + first, clause.start + last)
                if reply.text[start:end].casefold() not in ours:
                    yield Hit(start, end)
        yield from _addresses(reply.text, ours)

    return check


def _numbers(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Where dates, numbers of rooms or records, ages and streets stand in a sentence."""
    patterns = (_NUMBERS, _STREET) if _EVENT.search(sentence.text) else (_DATE, _NUMBERS, _STREET)
    return tuple(
        match.span()
        for pattern in patterns
        for match in pattern.finditer(sentence.text)
        if not _ours_or_alls(sentence.text, match)
    )


def _ours_or_alls(text: str, match: re.Match[str]) -> bool:
    """Our own address, or a day that is nobody's in particular."""
    if match.re is _STREET:
        return _OUR_STREET.search(text[: match.start()]) is not None
    return bool(_WEEKDAY_ONLY.fullmatch(match.group()) and _NOT_THEIRS.search(text))


def _introduces(said: str, context: DraftContext) -> bool:
    """Whether a sentence begins with its signer: `I'm Dana Whitfield, ...`, `Dana, patient relations lead`."""
    return context.signer is not None and 0 <= said.find(context.signer.name.casefold()) <= INTRODUCTION


def _ours(context: DraftContext) -> str:
    """Everything that the organisation itself has approved, as one text to look things up in."""
    approved = [contact.text for contact in context.contacts]
    approved += [one.text for one in context.facts] + [one.text for one in context.commitments] + [context.organisation]
    return "\n".join(approved).casefold()


def _addresses(text: str, ours: str) -> Iterator[Hit]:
    """Mail addresses and numbers that are somebody's own, not the organisation's."""
    for match in _PRIVATE_MAIL.finditer(text):
        if match.group().casefold() not in ours:
            yield Hit(*match.span())
    for match in PHONE.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if match.group() not in ours and _THEIR_NUMBER.search(before) and not _OUR_NUMBER.search(before):
            yield Hit(*match.span())
    for match in EMAIL.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()].casefold()
        if match.group().casefold() not in ours and re.search(
            r"\b(?:(?:your|su) (?:e-?mail|inbox|correo)(?: address)?|(?<!hear from )(?<!hear it from )you at"
            r"|su correo)\b[^.]{0,15}$",
            before,
        ):
            yield Hit(*match.span())
