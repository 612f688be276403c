"""A member of staff is named. The name was removed; what stood around it tells that it was staff."""

from __future__ import annotations

from guardrails.triage.lexicon import STAFF
from guardrails.triage.matching import any_of, phrase, words
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "staff-named"
SIGN = Sign("A member of staff is named: no reply should name or discuss them.", "reply", 2)
GUIDELINES = ("g-004-6",)

_TITLE = words(
    rf"""
        {STAFF}|doctor|miss|ms|mr|mrs|sra|srta|sr|lady|guy|girl|woman|man|named|called|name is|name was|
        llamad[oa]|se llama|intern|resident|director|ceo|coordinator|specialist|volunteer|janitor|cashier|
        driver|officer|counselor|dietitian|chaplain|admin|administrator|team|asst|assistant|hygienist|
        radiologist|pediatrician|obgyn|ob|anesthesiologist|cardiologist|dermatologist|crew
    """
)
_NAMED = (
    phrase(rf"{_TITLE}(?: \w+)? xperson"),
    phrase(
        r"""
        xperson (?:\w+ )?(?:who works |who work |working )?(?:at|in|from|on|over at|de|en|del) (?:the |your |
        la |el |tu |su )?(?:\w+ )?(?:front desk|desk|reception|recepcion|billing|er|ed|icu|lab|laboratorio|
        radiology|xray|x ray|pharmacy|farmacia|scheduling|registration|admissions|pediatrics|
    """
        r"""
               phones?|call center|imaging|unit|floor|office|clinic|insurance|records|maternity|labor|
               labor and delivery|l d|pt|physical therapy|oncology|surgery|security|urgencias|facturacion|caja|
               nights?|night shift|day shift|cafeteria|parking|checkin|check in|member services|claims|
               enrollment)
           """
    ),
    phrase(
        rf"xperson (?:the|your|our|my|la|el|su|tu) (?:\w+ )?{STAFF}",
        r"""
        xperson (?:rn|md|do|np|pa|pa c|cna|dds|dpt|lpn)
    """,
    ),
    phrase(r"""
        (?:thanks?(?: you)?|thank u|shout ?out|shoutout|kudos|props|gracias|bless|god bless|bendiga|big thanks|
        hats off|appreciate|ask for|see|saw|fire|despidan|love|loved) (?:so much |very much |again )?(?:to|for|
        a|al|to the|go out to|goes to|goes out to)? ?(?:our |your |my )?(?:\w+ )?xperson
    """),
    phrase(
        r"""
        xperson (?:and xperson )?(?:(?:was|is|were|are|has been|really|es|fue|son) )?(?:\w+ ){0,2}?(?:rude|kind|
        amazing|awesome|great|wonderful|helpful|unhelpful|hung up|listened|explained|helped|took (?:great |
        such )?care|rolled|yelled|snapped|lied|ignored|rocks?|the best|an angel|angel|angels|so sweet|sweet|
        nasty|dismissive|patient with|professional|unprofessional|
    """
        r"""
               condescending|needs? (?:to be )?(?:fired|retrained|training|a raise|promotion|to go)|deserves|
               attitude|went above|made (?:me|us|my)|saved|amable|grosera|grosero|linda|excelente|la mejor|
               el mejor|atendio|ayudo|me grito|told me|told us|said|called me|treated|was so|wouldnt|refused|
               never called|charged)
           """
    ),
)
_COMMENTER = phrase(
    r"""
    (?:my name is|im|i am|this is|soy|me llamo|mi nombre es|signed|sincerely|regards|
    atentamente) (?:\w+ )?xperson
""",
    r"""
    (?:my|our|mi|nuestra|nuestro|his|her) (?:\w+ )?(?:son|daughter|husband|wife|mother|father|mom|dad|brother|
    sister|baby|friend|uncle|aunt|grandma|grandpa|hijo|hija|esposo|esposa|mama|papa|madre|padre|abuela|abuelo|
    hermano|hermana|partner|kid) xperson
""",
    r"""
    (?:happy birthday|feliz cumpleanos|congrat\w+|rip|hi|hey|hello|hola|@) (?:\w+ )?xperson
""",
)
FLAGS = (
    "Dr. <PERSON_1> never looked up from the screen.",
    "Shout out to <PERSON_1> at the front desk, she is a gem",
    "nurse <PERSON_1> deserves a raise",
    "La enfermera <PERSON_1> fue muy grosera",
    "<PERSON_1> in billing hung up on me twice",
    "Whoever hired <PERSON_1> the receptionist should be ashamed",
)
LEAVES = (
    "My son <PERSON_1> waited three hours",
    "Hi, I'm <PERSON_1>, do you have Saturday hours?",
    "Happy birthday <PERSON_1>!",
    "The nurses were lovely",
    "The receptionist was rude",
    "Feliz cumpleaños <PERSON_1>",
)


def find(reading: Reading) -> Sign | None:
    text = _COMMENTER.sub(" ", reading.text)
    return SIGN if any_of(_NAMED, text) else None
