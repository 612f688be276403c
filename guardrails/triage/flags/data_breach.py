"""Private information reached the wrong people, or systems were broken into."""

from __future__ import annotations

from guardrails.triage.flags._exposed import BREACH
from guardrails.triage.matching import any_of, near, phrase, words
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "data-breach"
SIGN = Sign(
    "Private information may have reached the wrong people: the privacy officer must know.", "reply_and_escalate", 4
)
HINT = SIGN.as_hint()
GUIDELINES = ("g-001-5", "g-003-1")

_PLAIN = phrase(
    r"""
        data (?:breach|leak|theft)|(?:security|privacy|hipaa) (?:breach|violations?|incident|leak)|breach(?:ed|
        es)?|hack(?:ed|ers?|ing)|ransomware|phish\w*|identity (?:theft|thief|thieves|stolen)|stole my identity|
        stolen (?:identity|data|info\w*|records)|leaked|dark web|violat\w+ (?:\w+ )?(?:hipaa|privacy|
        confidential\w+)|hipaa|hippa|hippaa|
    """
    r"""
        (?:sold|selling|sell|shared|sharing|gave|giving|posted|exposed|leak(?:ed|ing)?|released|disclos\w+|
        faxed|emailed|mailed|sent|texted|discussed|read) (?:out )?(?:\w+ ){0,2}?(?:my|our|his|her|patients?|
        peoples?|personal|private|member|everyones|customer|someones|medical) (?:\w+ ){0,2}?(?:info\w*|data|
        records?|results?|details|diagnosis|chart|file|files|ssn|history|bill|statement|number|business|labs|
        email|paperwork|photos?|name and) (?:\w+ ){0,4}?(?:to|with|online|on|out loud|in front|publicly|
        everyone|everybody|strangers?|without|facebook|boss|employer|ex|neighbor|companies|spammers?)
    """,
    r"""
        (?:got|received|getting|get|receive|sent me|mailed me|gave me|handed me|emailed me|faxed me|have|
        can see|could see|saw|shows?|showing|showed|see|opened|logged) (?:\w+ ){0,5}?(?:someone elses?|
        somebody elses?|another (?:patients?|persons?|members?|womans?|mans?|familys?)|other (?:patients?|
        peoples?|persons?|members?)|the wrong (?:patients?|persons?)|a strangers?|strangers?|(?:else|
        elses)) (?:\w+ ){0,3}?(?:info\w*|data|records?|results?|details|chart|file|files|bill|statement|letter|
        labs?|prescription|paperwork|account|name|test|medical|portal|x ?rays?|discharge|mail|card|appointment|
        appointments|profile|messages?|eob|claims?|diagnosis|documents?)
    """,
    r"""
        (?:wrong|different) (?:patient|person|persons|patients) (?:\w+ )?(?:results?|records?|chart|info\w*|
        paperwork|bill|file|letter|labs)|(?:my|our|her|his) (?:\w+ ){0,2}?(?:results?|records?|info\w*|chart|
        data|labs|diagnosis|files?|statement|bill|letter|medical\w*|paperwork) (?:\w+ ){0,3}?(?:went to|sent|
        mailed|faxed|emailed|given|ended up|shared|shown|delivered|handed|posted|visible|exposed|leaked|
        out there|online|on the dark web|sold|shared|stolen) (?:\w+ )?(?:to|with|at|by|in|online|
        on)? ?(?:\w+ ){0,3}?(?:neighbor|wrong|stranger|someone|somebody|ex|employer|boss|coworker|another|other|
        mother|facebook|everyone|address|dumpster|trash|online|public|patient|companies)?
    """,
    r"""
        (?:patient|medical|peoples|our|private) (?:\w+ )?(?:files?|records?|charts?|forms|paperwork|information|
        info|labels) (?:\w+ ){0,5}?(?:dumpster|trash|sidewalk|street|recycling|out in the open|
        in plain (?:sight|view)|left (?:out|on)|lying|sitting on|on the (?:counter|ground|floor|desk)|visible|
        unattended|blowing|open on|screen)|(?:screen|computer|monitor|chart|
        laptop) (?:\w+ ){0,4}?(?:left )?(?:open|unlocked|facing|logged in|up) (?:\w+ ){0,6}?(?:patient|records?|
        charts?|names|info\w*|everyone|see|read)|
    """
    r"""
        (?:could|can|able to|everyone|everybody|whole (?:room|lobby|line|waiting room)) (?:\w+ ){0,2}?(?:hear|
        heard|overhear|read|see) (?:\w+ ){0,4}?(?:diagnosis|medical|results|private|personal|my (?:name|info|
        condition|history|ssn|social)|everything about|everyones)|(?:read|yelled|shouted|announced|said|blurted|
        called out|asked (?:me )?(?:about)?|talk\w+ about|discuss\w+) (?:\w+ ){0,4}?(?:diagnosis|results|
        condition|medical \w+|std|hiv|pregnancy|ssn|social security|meds|history|symptoms|private \w+|
        personal \w+) (?:\w+ ){0,4}?(?:out loud|loud|in front of|across|to the whole|for everyone|to everyone|
        over the (?:speaker|intercom)|publicly|in the (?:lobby|elevator|hallway|cafeteria|waiting))|
    """
    r"""
        (?:snoop\w*|look\w*|peek\w*|access\w*|went|got|in) (?:\w+ ){0,3}?(?:my|her|his|
        our) (?:medical )?(?:chart|records?|file)(?: \w+){0,3}? (?:without|who|ex|coworker|works|no reason|
        gossip)|(?:ex|cousin|coworker|neighbor|sister in law|mother in law|employee|nurse|
        friend) (?:\w+ ){0,8}?(?:looked (?:me )?up|looked (?:at|in|into|through)|accessed|snoop\w*|
        told (?:everyone|people|my|her|the whole)|gossip\w*|pulled up|read) (?:\w+ ){0,3}?(?:my|her|his|chart|
        records?|file|about my|medical|diagnosis)|
    """
    r"""
        (?:scam|spam|strange|fake|fraud\w*|suspicious) (?:calls?|emails?|texts?|charges) (?:\w+ ){0,6}?(?:since|
        after|right after|knew|know) (?:\w+ ){0,6}?(?:gave|signed|registered|joined|my|your|portal|here|
        account)|credit (?:monitoring|freeze) (?:letter|offer|because)|(?:opened|
        took out) (?:\w+ ){0,3}?(?:in my name|accounts? in)
    """,
    r"""
        (?:filtr\w+|robaron|hacke\w+|vend\w+|compart\w+|publicaron|divulg\w+|expusieron|dieron|mandaron|
        enviaron|entregaron) (?:\w+ ){0,3}?(?:mis|sus|los|mi|nuestros|su) (?:\w+ )?(?:datos|informacion|
        resultados|expediente|historial|registros|cuenta|estudios|analisis|papeles)|(?:resultados|expediente|
        papeles|informacion|datos|cuenta|factura|receta|analisis|estudios) (?:\w+ ){0,2}?(?:de )?(?:otr[oa]s?|
        alguien mas|un extrano|mi vecin[oa]|otra persona|otro paciente)|robo de (?:identidad|datos)|
        fuga de (?:datos|informacion)|violacion de (?:privacidad|datos)|violaron mi privacidad|
        frente a todos (?:\w+ ){0,4}?(?:diagnostico|resultados|enfermedad)|(?:diagnostico|resultados|enfermedad|
        informacion) (?:\w+ ){0,5}?(?:frente a|delante de) (?:todos|la gente|todo)
    """,
)
_NOT_BREACH = phrase(
    r"""
        (?:signed|sign|fill\w*(?: out)?|hand\w* me|same|another|copy of|update|updated|paper|
        copy of the) (?:\w+ ){0,3}?(?:hipaa|hippa)(?: \w+)? ?(?:forms?|paperwork|release|consent|notice)?|
        (?:hipaa|hippa) (?:forms?|release|paperwork|training|consent|compliant|waiver|notice|authorization)|
        (?:bottle|cup|pipe|faucet|sink|toilet|roof|ceiling) (?:\w+ )?leaked|(?:life|parking|travel|kitchen|
        growth) hacks?|hackathon|hack(?:y|ing) cough|breach (?:baby|birth)|
        leaked (?:all over|on|water|onto)|(?:is|are) (?:this|your) (?:\w+ ){0,3}?hipaa|because of (?:hipaa|
        hippa)|(?:hipaa|hippa) (?:says|means|rules?|laws?) (?:\w+ )?(?:you cant|i cant|we cant|dont)
    """
)
FLAGS = (
    "you CC'd everyone on the email, I can see 200 addresses",
    "a letter with another person's SSN came in my envelope",
    "I opened my portal and it's some lady in another state",
    "USB drive with patient info in the parking lot",
    "Got someone else's lab results in my portal. Name, birthday, everything.",
    "The receptionist read my diagnosis out loud to the whole waiting room",
    "my ex works there and looked at my chart without permission",
    "Why am I getting scam calls since I registered on your portal? Were you hacked?",
    "Me mandaron los resultados de otra persona",
    "There are patient files in the dumpster behind your office",
)
LEAVES = (
    "I had to talk to someone else about my bill",
    "Got two copies of my bill, at my old address too",
    "Another HIPAA form to sign? That's three times today",
    "The roof leaked on my coat",
    "Parking hack: use the north lot",
    "My bill went up again",
    "They sent the results fast, thanks",
    "Where can I send my records?",
)
_OVERHEARD = near(
    words("diagnosis|results|condition|hiv|std|medical history|diagnostico|resultados"),
    words(
        "out loud|in front of (?:everyone|everybody|the whole|strangers|other|people|my)|"
        "whole (?:waiting room|lobby|line|room|office)|frente a todos|delante de todos|en voz alta"
    ),
    gap=60,
)


