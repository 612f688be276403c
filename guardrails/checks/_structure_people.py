"""Structures about the commenter: what they went through, what they are asked for, what they are pressed to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GAP = (
    r"(?: (?:also|just|really|already|never|only|ever|all|both|then|still|even|first|last|once|twice|so|personally))?"
)
_THEIRS = (
    r"(?:son|daughter|child|kids?|children|baby|mother|mom|mum|nan|nana|gran|grandma|grandmother|father|dad|grandad"
    r"|grandpa|grandfather|parents?|husband|wife|partner|brother|sister|aunt|uncle|twins|family|little one|friend)"
)
STAFF = (
    r"(?:team|staff|nurses?|doctors?|physicians?|surgeons?|consultants?|an(?:a)?esthetists?|dentists?|hygienists?"
    r"|therapists?|physios?|midwi(?:fe|ves)|technicians?|tech|receptionists?|carers?|aides?|agents?|reps?|clerks?"
    r"|pharmacists?|radiographers?|porters?|registrars?|sister|matron|crew|clinicians?|opticians?|counselors?|desk)"
)
_PLACE = (
    r"(?:room|ward|floor|unit|bay|bed|chair|clinic|hospital|department|desk|window|counter|office|practice|er"
    r"|building)"
)
_IRREGULAR = (
    r"(?:was|were|had|got|sat|stood|left|came|went|rang|saw|spoke|met|spent|paid|drove|lost|took|bought"
    r"|brought|lay|ate"
    r"|slept|fell|held|heard|gave|grew|kept|made|ran|stuck|lived|did)"
)
_PAST = rf"(?:{_IRREGULAR}|[a-z]{{2,}}ed)"
# What people do in a comment, and what they may think of: no event at our place.
_IN_WORDS = (
    r"(?:describ|shar|post|rais|mention|nam|list|ask|point|flagg|notic|spott|describ|comment|report|wonder|want|need"
    r"|deserv|hop|expect|lik|lov|enjoy|tagg|typ|add|publish|rememb|call(?=ed (?:it|out|this|that)))"
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|whenever|anyone|anybody|no one|nobody|everyone|whoever|people|someone|somebody"
    r"|would have"
    r"|should|could|what you|as you|than you|the way you|as if|wish"
    r"|you do not (?:have|need) to)\b"
)
_YOU_DID = re.compile(
    rf"\byou(?: and your {_THEIRS})?{_GAP} (?:did not |could not |had to )?(?!{_IN_WORDS}ed?\b|gave is|gave me\b"
    r"|made (?:my|our|us|me|everyone|somebody|a (?:whole|few|lot))\b)"
    rf"(?P<verb>{_PAST}|could not|had to|did not)\b(?! (?:right|welcome|kind to|good to|brave|able|free|asked"
    rf"|wondering"
    r"|hoping|asking|the time|(?:me|us) (?:the|a|this) (?:chance|push|nudge)|someone you|that up|this up"
    r"|it up|here|on this"
    r" (?:page|post|thread)))"
)
_HAPPENED_TO_YOU = re.compile(
    rf"\b(?:we|our \w+|i|the \w+|they|she|he|{STAFF}|who|that)(?: (?:also|just|already|never|then))? "
    rf"(?:have |has |had |did not |do not |never )?(?!{_IN_WORDS})(?:{_PAST}|seen|taken|given|sent|treat|let|put|told"
    r"|shown|known|sold|owe|made|see) (?:you|your (?:"
    + _THEIRS
    + r"))\b(?! (?:down|know|wrote|describe|say|for writing"
    r"|are right|an apology|an answer|a straight|better|angry|feeling|wondering|upset|a reply))"
)
STAFF_WHO = re.compile(
    rf"\b{STAFF} (?:who |that |whom )?(?:you |he |she |they |your {_THEIRS} )(?:saw|met|spoke|dealt|talked|had"
    rf"|were|was)\b"
    rf"|\b{STAFF} (?:who|that) (?:\w+ed|saw|met|spoke|took|did|drew|gave|told|cared|sat) (?:\w+ ){{0,2}}"
    r"(?:him|her|them|you|his|your)\b"
    rf"|\b{_PLACE} (?:that |where )?(?:you|he|she|they) (?:was|were|sat|waited|stayed|had|lay|came|slept)\b"
)
_WITH_US = re.compile(
    r"\b(?:years|months|weeks|days|nights?|mornings?|afternoons?|evenings?|hours|time|stay|wait|welcome|birth|visit)"
    r" (?:with|at|in) (?:us|our (?!phone|app|web|lot|garage)\w+)\b"
    r"|\b(?:with us|to us|by us|in with us|on our ward|in our (?:care|chair|system|files|records|books)"
    r"|on our (?:books"
    r"|files|list|records))\b(?=[^.]*\b(?:you|your|yours|she|he|her|him|they|family|dad|mum|mom)\b)"
    r"|\b(?:you|your|yours|she|he|her|him|family|sorry to|see you)\b[^.]{0,50}\b(?:with us|to us|by us|come back|go"
    r" elsewhere)\b"
)
_FOUND = re.compile(
    r"\b(?:i|we)(?: have| can)?(?: just| already| since)? (?:found|located|see|pulled|pulling|checked|traced|reopened"
    r"|resent|opened|chased|read|listened to|reviewed|looked (?:up|at|over|through|into)|went (?:over|through|back"
    r" through))\b (?:up )?(?:the|that|those|these|two|three|your|\w+ \w+)? ?(?:\w+ )?(?:chart|file|account|notes"
    r"|records?|booking|bookings|appointments?|claim|request|referral|order|order form|voicemails?|call log|cameras"
    r"|footage|messages?|charges?|balance|results?|letter we|prescription|logs?)\b"
    r"|\b(?:our|the) (?:\w+ )?(?:team|system|records?|logs?|files?|office|desk|database|schedule|scheduler|computer)"
    r" (?:confirms?|shows?|says?|suggests?|indicates?|tells me|has) (?:that )?(?:a|an|you|your|the|no|it|two|three)\b"
    r"|\byours? (?:did|was|were|is|are|has|have|arrived|reached|came|went|sits?)\b"
)
_SUYO = re.compile(
    r"\b(?:ya |hoy )?(?:localice|encontre|vi|revise|abri|tengo|veo|consulte|escuche) (?:ya )?(?:su|sus"
    r"|la hora|el cargo"
    r"|los (?:dos )?(?:cargos|mensajes)|el expediente|las notas|la solicitud|el registro|su solicitud)\b"
    r"|\b(?:los|las|el|la) suy[oa]s? (?:esta|estan|llego|llegaron|fue|sigue|siguen)\b"
    r"|\b(?:lo|la|los|las|le|les) (?:registramos|registraron|atendimos|vimos|recibimos|llamamos|llamaron|dejamos"
    r"|hicimos|cobramos|citamos|dimos|pusimos|operamos|mandamos|enviamos|avisamos)\b"
    r"|\b(?:cuando|mientras|desde que) (?:usted |ustedes )?(?:\w+ ){0,1}(?:vino|estuvo|llego|espero|salio"
    r"|ingreso|llamo"
    r"|vinieron|estuvieron|estaba|estaban)\b"
    r"|\b(?:que|donde|quien) (?:usted )?(?:la|lo|le) (?:atendio|vio|recibio|opero|examino|trato)\b"
    r"|\b(?:con|entre) nosotros\b(?=[^.]*\b(?:usted|su|anos|meses|siempre)\b)"
)


def event_of_theirs(text: str) -> Iterator[tuple[int, int]]:
    """Something that the commenter or one of theirs did or went through here: "you were turned away at our door"."""
    general = _SUPPOSED.search(text)
    for pattern in (_YOU_DID, _HAPPENED_TO_YOU):
        for match in pattern.finditer(text):
            if not general or general.start() > match.end():
                yield match.span()
    for pattern in (STAFF_WHO, _WITH_US, _SUYO):
        for match in pattern.finditer(text):
            if pattern is not _WITH_US or not general:
                yield match.span()


def found_in_records(text: str) -> Iterator[tuple[int, int]]:
    """Something looked up about them: "I see three messages still open", "our enrolment team confirms a letter"."""
    yield from (match.span() for match in _FOUND.finditer(text))


_PARTICULARS = (
    r"(?:names?|surname|initials|birth (?:year|date)|date of birth|postcode|zip|phone|(?:best |good )?number"
    r"|age|dates?|day"
    r"|doctor|consultant|ward|unit|room|clinic|procedure|diagnosis|symptoms?|serial|device|plan type|policy"
    r"|card|digits"
    r"|member|claim|condition|injury|treatment|photo|picture|reason|referral|medication|dose|details|particulars|what"
    r" happened|which|when|who)"
)
_OUT_HERE = (
    r"(?:here|below|in (?:a|the|this|your) (?:comments?|thread|reply|forum|post)|as a (?:comment|reply)|publicly"
    r"|on this (?:page|post|thread)|tell everyone|under(?:neath)? this)"
)
_PRIVATE = re.compile(
    r"\b(?:privately|in private|off this page|by (?:e-?mail|phone|message)|direct message|dm|inbox"
    r"|confidential|do not|never"
    r"|rather than|instead of|leave out|without|not (?:here|in)|no need|can not|will not|may not|should not|keep|hide"
    r"|(?:will|shall|can|to) (?:post|say|note|answer|reply|report|write|put)\b[^.]*\bhere"
    r"|i (?:will|shall) (?:post|write|put|answer|reply)\b[^.]*\bunder this|no hace falta"
    r"|no es necesario)\b"
)
_ASKED_HERE = re.compile(
    rf"\b{_PARTICULARS}\b[^.]{{0,70}}\b{_OUT_HERE}|\b{_OUT_HERE}[^.]{{0,50}}\b{_PARTICULARS}\b"
    rf"|\b(?:post|pop|leave|drop|reply with|comment with|set out|supply|list|add|give me|send me"
    rf"|share) (?:\w+ ){{0,3}}"
    rf"{_PARTICULARS}\b(?=[^.]*\b(?:and i will|so i can|and we will|i will find|we can)\b)"
    r"|\bon a scale of\b"
    rf"|\b(?:state|list|confirm|tell us|give me|attach|upload|pongame) (?:\w+ ){{0,4}}{_PARTICULARS}\b"
    r"|\b(?:attach|upload) (?:a|the|your) \w+"
)
_ASKS = re.compile(
    r"\b(?:can|could|would|will|may) you|\bplease|\bkindly|\bpost|\bpop\b|\bleave\b|\bdrop\b|\breply\b"
    r"|\bcomment\b|\bset out"
    r"|\bsupply|\blist\b|\bgive\b|\bwalk me|\btell\b|\banswer\b|\badd\b|\bshare\b|\bput\b|\bwelcome to write"
    r"|\bwhich\b"
    r"|\bwhat\b|\bwho\b|\bscale\b|\bstate\b|\bconfirm\b|\battach\b|\bupload\b|\bif you (?:give|comment|post|send)"
)
_QUESTION = re.compile(
    r"^(?:and |so |¿)?(?:which|what|who|when|where) (?:\w+ ){0,4}(?:you|your (?:\w+ )?|were you|was your"
    r"|did you|is your"
    r"|he|she)\b[^.]*\?"
    rf"|^(?:and |so )?(?:which|what|how many|how old|when|who|where)\b[^.]{{0,40}}\b(?:{_PARTICULARS}|op|work"
    rf"|weeks|years"
    r"|medicine|dose|forms|time|job|office|branch|tablet|pill)\b[^.]*\?"
    r"|^(?:were|was|are|is|did|do|have|has) (?:you|he|she|your \w+)\b[^.]{0,60}\b(?:here|seen|for|on|with|had|taking"
    r"|pregnant|diabetic|allergic|under|a member|insured|covered|admitted)\b[^.]*\?"
    r"|\bmay i (?:ask|have) (?:for )?(?:the|your)\b[^.]*\?"
    r"|\b(?:a que|a cual|en que|que|cual|cuando|quien|como) (?:\w+ ){0,4}(?:su|sus|usted|le|lo|la|se llama)\b[^.]*\?"
)
_AQUI = re.compile(
    r"\b(?:indique|digame|dejeme|ponga|escriba|me dice|deje|publique|comente|mandeme|responda|conteste"
    r"|cuenteme|denos)\b"
    r"[^.]{0,60}\b(?:aqui|comentarios?|hilo|publicacion|abajo|telefono|nombre|credencial|fecha|numero|poliza)\b"
    r"|\bpor aqui (?:que|cual|su|el)\b"
)


def particulars_asked_here(text: str) -> Iterator[tuple[int, int]]:
    """A private detail asked for where everybody reads: a question about them, or "pop your postcode in a comment"."""
    if _PRIVATE.search(text) or "@" in text:
        return
    if _ASKS.search(text):
        yield from (match.span() for match in _ASKED_HERE.finditer(text))
    for pattern in (_QUESTION, _AQUI):
        yield from (match.span() for match in pattern.finditer(text))


_WRITTEN = (
    r"(?:star|stars|post|posts|review|comment|tweet|page|what (?:you|was) (?:wrote|written|posted|said)|lo (?:escrito"
    r"|publicado)|resena|publicacion|this|esto)"
)
_UNSAY = (
    r"(?:think again|reconsider\w*|soften|update|withdraw\w*|take (?:it |this |that )?(?:back|down)|edit"
    r"|delete|remove"
    r"|retract|change|is gone|was gone|comes down|came down|lower|raise|borr\w+|retir\w+|quit\w+|elimin\w+|cambi\w+"
    r"|modific\w+|suavi\w+)"
)
_PRESSES = re.compile(
    rf"\b(?:hope|ask|begging|beg|maybe|might|perhaps|would you|once|as soon as|when|after|unless|if|trust"
    rf"|consider|confio"
    rf"|espero|ojala|cuando|podria|quiza|borre|retire|quite"
    rf"|elimine)\b[^.]{{0,60}}\b{_UNSAY}\b[^.]{{0,25}}\b{_WRITTEN}\b"
    rf"|\b{_WRITTEN}\b (?:is|was|were|comes|goes|had) {_UNSAY}\b|\b(?:as soon as|once|when|unless)\b[^.]{{0,25}}\b"
    rf"{_WRITTEN}\b (?:is|was|comes|has been|is being) (?:gone|down|removed|withdrawn|deleted|changed)\b"
    r"|\b(?:not share this|aired in public|in the open like this|last warning|ip address|what this does to"
    r"|think about what"
    r" this|could cost (?:her|him)|costar(?:le)? el (?:trabajo|empleo)|piense(?:lo|selo)?|hard to be placed"
    r"|affects? your"
    r" (?:care|place|cover\w*)|affected your|speak ill of|solicitors?|instructed to (?:begin|act)|lo demandamos"
    r"|sabra (?:retirar|borrar|quitar))\b"
    r"|\b(?:pass(?:es)?|voucher|gift|coffee|treat|discount|credit|regalo|descuento)\b[^.]{0,50}\b(?:write"
    r"|post|good bits"
    r"|review|say something|kind words|escrib\w+|public\w+)\b"
)


_NOT_ASKED = re.compile(
    r"\b(?:will not|would not|never|not going to|do not need to|no need to) (?:ask|change|take|want|have)\b"
)


def pressure_to_unsay(text: str) -> Iterator[tuple[int, int]]:
    """A wish, a condition, a gift or a threat that bears on what was written."""
    if _NOT_ASKED.search(text):
        return
    yield from (match.span() for match in _PRESSES.finditer(text))


_CONDITION = (
    r"(?:ms|multiple sclerosis|hiv|vih|(?<!hearing )aids|sida|hepatitis|diabet\w+|epilep\w+|asthma\w*|asma|cancer"
    r"|tumou?rs?|leuk\w+|lymphoma|dementia|alzheimer\w*|parkinson\w*|depression|bipolar|schizo\w+|anorexia|adhd|ptsd|ivf|miscarriage"
    r"|dialysis|dialisis|chemo\w*|quimio\w*|biopsy|biopsia|colonoscopy|mammogram|hysterectomy|vasectomy|sober|sobriety"
    r"|overdose|copd|pneumonia|strep|gallbladder|vesicula|hernia|kidney stones?|embryo\w+|opioids?|methadone|embarazo"
    r"|psoriasis|eczema|shingles|gout|sepsis|stroke|heart attack|infarto|broken (?:wrist|hip|arm|leg|ankle|foot|jaw))"
)
_DETAIL = re.compile(
    rf"\b{_CONDITION}\b|\bat (?:\d{{2}}|eighty|ninety|seventy)(?:[- ]\w+)?,|\bhappy \d{{2}}(?:st|nd|rd|th)\b"
    r"|\$\d[\d,]*\.\d{2}\b"
    r"|\b(?:at )?\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)? on (?:the|mon|tues|wednes|thurs|fri|satur|sun)\w*"
    r"|\b(?:you owe|balance of|charged) \$?\d|\bfrom (?:19|20)\d{2}\b[^.]*\byou\b|\byou\b[^.]*\bfrom (?:19|20)\d{2}\b"
)


def detail_of_a_person(text: str) -> Iterator[tuple[int, int]]:
    """A named illness or procedure, an age, a sum to the cent, an hour of a day: no general reply needs them."""
    yield from (match.span() for match in _DETAIL.finditer(text))
