"""What a comment is about: everyday words for each topic, English and Spanish, in the order in which they matter."""

from __future__ import annotations

from guardrails.triage.learned import Opinion
from guardrails.triage.matching import phrase
from guardrails.triage.reading import Reading
from guardrails.types import Topic

MOST = 3
"""A reply can mirror no more than this."""
_LIKELY = -0.5
"""Learned score from which a topic counts without any of its words, where words name no topic at all."""
_LIKELY_BESIDE = -0.25
"""The same where words name another topic."""
_LEARNED_GAIN = 2.0
"""What a learned score counts beside a word."""
_FLOOR = 0.4
"""Share of the weightiest topic's weight below which a topic is dropped. All three by leaving comments out in turn."""

_WORDS: dict[Topic, str] = {
    "waiting": r"""
        wait(?:s|ed|ing)?|waiting room|waittime|wait times?|hours? (?:late|past|later|behind|before)|
        running (?:late|behind)|(?:\d+|two|three|four|five|six|seven|eight|several|few|couple|half an?|
        an) (?:and a half )?(?:hours?|hrs?|hr|min|mins|minutes?)|forever|sat there|sitting (?:here|there|in)|
        queue|line (?:was|is|out)|long lines?|
    """
    r"""
        espera\w*|espere|esperamos|esperando|horas?|fila|cola|tardan|tardaron|demora\w*|tarde|lent[oa]s?|
        overbook\w*|double ?book\w*|took (?:so |too )?(?:long|forever)|slow|backed up|behind schedule|on time|
        in and out|quick
    """,
    "staff-manner": r"""
        rude(?:ly|ness)?|attitude|disrespect\w*|dismissive|condescending|unprofessional|eye ?rolls?|
        rolled (?:her|his|their) eyes|snapp(?:ed|y)|yelled|mean|nasty|unfriendly|friendly|kind(?:ness|est)?|
        caring|compassion\w*|sweet|patient with|angels?|warm|smil\w+|gentle|polite|courteous|impolite|
        bedside manner|empathy|uncaring|
    """
    r"""
        didnt care|dont care|doesnt care|talked down|hung up|barked|sarcastic|cold|gossip\w*|laugh(?:ed|
        ing)? at|ignored (?:me|us)|treated (?:me|us|him|her)|bully\w*|staff|nurses?|receptionists?|front desk|
        team|groser[oa]s?|amable\w*|carino\w*|maleducad\w*|atencion|trato|grit\w+|actitud|despota\w*|personal|
        enfermer[oa]s?|recepcionista
    """,
    "communication": r"""
        communicat\w+|explain\w*|told (?:me|us) (?:nothing|different|one thing)|no (?:one|body) (?:told|
        explained|called|updated|informed|said|knows|could tell)|never (?:told|explained|called (?:me |
        us )?back|heard|informed|got back)|call(?:ed|s)? (?:me |us )?back|follow ?up|updates?|kept in the dark|
        left hand|contradict\w*|mixed messages|conflicting|listen\w*|inform(?:ed|ation)|answers?|
    """
    r"""
        translat\w+|interpreter|confus\w+|unclear|didnt know|no idea|explic\w+|inform\w+|avis\w+|comunicacion|
        escuch\w+|interprete|respuesta|seguimiento|misinformed|runaround|no response|respond\w*|reply|messages?
    """,
    "billing": r"""
        bill(?:s|ed|ing)?|charg(?:e|es|ed|ing)|invoice|payment\w*|pay|paid|price|prices|pricing|cost|costs|
        fees?|refund\w*|overcharg\w+|double (?:billed|charged)|copays?|deductible|collections?|balance|estimate|
        expensive|money|statement|surprise bill|itemized|cobr\w+|factura\w*|cuenta|pago|pagar|precio|caro|
        dinero|reembolso|costo|dollars?|bucks|financial assistance
    """,
    "phone-access": r"""
        phones?|on hold|hold (?:music|time|for)|call(?:ing|ed)? (?:\w+ ){0,3}?(?:times|number|line|office|desk|
        center)|hang up|hung up|hangs up|disconnect\w*|pick(?:s|ed|ing)? up|answer(?:s|ed|ing)? (?:the |your |
        their )?(?:phones?|calls?)|voice ?mail|phone tree|get through|getting through|rings?|busy signal|
        call center|press \d|menu|operator|telefono\w*|llamad\w*|llamo|llame|llamar|contest\w+|colgaron|buzon|
        linea|answering machine|transferred|reach (?:a|anyone|someone|anybody|you)
    """,
    "appointments": r"""
        appointments?|appts?|apt|schedul\w+|reschedul\w+|cancel\w*|book(?:ed|ing|s)?|availab\w+|openings?|
        slots?|no ?show|(?:my|his|her|teeth|tooth|dental) cleanings?|
        limpieza (?:dental|de dientes|de los dientes)|referrals?|walk ?ins?|same day|next available|months? out|
        weeks? out|get in|
        new patients?|see a (?:doctor|specialist)|cita|citas|agend\w+|program\w+ (?:una )?cita|turno|
        disponib\w+|hours (?:on|for|of)|open (?:on|at|late|today|saturdays?|sundays?)|saturdays?|sundays?|
        weekends?|evening hours|holiday hours|hours\?|horario|abierto|abren|sabados?|domingos?|waitlist|
        visiting hours|closed|close|open
    """,
    "cleanliness": r"""
        dirty|dirt|filth\w*|clean(?:er|liness|ed)?|
        (?<!my.)(?<!his.)(?<!her.)(?<!teeth.)(?<!tooth.)(?<!dental.)cleaning|gross|disgusting|stain\w*|smell\w*|stink\w*|stench|trash|
        garbage|dust\w*|bugs?|roach\w*|cockroach\w*|mice|rats?|mold|unsanitary|sanitary|hygien\w+|blood on|
        urine|pee|poop|bathrooms?|restrooms?|toilets?|soap|spotless|sticky|germs?|sanitiz\w+|suci\w+|
        limpi\w+(?!.(?:dental|de.dientes|de.los.dientes))|
        mugre|huele|apesta|basura|banos?|cucarachas?|higiene|asco|asquer\w+|overflowing
    """,
    "parking-access": r"""
        park(?:ing|ed)?|garage|parking lot|valet|handicap\w*|accessib\w+|wheelchairs?|ramps?|elevators?|stairs|
        shuttle|entrance|directions|signs|signage|gps|find the|lost (?:in|trying)|drop ?off|maze|bus stop|
        transportation|towed|ticket(?:ed)?|estacionamiento|estacionar|parqueo|elevador|ascensor|rampa|
        silla de ruedas|entrada|curb|potholes?|automatic door
    """,
    "food": r"""
        food|meals?|cafeteria|coffee|breakfast|lunch|dinner|menu|trays?|jello|soup|sandwich\w*|vegan|vegetarian|
        gluten|diet(?:ary)?|snacks?|vending|kitchen|chef|eat|hungry|muffins?|tacos?|salad|comida|cafe|desayuno|
        almuerzo|cena|cafetin|halal|kosher|water bottle
    """,
    "privacy": r"""
        privacy|private|hipaa|hippa|confidential\w*|overhear\w*|overheard|out loud|in front of (?:everyone|
        everybody|the whole)|my (?:info|information|data|records?|chart)|privacidad|confidencial\w*|mis datos|
        curtain|leaked|hack(?:ed|ers?)|breach|someone elses|snoop\w*
    """,
    "app-website": r"""
        apps?|website|web site|webpage|portal|mychart|log ?in|login|password|online|log on|sign in|website|site|
        crash\w*|link|browser|reset|glitch\w*|error|update|download|kiosk|wifi|wi fi|video visit|telehealth|
        televisit|zoom|telemedicine|chatbot|aplicacion|pagina|portal|contrasena|en linea|locked out|two factor|
        text (?:messages|reminders)|text reminder|email reminders?
    """,
    "insurance-claims": r"""
        insurance|insurer|claims?|den(?:ied|ial|ials|y|ying)|coverage|cover(?:ed|s)?(?! (?:it |this |that )?up)|
        prior auth\w*|preauth\w*|
        authorization|in network|out of network|network|medicare|medicaid|premiums?|policy|member services|hmo|
        ppo|plan|eob|benefits?|reimburse\w*|appeal\w*|blue cross|aetna|cigna|humana|formulary|seguro|
        aseguradora|cobertura|reclamo|autorizacion|poliza|cubre\w*|medi cal|obamacare|marketplace|deductible|
        id cards?|approved|approve
    """,
    "care-outcome": r"""
        misdiagnos\w+|diagnos\w+|treat(?:ment|ed)|surgery|surgeon|operat(?:ion|ed)|pain|infection|results?|
        recovery|healed|cured|symptoms?|side effects?|worse|medications?|meds|prescri\w+|refill\w*|pharmacy|
        wrong (?:leg|knee|tooth|diagnosis|dose|medication)|complication\w*|discharged|sent (?:me|him|her|
        us) home|died|death|killed|saved|life|lives|delivery|birth|labor|baby|care|cancer|fever|stroke|test(?:s|
        ed)?|second opinion|vaccin\w*|shots?|
    """
    r"""
        cirugia|operacion|dolor|tratamiento|diagnostic\w+|medicamento\w*|medicina|receta\w*|murio|fallecio|
        salv\w+|parto|operaron|vacuna\w*|cuid\w+|pastillas?|resultados?|injur\w+|blood
    """,
    "facilities": r"""
        building|rooms?|beds?|chairs?|seats?|seating|a/?c|air conditioning|heat(?:ing|er)?|freezing|hot|
        temperature|tv|tvs|noise|noisy|loud|quiet|lights?|lighting|renovat\w+|remodel\w*|construction|broken|
        lobby|waiting area|vending machine|water fountain|outlets?|chargers?|gown|pillow|blanket|wing|garden|
        decor\w*|playroom|playground|furniture|carpet|paint|walls|ceiling|roof|edificio|cuarto|sala|sillas?|
        aire|frio|calor|camas?|ruido|habitacion|fountain|gift shop|new building|mural|windows?|gas|wires?|fire|
        leak\w*|floor
    """,
}
_PATTERNS = {topic: phrase(pattern) for topic, pattern in _WORDS.items()}
# Words so common that one of them alone makes no topic beside a clearer one.
_WEAK: dict[Topic, str] = {
    "staff-manner": "staff|nurses?|receptionists?|front desk|team|personal|atencion|enfermer[oa]s?|kind|mean|cold",
    "care-outcome": "care|treated|life|test|tests|baby|blood|worse|pain",
    "facilities": "hot|rooms?|floor|broken|lights?|fire|gas|sala|leak|loud|quiet",
    "waiting": "horas?|hours?|hrs?|minutes?|slow|quick|forever|tarde",
    "communication": "answers?|information|reply|messages?|update|updates|confused|confusing",
    "appointments": "open|close|closed|available|hours|cancel|cancelled|canceled",
    "billing": "pay|paid|money|cost|costs|cuenta|account",
    "app-website": "online|error|link|update|site|plan",
    "phone-access": "phone|call|menu|operator|line|linea|ring|rings",
    "insurance-claims": "cover|plan|policy|approved|approve|network",
    "food": "eat|diet|menu|kitchen|snack",
    "privacy": "private|curtain",
    "parking-access": "stairs|entrance|sign|signs|ticket|entrada|elevator",
    "cleanliness": "bathrooms?|restrooms?|bugs?|clean|banos?|soap",
}
_COVERED_UP = phrase(r"cover(?:ed|ing|s)? (?:\w+ )?up|coverups?|encubr\w+")
_WEAK_PATTERNS = {topic: phrase(pattern) for topic, pattern in _WEAK.items()}