_OTHERS = (
    "(?:someone elses?|somebody elses?|someone else|another (?:patients?|persons?|members?|ladys|mans|womans|familys)|"
    "(?:a )?different (?:patients?|persons?)|other (?:patients?|peoples?|members?)|(?:a )?strangers?|"
    "the wrong (?:persons?|patients?)|"
    "someone i dont know|otr[oa]s? (?:paciente|persona)s?|alguien mas)"
)
_PRIVATE = words(
    r"""
        ssn|social security|birthday|dob|date of birth|chart|charts|records?|results?|labs?|pages?|diagnos\w+|
        appointments?|info\w*|data|name|
        names|details|medical|discharge|bills?|statement|letter|paperwork|portal|account|voicemail|reminder|message|
        meds list|insurance card|
        x ?rays?|scan|prescription (?:bag|label)|expediente|resultados|datos|cita|factura
    """
)
_MIXED_UP = near(_OTHERS, _PRIVATE, gap=40)
_LOST_THINGS = near(
    words("laptop|usb|flash drive|thumb drive|hard drive|tablet|server|binder|clipboard|briefcase"),
    words("info\\w*|data|records|patients?|charts?|stolen|robad[oa]|missing"),
    gap=50,
)
_SIDEWAYS = phrase(
    r"""
        ccd (?:\w+ )?(?:everyone|all|everybody|the whole|\d+)|cc d (?:everyone|all|everybody)|(?:cc|copy|to) (?:line|
        field)|reply all|see (?:all )?(?:\d+|
        everyones|everybodys|all the|hundreds of) (?:\w+ )?(?:addresses|emails|e mails|names)|en copia|sin copia oculta|
        (?:my|our|his|her|patients?) (?:\w+ )?(?:data|info\w*|ssn|social|identity|records) (?:\w+ ){0,3}?(?:exposed|
        compromised|stolen|sold|leaked|
        out there)|(?:logged|log|signed|got) in ?to my (?:chart|portal|account)|(?:ex|employer|boss|neighbor|
        mother in law|landlord|roommate|
        stepmom) (?:\w+ ){0,3}?(?:get|got|gets|has|received|saw|knows?|opened) (?:\w+ ){0,2}?my (?:\w+ )?(?:results|
        records|diagnosis|chart|
        labs|bill|letter|info\w*|appointment)|its some (?:lady|guy|woman|man|other)|
    """
    r"""
        (?:posted|put|used|shared|publish\w*) (?:my|our|his|her|a) (?:photo|picture|pic|face|image|video|
        before)\w*(?: \w+){0,8}? (?:without|
        never asked|permission|consent)|(?:subieron|publicaron|pusieron) (?:mi|una) (?:foto|
        video)\w*(?: \w+){0,6}? sin (?:permiso|mi)|
        (?:read|called|said|list\w*|names) (?:\w+ ){0,5}?(?:dob|diagnosis|date of birth|ssn) (?:\w+ ){0,4}?(?:lobby|
        everyone|aloud|loud|list)|
        (?:screen|list|sheet|clipboard) (?:\w+ ){0,5}?(?:everyones|patients|other peoples) (?:names|info\w*|
        diagnos\w+|dob)|
        otro (?:paciente|senor|expediente)|(?:le|les) (?:dieron|mandaron|enviaron) mis (?:\w+ )?(?:resultados|datos|
        papeles)
    """
)
# Somebody else answering, or another patient in the room, is no leak.
_JUST_OTHERS = phrase(
    r"""
        (?:talk\w*|spoke|speak|transfer\w*|passed|pass|give|gave) (?:\w+ ){0,2}?(?:to )?(?:someone|somebody) else|
        (?:someone|somebody) else (?:called|
        answered|took|picked|told|said|will)|other patients (?:in|were|waiting|are|too|deserve)|(?:with|for|to|
        by) other patients
    """
)


def find(reading: Reading) -> Sign | None:
    text = _NOT_BREACH.sub(" ", reading.text)
    if any_of((*BREACH, _PLAIN, _OVERHEARD, _SIDEWAYS, _LOST_THINGS), text):
        return HINT
    return HINT if _MIXED_UP.search(_JUST_OTHERS.sub(" ", text)) else None
