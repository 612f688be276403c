"""Structures about us and others: what will be done, what went wrong and through whom, what a body should do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.checks._structure_people import STAFF

_FOLLOW_UP = (
    r"(?:ask|raise|look|check|find|pass|share|take|bring|speak|talk|mention|put|see|read|write|post|say|tell"
    r"|let|answer"
    r"|reply|call|walk|go|have a|follow|report|come|carry|keep|stay|be (?:in touch|back|here|glad|happy"
    r"|asking|raising"
    r"|looking|taking|speaking|sharing|reading|passing|honest|frank|straight|there|at|reachable|the one|on)|show|send"
    r"|forward|listen|get (?:back|in touch|hold|to|an answer|answers)|point|try|do (?:that|so|my|it)|own|hear"
    r"|help|give"
    r"|work|meet|sit|stop|push|press|chase|dig|trace|learn|remember|explain|want|need|know|always|own up|not"
    r"|never|only"
    r"|gladly|happily|be|admit|add|own|pick|do|make sure|stand|start|begin|make sure (?:it|this|that|they|he"
    r"|she|the)|track|hand|deliver"
    r"|print|pin|hang|watch|think|leave|flag|convey|relay|let|visit|drop|pop|reach|return|update|note|join"
    r"|field|handle"
    r"|personally|also|then|still|either|first|happy|wait|name|quote|lay|mean|owe|spend|repeat|try|gather|explore)"
)
_WILL = r"(?:will|shall|(?:am|is|are) going to)"
_GENTLE = (
    r"(?:reach|help|answer|find|get|ring|put|take|know|see|hear|love|want|welcome|be (?:tickled|delighted"
    r"|pleased|happy"
    r"|touched|glad|thrilled|chuffed|read|over the moon|so|very|proud|beaming|grinning|there|here|able|glowing)|enjoy"
    r"|adore|treasure|point|tell|smile|blush|need|have to|do|come (?:straight )?to me|go straight|go to"
    r"|listen|like|read"
    r"|appreciate|recogni[sz]e|stand (?:a |taller)|show|light|make (?:their|her|his|my|our)|stay|connect"
    r"|speak|talk|give|explain|walk|always"
    r"|never forget|also|still|understand|notice|beat|work|cover|feel|open|close|happily|gladly|not (?:say|discuss|do"
    r"|argue|ask|pretend|hide|guess|be able|make|go|judge|have to|need|get (?:a menu|lost)|find)|pass|bring|remember"
    r"|hold (?:it|that|this) against|judge|debate|argue|blame|laugh)"
)
_THEY_WILL = re.compile(
    rf"\b(?!(?:i|you|who|that|which|what|it|or|and|so|nor|please|line|phone|\d+) )(?:[a-z]+|quien lo hizo) (?:{_WILL})"
    rf" (?!{_GENTLE}\b)[a-z]+"
)
_I_WILL = re.compile(rf"\b(?:i|we) (?:{_WILL}) (?!{_FOLLOW_UP}\b)[a-z]+")
_I_FOLLOW = re.compile(rf"\b(?:i|we) {_WILL} {_FOLLOW_UP}\b")
_ARRANGED = re.compile(
    r"\b(?:i|we)(?: have)?(?: just| already)? (?:arranged|authori[sz]ed|booked|cancelled|canceled|waived"
    r"|approved|removed"
    r"|refunded|credited|reversed|ordered|replaced|reserved|secured|blocked|changed|fixed|lifted|honou?red|overturned"
    r"|reinstated|scheduled|suspended|moved (?:her|him|them|you)|taken (?:her|him|them|the charge|you|it off)"
    r"|put (?:you|her|him|them) (?:down|on|first))\b"
    r"|\b(?:i|we) (?:have|had|will have|am having|are having|am going to have) (?:the|your|that|it|this"
    r"|those) [a-z ]{2,30}?"
    r"(?:removed|cancelled|honou?red|fixed|replaced|refunded|corrected|changed|approved|authori[sz]ed|reversed|waived"
    r"|repaired|mended|rebooked|redone|cleaned|painted|restored)\b"
    r"|\b(?:is|are|was|has been|have been|been) (?:taken|pulled|moved|removed|locked|stood) (?:out of (?:view"
    r"|use|service)"
    r"|off|down)\b"
)
_MONEY = re.compile(
    r"\b(?!that |it |this |all |here )\w+ (?:is|are) on (?:us|me)\b(?! to)|"
    r"\b(?:replacement|it|that|this|next (?:one|visit|cleaning|coffee|parking)|parking|lunch|bill|charge"
    r"|fee) (?:is|will be)"
    r" (?:on (?:us|me)|taken care of|covered|paid|waived)\b(?! to)|\b(?:drops?|falls?"
    r"|comes?) off (?:by itself|on its own"
    r"|automatically)\b|\bvalidate (?:your )?parking\b|\b(?:gets?|have|has) (?:it|the money|the fee"
    r"|everything) back\b"
)
_WHEN = re.compile(
    r"\b(?:from|by|before|until|on|as of|starting|come|after) (?:tonight|tomorrow|monday|tuesday|wednesday"
    r"|thursday|friday"
    r"|saturday|sunday|next (?:week|month|year|monday)|the (?:month|week|year|day|summer|spring|autumn|fall|winter)"
    r"(?: is (?:out|over|up))|(?:january|february|march|april|june|july|august|september|october|november|december)"
    r"|nightfall|christmas|easter|lunchtime|(?:the )?end of)\b"
    r"|\b(?:overnight|any (?:minute|day|moment) now|this (?:spring|summer|autumn|fall|winter|week|month|quarter)"
    r"|before the day is out|in (?:two|three|four|five|six|seven|ten|\d+)(?: to \w+)? (?:days|weeks|months|hours)"
    r"|within (?:the|a|an|two|three|\d+) \w+)\b"
)
_CHANGE = re.compile(
    rf"\b(?:{_WILL}|goes?|go|gets?|take|takes|there (?:is|are) (?:a|an|no)|is getting|are getting"
    rf"|(?:have|has)(?! (?:\w+ed|been|had|sent|gone|come|taken|made|got)\b)|ends?|closes?"
    r"|stops?|starts?|begins?|opens?|comes?|coming|is coming|are coming|email|run|runs|ready|honou?red|corrected)\b"
)
_OPEN_HOURS = re.compile(
    r"\b(?:open|hours|closed?|close at|walk-ins?|drive|class|classes|event|fair|shots?|clinic runs|apply"
    r"|enrol\w*|sign up"
    r"|registration|visiting|welcome|don|service|mass|asking|ask|raise|raising|looking|hear|heard|wait|meeting|meets?|tours?|council|talk)\b"
)
# "The desk will stamp a ticket for anybody who stays longer" is how things are, for everybody.
_FOR_ALL = re.compile(r"\bfor (?:anyone|anybody|everyone|everybody)\b")
_SPANISH_PROMISE = re.compile(
    r"\b(?:queda(?:ra|ran|n)?|estara|estaran|tendra|tendran|sera|seran|habra|recibira|recibiran"
    r"|se (?:\w+)(?:ara|eran|aran"
    r"|era|ira|iran)) (?:\w+ ){0,2}(?:list[oa]s?|arreglad[oa]s?|resuelt[oa]s?|antes|esta semana|este mes"
    r"|mañana|el lunes"
    r"|el viernes|su|una|el|la|cancelad[oa]s?|el cargo|un)\b"
    r"|\bya no (?:atendera|trabaja|volvera|estara|contestara|recibira)\w*\b"
    r"|\b(?:le|les) (?:consigo|conseguire|devuelvo|regreso|cancelo|quito|apruebo|arreglo|resuelvo|mando"
    r"|reservo|aparto"
    r"|agendo|doy) (?:una|un|el|la|su|los|las|hoy|todo)\b|\b(?:hare|voy a hacer|logre|lograre) que (?:lo|la"
    r"|los|las|le|se)\b"
    r"|\b(?:la|lo|los|las) (?:vamos|voy) a (?:suspender|despedir|sancionar|arreglar|cancelar|pagar|cambiar|quitar)\b"
    r"|\bdoy por hecho\b|\bantes de (?:fin|que acabe|que termine)\b|\bsin (?:duda|falta) (?:vamos|voy)\b"
)


def outcome_to_come(text: str) -> Iterator[tuple[int, int]]:
    """Something that will be so, or was arranged: anything to come that is more than asking, telling and passing on."""
    for pattern in (_THEY_WILL, _I_WILL, _ARRANGED, _MONEY, _SPANISH_PROMISE):
        if pattern is _THEY_WILL and _FOR_ALL.search(text):
            continue
        yield from (match.span() for match in pattern.finditer(text))
    when = _WHEN.search(text)
    if when and _CHANGE.search(text) and not _OPEN_HOURS.search(text) and not _I_FOLLOW.search(text):
        yield when.span()


_OURS = (
    rf"(?:we|our (?:own )?(?:{STAFF}|people|side)|(?:one|two|some) of (?:us|our \w+)"
    rf"|a {STAFF}|one {STAFF}|i|my {STAFF})"
)
_HARM = (
    r"(?:(?:fell|fall)(?! (?:behind|through|short|off)\b)"
    r"|choked|bled|died|suffered|spread|burned|burnt|broke|hurt|infection|infected|overdose[d]?"
    r"|scar|reaction"
    r"|injur\w+|harm|risk|bruise[ds]?|loss|worse)"
)
_FAULT = re.compile(
    rf"\b{_OURS}(?: (?:have|had|did|do))? (?:forgot|missed|misread|mislabel\w+|dropped|ignored|overlooked"
    rf"|skipped|failed"
    r"|neglected|clearly did not|did not (?:check|sterili[sz]e|wash|monitor|watch)|botched|broke|breached"
    r"|violated|over-?\w+ed|drilled|left (?:him|her|them|you|a|the)|handed over"
    r"|gave (?:him|her|them|you) the|were wrong|was wrong|got (?:it|that|this) (?:badly )?wrong"
    r"|let (?:him|her|them) (?:fall|down|bleed))\b"
    rf"|\b{_HARM}\b[^.]{{0,40}}\b(?:because|since|as|on account of|due to|for want of|falls on us"
    rf"|is down to us|on us)\b"
    rf"|\b(?:because|that is (?:why|how)|which is (?:why|how)|is (?:why|how)|on account of)\b[^.]{{0,40}}\b{_HARM}\b"
    r"|\b(?:guilty as charged|every right to sue|breach of (?:the|our) duty|the duty we owe|privacy law"
    r"|broke (?:the )?law"
    r"|(?:an?|the|our) (?:error|mistake|failing|lapse|slip) (?:on|of|by) (?:our|ours|us|the)|falls on us"
    r"|(?:programmed|set|put in|calibrated|read|fitted|labelled|labeled|placed|sewn"
    r"|connected) (?:up )?(?:wrong|wrongly"
    r"|incorrectly|badly)|(?:was not|were not|never) (?:put in|set|read|cleaned|sterili[sz]ed|checked|locked"
    r"|raised|fitted)"
    r"(?: \w+)? (?:right|properly|correctly)?|read that (?:scan|x-?ray|slide|film) wrong|should never have been"
    r" (?:given|left|discharged|sent home|operated))\b"
    r"|\b(?:(?:was|were) (?:skipped|ignored|left behind|wrongful|not acted on|not defensible)|(?:skipped"
    r"|caused|missed) by us"
    r"|(?:delay|wait|error|it) cost (?:her|him|them)|never have reached|(?:our|us|my) bad|from neglect|(?:a"
    r"|the) lapse in our"
    r"|careless with|amounted to|departed from accepted|had no right to|would be alive|was avoidable|were avoidable"
    r"|blame sits|is defensible|owe you for what|did not follow our own|we know it was wrong|did (?:it"
    r"|the) harm|did harm"
    r"|made (?:you|him|her) (?:sicker|worse|ill)|(?:gave|served|sent) it anyway|than (?:he|she"
    r"|they) should have|where he"
    r" should not|should have (?:been )?acted|ended differently|we (?:accept|concede|admit) that)\b"
    r"|\b(?:responsabilidad del? (?:hospital|la clinica)|debio (?:hacerse|revisarse|darse|operarse))\b"
    r"|\b(?:se nos (?:paso|escapo|olvido|cayo|fue)|por un descuido (?:de|nuestro)|respondemos por"
    r"|fue un (?:error|descuido)"
    r" (?:nuestro|de nuestro|de la)|por eso se (?:cayo|infecto|lastimo|quemo)|nadie (?:subio|reviso|vigilo"
    r"|limpio|aviso|vio"
    r")|aun asi se l[ao]s? (?:pusimos|dimos|pusieron|dieron)|no (?:limpiamos|revisamos|vigilamos"
    r"|esterilizamos|cuidamos)"
    r"|mal (?:calibrado|puesto|colocado|programado)|se debe a que (?:no|nuestr))\b"
)


def fault_of_ours(text: str) -> Iterator[tuple[int, int]]:
    """An act or lapse of ours that did harm: "nobody was watching, and that is why she fell"."""
    yield from (match.span() for match in _FAULT.finditer(text))


_REMEDY = (
    r"(?:honey|steam|magnesium|red yeast rice|gluten|beta blockers?|pacing|ginger|salt|ice|heat|rest|fluids|water"
    r"|paracetamol|acetaminophen|ibuprofen|aspirin|antibiotics?|exercise|walking|a walk|stretching|yoga"
    r"|sunlight|vitamins?"
    r"|probiotics?|fasting|fib(?:re|er)|massage|compress(?:es)?|cream|sleep|getting outside|screens|caffeine|dairy"
    r"|sugar|alcohol|diet|a brace|insoles|miel|vapor|reposo|suero|hielo|agua tibia|te de|jarabe|pomada"
    r"|harinas|paracetamol"
    r"|ibuprofeno|antibiotico)"
)
_RELIEVES = (
    r"(?:helps?|helped|eases?|settles?|calms?|relieves?|lifts?|works?|do(?:es)? the trick|suits?|cures?|soothes?"
    r"|is (?:a )?(?:gentler|better|enough|fine|safe|best|plenty)|are where|have helped|basta|alivia\w*|ayuda\w*|calma"
    r"|quita|funciona|sirve)"
)
_BODY = (
    r"(?:pain|ache|swelling|fever|rash|cough|nausea|flutter\w*|bleeding|bruis\w+|bump|lump|dizz\w+|tingl\w+|numb\w*"
    r"|headaches?|side effects?|symptoms?|wound|stitches|glass|drink|run\w*|fly\w*|tos|fiebre|dolor|herida"
    r"|sangrado|mareo"
    r"|volar|viral|infeccion|infection|programme|program|tablet|dose|pill)"
)
_ADVICE = re.compile(
    rf"\b{_REMEDY}\b[^.]{{0,40}}\b{_RELIEVES}\b|\b{_RELIEVES}\b[^.]{{0,12}}\b{_REMEDY}\b"
    rf"|\b{_BODY}\b[^.]{{0,40}}\b(?:is|are|was|will|should|usually|generally|often|passes|goes|tends?)\b[^.]{{0,25}}"
    r"\b(?:normal|nothing to|harmless|fine|safe|ok|okay|passes|pass|bedding in|healing|expected(?! to\b)|wear off"
    r"|go away|settle"
    r"|by (?:week|day) \w+|by itself|on its own)\b"
    r"|\b(?:double up|hang on|sleep it off|right as rain|let (?:him|her|it) (?:sleep|rest|breathe)|keep (?:it"
    r"|the \w+)"
    r" (?:dry|clean|elevated|covered)|cut(?:ting)? out (?:\w+)|cut(?:ting)? back on|a word with the)\b"
    r"|\b(?:no pasa nada|es (?:muy )?normal|eso es solo|no es (?:nada|grave|infeccion)|con reposo|dele|delo|banel[oa]"
    r"|pongale|tomese|puede (?:volar|correr|comer|tomar|banarse|manejar)|no lo necesita|sera que no)\b"
)


def advice_for_the_body(text: str) -> Iterator[tuple[int, int]]:
    """A remedy that is said to help, or a symptom that is said to be nothing."""
    yield from (match.span() for match in _ADVICE.finditer(text))


_OTHERS = (
    r"(?:junior|trainee|student|temp|locum|vendor|courier|royal mail|post office|manufacturer|insurers?"
    r"|employer|contractors?"
    r"|catering firm|billing company|transport|technology|computer|system|pharmacy|laboratory|government"
    r"|medicare|council"
    r"|state registry|walk-ins|parents|visitors|neighbours|folks|people|paediatrics|pediatrics|call cent(?:er"
    r"|re)|agency"
    r"|mensajero|empresa|farmacia|sistema|gente|laboratorio|gobierno|trafico|central|proveedor|muchacha)"
)
_BLAMED = re.compile(
    rf"\b(?:a|the|our|your|one|el|la|los|las|an) (?:\w+ )?{_OTHERS}(?: in \w+)? (?:\w+ly )?(?:(?!(?:who|that"
    rf"|lead|team"
    r"|manager|about|for|and|to|on|with|today|this|is here|if|deserve|like)\b)(?:labell?ed|lost|sent|pushed"
    r"|forgot|failed"
    r"|dropped|closed|moved|missed|mixed|held|broke|rejected|refused|has a mind|ought to|was down|was slow"
    r"|is what|is who"
    r"|are who|is why|did not|never|made|borro|extravio|perdio|llega|se equivoco|no la surtio|es la que"
    r"|fue la que))\b"
    r"|\b(?:it|this|that|everything) (?:came down to|comes down to|is down to|was down to) (?!me|us)\w+"
    r"|\bif (?:folks|people|patients|members|insurers|they|parents|families) (?:would|did|filled|read|came"
    r"|brought|answered"
    r"|called)\b|\b(?:when they do not|at some point it is on you|on you)\b"
    r"|\b(?:a good deal|a lot|plenty|much) to answer for\b|\b(?:people|parents|visitors|families) (?:leave"
    r"|leaving|not"
    r" minding|park|do not (?:read|mind|listen))\b|\bwithout a word to us\b|\b(?:ate|eat) them before\b"
    r"|\b(?:es que (?:la|el)|fue (?:la|el) \w+ (?:la|el) que|(?:la|el) \w+ es (?:la|el) que)\b"
    r"|\b(?:tenia usted|usted no|es su responsabilidad)\b"
)


def somebody_elses_doing(text: str) -> Iterator[tuple[int, int]]:
    """Another party as the one who did it: "a junior mislabelled the pot", "if people filled in the forms"."""
    yield from (match.span() for match in _BLAMED.finditer(text))
