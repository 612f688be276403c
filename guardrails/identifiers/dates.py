# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Dates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading

FULL_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|janury|febuary|feburary|septmber|setember|novemeber|decemeber|agust|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)"  # fmt: skip
MONTH = rf"(?:{FULL_MONTH}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
DAY_WORD = r"(?:primero|1ro|1o|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"  # fmt: skip
NOTHING_COUNTED = (
    r"\s*(?:[.,;:!?)\n]|$|(?:and|but|at|i|we|she|he|they|you|my|with|for|to|when|until|because|it|so|in|by)\b)"
)
"""What follows `the third` where it is a day: no thing that is the third of its kind."""
YEAR = r"(?:(?:19|20)\d\d|'\d\d)"
WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thur?s?|fri|sat|sun|tuseday|wensday|wednsday|thrusday|lunes|martes|miercoles|jueves|viernes|sabado|domingo)"  # fmt: skip
SEP = r"\s?[/.\-]\s?"
NUMERIC = re.compile(
    rf"(?<![\w$/.,-])(?:(?:0?[1-9]|1[0-2]|[12]\d|3[01]){SEP}(?:0?[1-9]|[12]\d|3[01]){SEP}(?:(?:19|20)?\d\d)|(?:19|20)\d\d{SEP}(?:0?[1-9]|1[0-2]){SEP}(?:0?[1-9]|[12]\d|3[01])|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:T[\d:]+Z?)?(?![\w/]|[.,-]\d)"
)
SHORT = re.compile(r"(?<![\w$/.,-])(?P<m>0?[1-9]|1[0-2])\s?/\s?(?P<d>0?[1-9]|[12]\d|3[01])(?![\w/%]|[.,-]\d)")
DASHED = re.compile(
    r"\b(?:on|since|dated|dob|until|by)\s+(?P<id>(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01]))(?![\w-])", re.I
)
# What a person did or had done then: two numbers with a dash, a period or a slash are a date here, month or day first.
CUED_DATE = re.compile(
    r"\b(?:passed(?: away)?|died|born|admitted|discharged|deceased|buried|filled|refilled|billed (?:him|her|me|us) for|on|fecha|dated|el|desde|vence|nacio|murio)\s(?:on\s|again\s|:\s?)?(?P<id>(?:0?[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])|\.(?:0[1-9]|[12]\d|3[01]))|(?!24/7)(?:1[3-9]|2\d|3[01])[/-](?:0?[1-9]|1[0-2]))(?![\w-]|[.,/]\d|\s?(?:%|mg|ml|mcg|min|hours?|hrs|people|stars?|percent|points?|inch|miles|degrees|cm|times|dollars|bucks))|(?:^|[.\n]\s)(?P<opens>(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01]))(?=,\s)",
    re.I,
)
OF_MONTH = re.compile(
    rf"(?<!\w)(?:the\s+|el\s+)?(?:dia\s+)?(?:{DAY}|{DAY_WORD})\s+(?:of\s+(?:this|last|next|the\s(?:same|previous|following|current))\s+month|del?\s+(?:este\s+mes|mes\s+(?:pasado|proximo|que\sviene|en\scurso)|(?:presente|corriente)(?:\s+mes)?)|(?:inst|ult)\b\.?)(?!\w)",
    re.I,
)
RATING = re.compile(
    r"\s*(?:stars?|rating|full|empty|of|pounds?|cups?|inch|in\b|hours?|time|chance|people|patients|doses?|pills?|tablets?|mg|doctors|nurses|visits)|\s*(?:pain)",
    re.I,
)
NOT_DATE_BEFORE = re.compile(r"(?:\b(?:rate|rated|rating|score|scored|apgars?|pain|gave|give|giving|bp|a|stage|grade|only|like|was a|is a|solid|about|pressure|vision|level|out of|get|got|gets|deserves?)\s+(?:it |them |this |of |is |was |a |an )*)$|[$]\s?$", re.I)  # fmt: skip
WEEKDAY_BEFORE = re.compile(rf"\b{WEEKDAY}\.?,?\s\Z", re.I)
DATE_BEFORE = re.compile(r"\b(?:on|since|by|from|until|till|dated?|dob|born|appt|appointment|visit|surgery|admitted|discharged|seen|was|for|of|and|to|in|el|desde|before|after|died|passed|between|back|around|dos|er|thru|through|called)\s*:?\s*$", re.I)  # fmt: skip
NAMED = re.compile(
    rf"(?<!\w)(?:el\s+)?(?:{WEEKDAY}\.?,?\s+(?:the\s+|el\s+)?)?(?:dia\s+)?(?:(?:the\s+)?{DAY}\s*(?:of\s+|de\s+|-)?\s*{MONTH}(?:,?\s*(?:del?\s+)?{YEAR})?|(?:the\s+)?{DAY_WORD}\s+(?:of\s+|day of\s+|de\s+)?{FULL_MONTH}(?:,?\s*{YEAR})?|{MONTH}\s*-?\s*(?:the\s+)?(?:{DAY}(?![\d:%]|\s?(?:mg|ml|hours?|people|minutes?|times?|days?))|{DAY_WORD})(?:,?\s*{YEAR})?)(?!\w)",
    re.I,
)
MONTH_YEAR = re.compile(
    rf"\b(?:(?:early|mid|late|in|of)[\s-]+)?(?P<id>{MONTH}(?:\s+(?:of|de|del))?,?\s*{YEAR})(?!\w)|(?<![\w/])(?P<num>(?:0?[1-9]|1[0-2])/(?:19|20)\d\d)(?![\w/])",
    re.I,
)
MONTH_ALONE = re.compile(
    rf"\b(?:in|since|last|this(?: past)?|next|early|late|mid|until|till|by|from|through|of|before|after|back in|en|desde|during|end of|beginning of|start of|middle of|month of|was|is)[\s-]+(?:the\s)?(?P<id>{FULL_MONTH}|(?:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\b)(?!\w)",
    re.I,
)
PERSONAL = re.compile(r"\b(?:my|i|i'm|i've|i'd|me|mine|we|we've|our|us|he|she|his|her|him|husband|wife|mom|mother|dad|father|son|daughter|born|due|baby|died|passed|surgery|admitted|discharged|appointment|appt|visit|diagnosed|mi|yo|nos|nuestro)\b", re.I)  # fmt: skip
THE_DAY = re.compile(rf"\b(?:on|by|since|until|till|for|was|el|before|after|around|till|dated|from|came|arrived|went|called|seen|due|born|passed|died|discharged|admitted)\s+(?P<id>(?:the\s+)?(?:[12]?\d(?:st|nd|rd|th)|3[01]st|30th)|the\s+{DAY_WORD}(?={NOTHING_COUNTED})|el\s+dia\s+\d{{1,2}})(?P<more>(?:\s*(?:,|and|&|or|,\s?and)\s*(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th))*)(?!\s+(?:floor|fl|st|street|ave|avenue|rd|road|blvd|grade|time|visit|day|one|week|trimester|person|opinion|call|try|attempt|place|patient|nurse|doctor|shift|hour|degree|surgery|birthday|century|dose|shot|child|baby|kid|year|month|line|party|amendment|percentile|appointment|appt|dr|provider|specialist|in line|er|hospital|half|wheel|world|world's|hand|rate|thing|reason|question|part|step|week|round|set|visit|and(?=\s(?:the\s)?(?:\w+\s)?(?:floor|fl|visit|time|trimester)))\b)(?!\w)|\b(?:(?:night|day|morning|evening|afternoon|week|weekend) of|all night|all day|moved it to|changed it to|rescheduled(?: it)? (?:to|for)|pushed(?: it)? to|cleared on|every)\s+(?P<apart>the\s+(?:[12]?\d(?:st|nd|rd|th)|3[01](?:st|th)|{DAY_WORD}))(?={NOTHING_COUNTED})", re.I)  # fmt: skip
HOLIDAY = r"(?:(?:christ?mas|xmas|x-mas|new year'?s?|thanksgiving|easter|halloween|hallowe'en|valentine'?s?|st\.? patrick'?s?|(?:memorial|labor|labour|veterans?'?|independence|presidents?'?|mlk|martin luther king(?: jr)?|columbus|groundhog|boxing|mother'?s'?|father'?s'?)\s+(?:day|weekend)|juneteenth|good friday|ash wednesday|palm sunday|mardi gras|cinco de mayo|fourth of july|4th of july|july 4th|july fourth|black friday|cyber monday|super bowl|superbowl|hanukkah|chanukah|passover|yom kippur|rosh hashanah|ramadan|eid|diwali|holi|kwanzaa|lunar new year|chinese new year|tet|navidad|nochebuena|nochevieja|ano nuevo|semana (?:santa|mayor)|dia de (?:l[oa]s? )?(?:muertos|reyes|madres?|padres?|candelaria|santos|trabajo|independencia|accion de gracias|virgen(?: de guadalupe)?|san \w+)|(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo) (?:santo|de (?:ceniza|ramos|gloria|resurreccion))|las posadas|pascua|all (?:saints|souls)'? day|whit (?:monday|sunday)|pentecost|michaelmas|candlemas|(?:the )?feast of (?:the |st\.? |saint |our )?\w+(?: of \w+)?|(?:lincoln|washington)'?s birthday|(?:flag|arbor|patriots'?|earth|leap) day|vaisakhi|baisakhi|navratri|janmashtami|ganesh chaturthi|purim|sukkot|shavuot|ashura|nowruz|songkran|laylat al-qadr)(?:\s+(?:eve|day|weekend|sunday|monday|friday|week|night|morning))*)"  # fmt: skip
HOLIDAYS = re.compile(rf"(?<!\w)(?:(?:the\s+)?(?:day|night|morning|week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|friday)\s+(?:before|after|of)\s+)?{HOLIDAY}(?!\w)(?:,?\s*(?:of\s+)?{YEAR})?", re.I)  # fmt: skip
VAGUE_HOLIDAY = re.compile(r"\b(?:closed|shut|open|hours?|happy|merry|wish(?:ing)?|like|have a|party|decorations?|tree|lights|song|music|cards?|spirit|came early|costumes?|feliz|sales?)\b", re.I)  # fmt: skip
COMES_ROUND = re.compile(r"\b(?:every|each|cada|todos\slos)\s(?:(?:other|single|year|otro)\s)?(?:on\s)?\Z", re.I)
ANY_HOLIDAY = re.compile(r"\s(?:season|vibes|mubarak|every year|is always|cada ano|todos los anos)\b", re.I)
MAY_FIRST = re.compile(r"(?:may|march) (?:second|first)\b", re.I)  # "may first": rather the verb
MONTH_BEGINS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec ene abr ago dic set agu".split())
DAY_BEGINS = frozenset("mon tue tus wed wen thu thr fri sat sun lun mar mie jue vie sab dom".split())
HOLIDAY_BEGINS = frozenset(
    "chr xma x new tha eas hal val st mot fat mem lab vet ind pre mlk mar col gro box jun goo ash pal cin fou 4th jul bla cyb sup han cha pas yom ros ram"
    " eid diw hol kwa lun chi tet nav noc ano sem dia".split()
)
RARER_HOLIDAYS = frozenset(
    """saints saints' souls souls' whit pentecost michaelmas candlemas feast lincoln lincolns washington washingtons flag arbor patriots patriots' earth
    leap vaisakhi baisakhi navratri janmashtami ganesh purim sukkot shavuot ashura nowruz songkran laylat santo ceniza ramos gloria resurreccion posadas""".split()
)
RELATIVE_WORDS = frozenset(
    """last past this next esta other previous prior coming following before after jueves viernes sabado domingo lunes martes miercoles ago back earlier from yesterday yest yestday yesterdays week gone a hace ayer anoche
    antier anteayer pasado pasada proximo por day""".split()
)
DAY_OF = re.compile(
    r"\s(?:eve|day|night|morning|afternoon|week|weekend|monday|wednesday|friday|sunday)\b|^(?:the\s+)?(?:day|night|morning|week|weekend|\w+day)\s(?:before|after|of)\b|\d",
    re.I,
)
ON_A_DAY = re.compile(r"\b(?:on|since|last|this past|before|after|over|during|around|past|next|desde|en)\s+$", re.I)
AHEAD = re.compile(
    r"\b(?:tomorrow(?:\s+(?:morning|afternoon|evening|night))?|tmrw|tmw|the day after tomorrow|next (?:week|month)|manana por la (?:manana|tarde))\b",
    re.I,
)
APPOINTMENT = re.compile(
    r"\b(?:appointment|appt|surgery|procedure|scan|mri|operation|due|birthday|funeral|chemo|delivery|reschedul\w*|induced|c-section|biopsy|cita|cirugia)\b",
    re.I,
)
PAST = r"(?:last|past|this past|this|next|the other|previous|prior|coming|following|before)"
RELATIVE_DAY = re.compile(
    rf"(?<!\w)(?:(?:on|a)\s+)?(?P<id>(?:the\s+)?(?:{PAST}\s+)+{WEEKDAY}(?:'s)?(?:\s+(?:morning|afternoon|evening|night|nite|am|pm))?|(?:the\s+)?{WEEKDAY}\s+(?:before last|(?:before|after) that|last|last week|this week|week|the \d{{1,2}}(?:st|nd|rd|th)|gone)|a week (?:ago )?{WEEKDAY}|(?<!los\s)(?:el\s+)?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\s+(?:pasado|proximo|(?:por|en) la (?:manana|noche|tarde))|(?:el\s+)?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\s+(?:\d{{1,2}})(?!\s*(?:a|al|y media|am|pm|de|hrs?|horas)\b|\s?[:/%.-]\d|\w)|(?:the )?day before yesterday|yesterday(?:\s+(?:morning|afternoon|evening|night))?|yest(?:er)?day|antier|anteayer|ayer|anoche)(?!\w)",
    re.I,
)
AGO = re.compile(
    r"(?<!\w)(?P<id>(?:(?:about|around|almost|over|just|like|maybe|exactly|roughly)\s+)?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|couple(?: of)?|a couple(?: of)?|a few|few|several|\d{1,3})(?:\s+(?:or|to|and a half)\s+\w+)?\s+(?:days?|nights?|mornings?|afternoons?|evenings?|weeks?|wks?|months?|mos?|fortnights?|weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\s+(?:ago|back|earlier|prior|from (?:now|today|tomorrow|{WEEKDAY}))(?:\s+(?:today|yesterday|{WEEKDAY}))?|hace\s+(?:un[ao]?s?|dos|tres|cuatro|cinco|seis|siete|ocho|\d+)\s+(?:dias?|semanas?|mes(?:es)?)|(?:last|this past)\s+(?:week|weekend|month|night|nite|nght|evening|fall|spring|summer|winter|wknd)|(?:la\s+semana|el\s+mes|el\s+fin\s+de\s+semana)\s+pasad[oa]|this\s+(?:morning|mornin|afternoon|evening)|earlier today|esta\s+(?:manana|madrugada)|(?:the )?(?:week|month|night|weekend|summer|spring|fall|winter) before last)(?!\w)",
    re.I,
)
WEEKDAY_ALONE = re.compile(
    rf"(?<![\w-])(?P<id>(?:{WEEKDAY})(?:'s)?(?:\s+(?:morning|afternoon|evening|night|nite|the\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)))?)(?![\w-])",
    re.I,
)
HOURS = re.compile(r"\b(?:open(?:s|ed|ing)?|close[sd]?|closing|hours|walk-?ins?|every|each|on \w+days|through|thru|to|hours are|schedule|available|availability|do you|does|are you|can i|is there|will you|accept|offer|any|business|weekends?|except|abren|abierto|abierta|horario|cierran|atienden|cada|los)\b", re.I)  # fmt: skip
RANGE = re.compile(rf"\b{WEEKDAY}s?\s*(?:-|–|to|through|thru|and|or|&|/|,|a|y|until)\s*{WEEKDAY}s?\b", re.I)
HABIT = re.compile(
    r"\b(?:every|each|first|second|third|fourth|1st|2nd|3rd|4th|cada|todos los|never|like an?|on an?|just an?|it'?s an?|en|un|como|cara de|self[ -]?care|taco|casual)\s$",
    re.I,
)
HABITUAL = re.compile(
    r"\s(?:best|times|tips|school|funday|scaries|blues|vibes|crossword|paper|drivers?|group|club|night football)\b|\s(?:only|nights|mornings|afternoons|evenings)\b|\s?(?:through|thru|to|-|–)\s?(?:fri|sat|sun|thu)",
    re.I,
)
PAST_TENSE = re.compile(r"\b(?:was|were|had|went|came|called|waited|saw|told|said|took|got|been|left|admitted|discharged|died|passed|sat|spent|brought|seen|showed|tried|missed|cancell?ed|my|her|his|our|fue|fui|llame|espere|llevamos|scheduled|rescheduled|gave|did|didn't|walked|arrived|happened)\b", re.I)  # fmt: skip
OPENING = re.compile(r"\b(?:open|closed?|closes|opens|office hours|business hours|\d{1,2} (?:to|a) \d{1,2}|abiert[oa]|cerrad[oa]|horario)\b", re.I)  # fmt: skip
SENTENCE = re.compile(r"[.!?\n]")


