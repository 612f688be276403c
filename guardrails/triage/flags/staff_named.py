"""A member of staff is named. The name was removed; what stands around it tells.

A name that is nobody else's counts: nothing more follows from this flag than that the reply stays silent about people.
"""

from __future__ import annotations

from guardrails.triage.lexicon import STAFF
from guardrails.triage.matching import phrase
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "staff-named"
SIGN = Sign("A member of staff is named: no reply should name or discuss them.", "reply", 2)
GUIDELINES = ("g-004-6",)

_NAME = phrase("xperson")
_TITLED = phrase(
    rf"(?:{STAFF}|miss|ms|mr|mrs|sra|srta|sr) xperson", rf"xperson (?:the|your|our|my|la|el|su|tu) (?:\w+ )?{STAFF}"
)
# Somebody else is meant: asked after, a relative, a friend who is tagged, or the commenter.
_OTHERS = phrase(
    r"""
        (?:what|which|whats|where|wheres|how|hows|is|was|did|has|looking for|find|find out about|happened to|
        busco a|
        donde esta|en que cuarto esta|como esta|under|last name|visit|visiting) (?:\w+ ){0,4}?xperson|
        look (?:\w+ ){0,3}?xperson|xperson (?:come|look|see|check|mira|ven|you need|remember|we should|this is)
    """
)
_MORE_THAN_A_TAG = 3
"""Words besides the name: fewer are a tag or a greeting."""
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
    "<PERSON_1> drew my blood and I felt nothing",
    "Whoever hired <PERSON_1> the receptionist should be ashamed",
)
LEAVES = (
    "My son <PERSON_1> waited three hours",
    "Hi, I'm <PERSON_1>, do you have Saturday hours?",
    "Happy birthday <PERSON_1>!",
    "<PERSON_1> look at this",
    "What room is <PERSON_1> in?",
    "The nurses were lovely",
    "The receptionist was rude",
    "Feliz cumpleaños <PERSON_1>",
)


def find(reading: Reading) -> Sign | None:
    text = _COMMENTER.sub(" ", reading.text)
    if _TITLED.search(text):
        return SIGN
    rest = _OTHERS.sub(" ", text)
    return SIGN if _NAME.search(rest) and len(rest.split()) > _MORE_THAN_A_TAG else None