def scores(reading: Reading) -> dict[Topic, float]:
    """Weight per topic that is mentioned: whole words count 1, weak ones 0.4; what comes first counts a little more."""
    found: dict[Topic, float] = {}
    for topic, pattern in _PATTERNS.items():
        hits = list(pattern.finditer(reading.text))
        if hits:
            weak = _WEAK_PATTERNS.get(topic)
            weight = sum(0.4 if weak and weak.fullmatch(hit[0]) else 1.0 for hit in hits)
            found[topic] = weight + 0.3 * (1 - hits[0].start() / max(len(reading.text), 1))
    return found


def _misled(topic: Topic, reading: Reading) -> bool:
    """Whether a word stands there in a sense that has misled the nets: what is covered up is no claim."""
    return topic == "insurance-claims" and bool(_COVERED_UP.search(reading.text))


def topics(reading: Reading, opinion: Opinion) -> tuple[Topic, ...]:
    """Up to three topics, the weightiest first; `other` where none is named.

    Words and the learned scores add up. A topic that only the learned net sees must be likely.
    """
    found = scores(reading)
    likely = _LIKELY_BESIDE if found else _LIKELY
    for topic, score in opinion.topics.items():
        if topic in found or (score > likely and not _misled(topic, reading)):
            found[topic] = found.get(topic, 0.0) + _LEARNED_GAIN * max(0.0, 1.0 + score)
    if not found:
        return ("other",)
    ranked = sorted(found, key=lambda topic: -found[topic])
    floor = _FLOOR * found[ranked[0]]
    return tuple(topic for topic in ranked[:MOST] if found[topic] >= floor)