class Dates(Family):
    """Every part of a date but the year (164.514(b)(2)(i)(C)): written, numeric, holidays, relative to the post.

    What stays: years, durations and waits ("3 hours", "for two weeks"), "today", plural weekdays and weekdays in
    questions or statements about opening hours, greetings ("merry Christmas"), and a bare month of a thing that is
    not about a person ("broken since June"). Numbers such as `4/5` are dates only where they are not a rating.
    """

    kinds = ("DATE",)
    FINDS = (
        "seen on [[3/14/2024]] there",
        "since [[the 5th of may]] nothing",
        "[[Jan 3]] I called",
        "went in [[last tuesday]] night".replace("]] night", " night]]"),
        "[[xmas eve]] in the er",
        "born [[12-04-1957]]",
        "my appt on [[3/14]] was a joke",
        "[[two weeks ago]] I asked",
        "came in [[night before last]] with a fever",
        "service [[a week ago today]] was fine",
        "surgery in [[march]] went bad",
        "I came [[Monday]] and left crying",
        "[[yesterday]] they lost my chart",
        "admitted on [[the 12th]] with pain",
        "[[june 2021]] was my first time",
        "[[el lunes pasado]] fui",
        "[[El 20 de diciembre]] bailamos",
        "on [[the sixteenth of this month]], your aide",
        "[[el dia 17 del mes pasado]] la trabajadora",
        "he passed [[10-31]] at night",
        "filled [[9.28]], filled again [[10.26]].",
        "reclamo, fecha [[28/02]], firmado",
        "since [[the 7th, 8th and 9th]]",
        "on the night of [[the eighth]]: I was",
        "moved it to [[the 27th]] and",
        "[[the Tuesday before last]], it was red",
        "[[el jueves en la tarde]] y no",
        "vacio [[el sabado 14]] y llame",
        "[[three mornings ago]] I got",
        "[[this morning]] they lost it",
        "he died on [[All Saints' Day]] alone",
        "desde el [[dia de la Candelaria]] espero".replace("desde el [[dia", "desde [[dia"),
        "in the salad bar, [[Tues 4/16]]: it's mine",
    )
    LEAVES = (
        "are you open saturdays?",
        "open monday through friday",
        "do you take walk-ins on Saturday?",
        "I may come back",
        "waited 3 hours",
        "for two weeks straight",
        "in 2019 we left",
        "gave it 4/5 stars",
        "the elevator has been broken since June",
        "march in and demand answers",
        "bp 120/80",
        "24/7 care",
        "my second visit",
        "pain was 9/10",
        "I sat in the sun",
        "he sat there and wed be waiting",
        "at 11 pm on a friday who does that",
        "un mercado en domingo",
        "vayan los miercoles en la manana",
        "self care Sunday tips",
        "Sunday best",
        "every Thanksgiving season",
        "Every single Memorial Day I end up here",
        "my apgar was 9/9",
        "It told me 9 to 5, Monday through Friday, closed",
        "filled 2.5 mg",
        "abierto de lunes 8 a 5",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        for hit in self._days(reading):
            if not COMES_ROUND.search(reading.text, max(0, hit.start - 20), hit.start):
                yield hit

    def _days(self, reading: Reading) -> Iterable[Hit]:
        text, words = reading.text, reading.words
        begins = {word[:3] for word in words}
        if reading.digits:
            yield from (Hit(m.start(), m.end(), "DATE", 0.9) for m in NUMERIC.finditer(text))
            yield from self._short(text)
            yield from (Hit(m.start("id"), m.end("id"), "DATE", 0.75) for m in DASHED.finditer(text))
            for match in CUED_DATE.finditer(text):
                group = "id" if match["id"] else "opens"
                yield Hit(match.start(group), match.end(group), "DATE", 0.75)
            written = "/" in text or any(month in reading.lower for month in MONTH_BEGINS)
            for match in MONTH_YEAR.finditer(text) if written else ():
                group = "id" if match["id"] else "num"
                yield Hit(match.start(group), match.end(group), "DATE", 0.88)
        if not MONTH_BEGINS.isdisjoint(begins):
            yield from (Hit(m.start(), m.end(), "DATE", 0.9) for m in NAMED.finditer(text) if not MAY_FIRST.match(m[0]))
            for match in MONTH_ALONE.finditer(text):
                yield from self._month(text, match)
        if not RELATIVE_WORDS.isdisjoint(words):
            yield from (Hit(m.start("id"), m.end("id"), "DATE", 0.85) for m in RELATIVE_DAY.finditer(text))
            yield from (Hit(m.start("id"), m.end("id"), "DATE", 0.85) for m in AGO.finditer(text))
        if reading.digits or "the" in words:
            for match in THE_DAY.finditer(text):
                group, last = ("id", "more") if match["id"] else ("apart", "apart")
                yield Hit(match.start(group), match.end(last), "DATE", 0.62)
            yield from (Hit(m.start(), m.end(), "DATE", 0.85) for m in OF_MONTH.finditer(text))
        if not HOLIDAY_BEGINS.isdisjoint(begins) or not RARER_HOLIDAYS.isdisjoint(words):
            yield from (Hit(m.start(), m.end(), "DATE", 0.85) for m in HOLIDAYS.finditer(text) if _about_a_day(text, m))
        for match in AHEAD.finditer(text):
            if APPOINTMENT.search(_sentence(text, match.start(), match.end())):
                yield Hit(match.start(), match.end(), "DATE", 0.75)
        if not DAY_BEGINS.isdisjoint(begins):
            yield from self._weekdays(text)

    def _short(self, text: str) -> Iterable[Hit]:
        for match in SHORT.finditer(text):
            before = text[max(0, match.start() - 24) : match.start()]
            month, day = int(match["m"]), int(match["d"])
            scale = day in (5, 10) and month <= day
            if (month, day) in ((24, 7),) or RATING.match(text, match.end()) or NOT_DATE_BEFORE.search(before):
                continue
            if (scale or (month, day) in ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4))) and not DATE_BEFORE.search(before):
                continue
            weekday = WEEKDAY_BEFORE.search(text, max(0, match.start() - 12), match.start())
            yield Hit(weekday.start() if weekday else match.start(), match.end(), "DATE", 0.8)

    def _month(self, text: str, match: re.Match[str]) -> Iterable[Hit]:
        found = match["id"].lower()
        sentence = _sentence(text, match.start(), match.end())
        word_like = found in ("may", "march") and not re.match(r"(?:in|since|last|next|en|of|until|till|during|by|this|early|late|mid|month of|end of|back in)", match[0], re.I)  # fmt: skip
        if not word_like and PERSONAL.search(sentence):
            yield Hit(match.start("id"), match.end("id"), "DATE", 0.75)

    def _weekdays(self, text: str) -> Iterable[Hit]:
        ranges = [m.span() for m in RANGE.finditer(text)]
        for match in WEEKDAY_ALONE.finditer(text):
            word = match["id"].lower()
            if len(word.split()[0]) <= 5 and word.split()[0] in ("sat", "sun", "wed", "mon", "fri", "thu", "weds", "tue") and not _abbreviated(text, match):  # fmt: skip
                continue
            if word.endswith("days") or (word == "martes" and "martes" not in text.lower()):
                continue
            sentence = _sentence(text, match.start(), match.end())
            in_range = any(start <= match.start() < end for start, end in ranges)
            question = "?" in text[match.end() : match.end() + 80].split(".")[0]
            hours = HOURS.search(sentence)
            if HABIT.search(text[max(0, match.start() - 12) : match.start()]) or HABITUAL.match(text, match.end()):
                continue
            if re.search(r"\b(?:happy|feliz)\s$", text[max(0, match.start() - 8) : match.start()], re.I):
                continue
            if in_range and OPENING.search(sentence):
                continue
            if (in_range or hours or question) and not PAST_TENSE.search(sentence):
                continue
            yield Hit(match.start("id"), match.end("id"), "DATE", 0.8)


