# ruff: noqa: E501 (patterns read best unbroken)
"""Whether a word that is also somebody's name is clearly the word where it opens a sentence."""

from __future__ import annotations

import re

from guardrails.identifiers._base import Reading

# What follows the word and not the name, for all and for some.
ANY = r"(?:of|to|for|my|your|the|this|that|you|u|i|we|me|us|them|they|it|so|up|down|out|not|be|\d\w*)\b"
SOME = {
    "will": r"(?:he|she|there|anyone|someone|anybody|somebody|never|always|definitely|absolutely|certainly|update|try|have|go|do|see|come|return|recommend|post|call|tell|make|a|an|your|no|any|these|those)\b",
    "may": r"(?:god|he|she|all|have|as|or|\w+ (?:bless|rest)|his|her|their|contain|cause)\b",
    "hope": r"(?:he|she|everyone|someone|all|never|nobody|is|no|things|everything|in|was lost|people|and)\b",
    "grace": r"(?:period|and (?:dignity|compassion)|under|is)\b",
    "rose": r"(?:water|oil|tea|scented|colou?red|from|above|in|garden|bush|bushes|petals|colou?red)\b",
    "art": r"(?:work|on|is|in|therapy|class|room)\b",
    "joy": r"(?:is|in|and happiness|ride)\b",
    "faith": r"(?:in|is|and|restored|based)\b",
    "bill": r"(?:was|is|went|goes|came|says|said|shows|arrived|from|insurance|pay|in|and)\b",
    "chase": r"(?:after|bank)\b",
    "rich": r"(?:in|people|or|and)\b",
    "frank": r"(?:talk|and|discussion)\b",
    "pat": r"on\b",
    "drew": r"(?:blood|her|his)\b",
    "max": r"(?:pain|dose|wait)\b",
    "miles": r"(?:away|from|and)\b",
    "sky": r"(?:high|is)\b",
    "star": r"(?:rating|ratings|review|reviews)\b",
    "ginger": r"(?:ale|tea|chews)\b",
    "esperanza": r"(?:es lo ultimo|tenia|tengo|tenemos|nos|me|no|de|en|ninguna|hay)\b",
    "consuelo": r"(?:me dieron|de tontos|no|ninguno|para)\b",
    "milagros": r"(?:no|hacen|existen|de)\b",
    "socorro": r"(?:que|me|nos|por)\b|\s*(?=!)",
    "segun": r"(?:lo|la|el|los|las|me|mi|su|ellos|ella|yo|que|te|le|dice|dicen|cada)\b",
    "gloria": r"(?:a dios|al|bendita)\b",
    "mercedes": r"(?:nos han|no soy|parked)\b",
    "nieves": r"de\b",
    "cruz": r"(?:de|mia)\b",
    "rosario": r"(?:de|en mano)\b",
}  # fmt: skip
TIMES = r"(?:in|is|was|heat|came|through|and|until|\d\w*)\b"
SOME |= dict.fromkeys(("summer", "june", "april", "autumn", "dawn"), TIMES)
AFTER = {word: re.compile(rf"(?:\s+|(?=!))(?:{ANY}|{more})", re.I) for word, more in SOME.items()}
OTHERS = re.compile(rf"\s+{ANY}", re.I)


def clearly_word(reading: Reading, i: int) -> bool:
    """`Will you`, `Hope so`, `Mark my words`, `Grace period`, `Rose up`."""
    token = reading.tokens[i]
    return bool(AFTER.get(token.bare, OTHERS).match(reading.text, token.end))
