# ruff: noqa: E501 (patterns read best unbroken)
"""Ages above 89."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading

TENS = r"(?:ninety|nintey|ninty|noventa)(?:[\s-](?:y\s)?(?:one|two|three|four|five|six|seven|eight|nine|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?"
OVER = rf"(?:9\d|1[01]\d|{TENS}|(?:a|one) hundred(?:(?: and)?\s(?:one|two|three|four|five|six|seven|eight|nine|ten))?)"
YEARS = r"(?:\s?-?\s?(?:y/?o\b|yrs?\.?(?:\s?-?\s?olds?)?|years?(?:\s?-?\s?(?:olds?|of age|young))?|anos(?: de edad)?)(?!\s+(?:of (?:service|experience|history|care|serving|age discrimination)|ago|later|from now|worth)))"
AGES = re.compile(
    rf"\b(?:(?:age|aged|turn(?:s|ed|t|ing)?|edad|cumplio|cumple|cumplira|tiene|tenia|at the age of|at age)\s(?:of\s|de\s|is\s|was\s)?(?P<a>{OVER})\b(?!\s?(?:%|percent|minutes|mins|hours|days|mg|dollars|weeks|months|pounds|lbs))"
    rf"|(?P<b>{OVER}){YEARS}(?!\w)"
    rf"|(?:is|was|she's|he's|hes|shes|im|i'm|i am|pushing|nearing|almost|now|mother|mom|dad|father|grandma|grandpa|grandmother|grandfather|nana|uncle|aunt|he|she|who's|at|be|,)\s(?:now\s|only\s|almost\s|nearly\s)?(?P<c>9\d|1[01]\d|{TENS}|(?:a|one) hundred(?:(?: and)?\s(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)?(?!\s+(?:and (?:one|two|three|four|five|six|seven|eight|nine)|percent|dollars?|bucks|degrees|times|people|miles|pounds|%)))(?=\s*(?:[,.!;:)]|and\b|with\b|yet\b|in\s(?!line\b|the\s(?!fall|spring|summer|winter))|but\b|has\b|cant\b|can't\b|next\b|this\b|so\b|she\b|he\b|they\b|$))(?!\.\d)"
    rf"|,\s(?:de|con)\s(?P<f>{OVER})(?=\s*[,.;!?)]|\s+anos\b|\s*$)|(?:^|[.!?\n]\s*)(?P<g>9\d|1[01]\d|{TENS})(?=\s(?:and (?:still|never|sharp|counting|does)|y (?:todavia|aun|sigue)|years young)\b)|(?:cumpl\w+|tiene|tenia|cumple)\s(?:los\s)?(?P<h>cien(?:to \w+)?)(?=\s+anos\b)"
    rf"|(?:man|woman|lady|person|gentleman|patient|veteran|widow|widower|mother|father|grandmother|grandfather|senora|senor|abuela|abuelo)\s(?:of|de)\s(?P<e>{OVER})\b(?!\s?(?:%|anos|years?|yrs|yo|y/o|percent|minutes|hours|days|mg|dollars|pounds|lbs))|(?P<d>9\d|1[01]\d)(?=[mf]\b|\s?(?:yr|year|yo)\b))",
    re.I,
)
# What is hot, or many: "it was 95", "must be a hundred".
COUNTED = re.compile(
    r"(?:\b(?:it|temp(?:erature)?|outside)(?:'?s| is| was| got| hit)?|(?<!he )(?<!she )\bmust be|(?:numero|number|no\.|#))\s(?:(?:is|was|only|almost|nearly|now)\s)*\Z",
    re.I,
)
AND_YEARS = re.compile(r"\s(?:anos|years old|yrs old|years young)\b", re.I)
NINETIES = re.compile(r"\b(?:in (?:her|his|my|their) )(?P<id>(?:early |mid |late |mid-)?(?:nineties|90'?s|90s))\b|\b(?P<cent>centenarian)\b|\b(?P<nth>(?:9\d|1[01]\d)(?:st|nd|rd|th)|ninetieth|(?:ninety|one hundred(?: and)?)[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|hundredth|100th)\s(?:birthday|bday|b-day|cumpleanos)\b", re.I)  # fmt: skip


class AgesOver89(Family):
    """Ages above 89, in digits or words (164.514(b)(2)(i)(C)); ages up to 89 stay."""

    kinds = ("AGE",)
    FINDS = (
        "my [[94]] year old grandma".replace("[[94]] year old", "[[94 year old]]"),
        "she is [[ninety-two years old]] and alone",
        "dad turned [[101]] there",
        "he's [[97]], and you left him",
        "a [[93yo]] on the floor",
        "in her [[late nineties]]",
        "abuela de [[91 anos]]",
        "my memaw is [[a hundred and two]] and sharp",
        "tiene [[noventa y dos anos]] y camina",
        "mi mama, Altagracia, de [[96]], pregunta",
        "[[97]] and still doing her own taxes",
        "abuelo cumplio [[cien anos]]",
        "granny turnt [[ninety one]] sunday",
        "my [[ninety third]] birthday",
    )
    LEAVES = (
        "my 78 year old dad",
        "aged 45",
        "90 minutes late",
        "waited 95 minutes",
        "was 98.6",
        "90% of the time",
        "in the 90s music",
        "it was 100 degrees",
        "espere cien anos en la sala",
        "97 and a half minutes",
        "una fila, de 95 personas",
        "butts by the door, must be a hundred. Gross",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        low = reading.lower
        if (
            "9" in low
            or "1" in low
            or "nin" in low
            or "hundred" in low
            or "noventa" in low
            or "cien" in low
            or "cente" in low
        ):
            for pattern in (AGES, NINETIES):
                for match in pattern.finditer(reading.text):
                    group = next(g for g in pattern.groupindex if match[g])
                    if group == "c" and COUNTED.search(reading.text, max(0, match.start() - 24), match.start("c")):
                        continue
                    end = match.end() if group == "b" else match.end(group)
                    years = AND_YEARS.match(reading.text, end)
                    yield Hit(match.start(group), years.end() if years else end, "AGE", 0.92)