def _about_a_day(text: str, match: re.Match[str]) -> bool:
    """Whether a holiday says when something happened, rather than being celebrated or asked about."""
    nearby = text[max(0, match.start() - 25) : match.end() + 12]
    if ANY_HOLIDAY.match(text, match.end()) or VAGUE_HOLIDAY.search(nearby):
        return False
    if DAY_OF.search(match[0]) or ON_A_DAY.search(text[max(0, match.start() - 12) : match.start()]):
        return True
    sentence = _sentence(text, match.start(), match.end())
    return bool(PERSONAL.search(sentence) and PAST_TENSE.search(sentence))


def _abbreviated(text: str, match: re.Match[str]) -> bool:
    """`on sat`, `Sat.`, `Sat 9am`: a short form that is meant as a day."""
    before = text[max(0, match.start() - 8) : match.start()].lower()
    after = text[match.end() : match.end() + 6]
    return bool(re.search(r"\b(?:on|last|this|next|since|by|til|till|from|every)\s$", before)) or (
        match["id"][0].isupper() and bool(re.match(r"\.?,?\s(?:at\s)?\d|\.\s[a-z]|\s(?:am|pm|nig|mor|aft|eve)", after))
    )


def _sentence(text: str, start: int, end: int) -> str:
    before = max((m.end() for m in SENTENCE.finditer(text, 0, start)), default=0)
    after = SENTENCE.search(text, end)
    return text[before : after.start() if after else len(text)]
