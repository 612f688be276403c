"""The comment is about a child, or by one. The strict pack applies: say even less than usual."""

from __future__ import annotations

from guardrails.triage.lexicon import CHILD
from guardrails.triage.matching import any_of, phrase
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "minor"
SIGN = Sign("A child is concerned: keep every detail of the child out of the reply.", "reply", 2)
BY_CHILD = Sign("The commenter may be a child: a person should decide how to answer.", "reply_and_escalate", 3)
GUIDELINES = ("g-001-5",)

_BY = phrase(
    r"""
        (?:im|i am|tengo|soy) (?:only |just |a |an |de |solo )?(?:[89]|1[0-7])(?: ?(?:yo|yr old|yrs old|
        years old|year old|anos(?! (?:sin|de|con|esperando))|y o|f|m)\b|(?= (?:and|y|so|pero|but|can|do|
        here)\b)|(?=[,.!?]|$))
    """,
    r"""
        (?:im|i am|soy) (?:in|en) (?:[6-9]th|1[0-2]th|middle|junior high|high) ?(?:grade|school)?|(?:my|mis|
        mi) (?:parents|mom|dad|mama|papa|padres) (?:dont|doesnt|cant|wont|cannot|no) (?:know|let me|find out|
        saben|sabe|me dejan)|without (?:my )?(?:parents|mom|my mom|a parent)(?: knowing)?|sin (?:mis padres|
        mi mama|que mis padres|que mi mama)|soy menor(?: de edad)?|im (?:a )?(?:minor|underage)
    """,
)
_OWN = phrase(
    rf"""
        (?:my|our|his|her|their|the|a|your|mi|mis|su|sus|un|una|el|la|nuestro|nuestra|this|that|sick|poor|
        crying|screaming|little|those|\d|new) (?:\w+ ){{0,2}}?{CHILD}
    """,
    rf"""
        {CHILD} (?:was|is|were|are|had|has|waited|needs|need|cried|got|with|care|ward|unit|floor|er|doctor|
        clinic|patient|patients|room)
    """,
    r"""
        \d+ ?(?:yo|yr old|y o|yr olds?|years? old|year olds?|month old|months old|mo old|week old|weeks old|
        day old|days old|mo|anos|meses|semanas)(?: (?:son|daughter|boy|girl|baby|kid|child|hijo|hija|grandson|
        granddaughter|nephew|niece))|(?:[1-9]|1[0-7])(?: |-)?(?:yo|yr old|y o|year old|month old|week old|
        day old|mo old|months old|weeks old)
    """,
)
_NO_CHILD = phrase(
    r"""
        (?:just|no|only|not|im) kidding|kids (?:menu|meal|these days)|kid you not|kids you not|no kid|(?:oh|hey|
        yo|hi|yeah|yes|thanks|love you|lol|come on|nah|wow|damn) (?:baby|son|kid)|baby (?:steps|sitter|blue|
        boomers?|bump photo|powder|shower)|(?:like|as|treat\w* (?:\w+ )?like) (?:a |an |little |children|
        we were )?(?:child|kid|children|infant|baby|kids|toddler)|childish|childlike|son of a|sons of|
        inner child|like (?:a )?(?:little )?(?:children|kids)|
    """
    r"""
        child of god|adult (?:son|daughter|children|kids?)|grown (?:son|daughter|kids|children)|(?:my|our|his|
        her) (?:\w+ )?(?:son|daughter|kid) (?:is|works|was|whos|who is|who works) (?:as |a |an )?(?:nurse|
        doctor|lawyer|attorney|tech|intern|emt|in college|there|for you|in your)|fur (?:baby|babies)|(?:dog|cat|
        fur) (?:mom|dad|kid|baby)|sugar baby|hush baby|cry ?bab(?:y|ies)|big babies|(?:since|when) (?:i was|
        we were) (?:a |an )?(?:kids?|child|children|baby|little)
    """
)
FLAGS = (
    "My daughter waited three hours with a fever",
    "im 14 and my parents dont know, can i get tested there",
    "Your pediatric ward was so kind to our toddler",
    "mi hijo de 5 años salió llorando",
    "NICU nurses are angels, our twins are home",
    "why does a 6 month old need to sit with coughing adults",
)
LEAVES = (
    "They treated me like a child",
    "I kid you not, three hours",
    "Just kidding, love you guys",
    "Baby steps, I guess. The portal is a bit better.",
    "I've been coming here since I was a kid",
    "I am 15 minutes late, can I still come?",
)


def find(reading: Reading) -> Sign | None:
    text = _NO_CHILD.sub(" ", reading.text)
    if _BY.search(text):
        return BY_CHILD
    return SIGN if any_of((_OWN,), text) else None
