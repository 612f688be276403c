# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""Names that are everyday words too, where they begin a sentence: what follows tells a person from a word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers import _names
from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._cues import name_hit
from guardrails.identifiers._lists import names

WORK = r"(?:nurse|doctor|dr|tech|aide|cna|rn|pa|np|midwife|doula|surgeon|therapist|sonographer|receptionist|scheduler|phlebotomist|dentist|hygienist|counselor|advocate|roommate|manager|supervisor|social worker|case manager|caseworker|interpreter|volunteer|anesthesiologist|pharmacist|provider|coordinator|navigator)"
ROLE = rf"(?:[a-z]+ ){{0,2}}{WORK}\b"
PLACE = r"(?:billing|reception|radiology|registration|triage|scheduling|pharmacy|oncology|cardiology|pediatrics|peds|admissions|icu|nicu|lab|labs|imaging|records|medical records|housekeeping|security|phlebotomy|dermatology|ortho|maternity|surgery|intake|insurance|accounting|hr|dialysis|rehab|transport|(?:the |your |ur )?(?:[a-z]+ )?(?:desk|counter|window|phones?|floor|unit|office|lab|er|ward|department|night shift|day shift))"
MANNER = r"(?:kind|rude|sweet|patient|helpful|professional|attentive|caring|friendly|compassionate|dismissive|condescending|gentle|knowledgeable|nasty|snippy|unprofessional|polite|awesome with|great with|wonderful with|amazing with|so good (?:to|with)|good (?:to|with) (?:me|us|my))"
ACTS = rf"(?:,? (?:(?:my|our|the|ur|your) )?{ROLE}|,? (?:rn|lpn|cna|np)\b| (?:in|at|from|over in|up in|down in|@) {PLACE}\b| (?:is|was|has been) (?:my|our|the|a) {ROLE}| (?:is|was|were|has been) (?:(?:so|very|really|super|extremely|such a|beyond|incredibly|always|absolutely|just|not) )*{MANNER}\b| (?:\w+ly |never |just |even |actually )?(?:called (?:me|us|my|back|twice|again|to|in|yesterday|and)|told (?:me|us|my|him|her)|said (?:i|we|he|she|they|it|that|no|the|my)|drew (?:my|the|blood|her|his)|took (?:my|our|the|her|his|care|one|time|over)|answered (?:the|my|our|all|every|and)|explained|checked (?:on|in|my|us|me|the)|listened|hung up|yelled|laughed (?:at|in)|promised|refused|introduced|works? (?:in|at|here|there)|worked (?:with|in|at|so)|walked (?:in|me|us|out|my|away)|held (?:my|her|his|our)|cleaned|transferred (?:me|us|my)|screamed|rolled (?:her|his|their)|smiled|ignored (?:me|us|my)|apologi[sz]ed|argued|stuck me|poked me|sat with|hugged|left me on|put me on|made me (?:feel|laugh|cry)|comes? back and)(?!\w))"
PERSON_ACTS = re.compile(ACTS, re.I)
OPENS = frozenset('.!?\n"(:;')


class EverydayNames(Family):
    """`Hope was my nurse`, `Art drew my blood`, `Joy at the desk`; and with a surname in lower case, `grace young called`."""

    kinds = ("PERSON",)
    FINDS = (
        "[[Hope]] was my nurse",
        "So sad. [[Art]] drew my blood",
        "[[Joy]] at the front desk",
        "[[Will]] from radiology called me back",
        "[[Dawn]] was very rude",
        "then [[grace young]] called me",
    )
    LEAVES = (
        "Hope was lost",
        "Grace period is over",
        "Joy at last",
        "Will call again",
        "May I come in",
        "Bill from the lab was wrong",
        "Guy in billing tore it up",
        "Dawn came",
        "Art on the walls was nice",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        tokens = reading.tokens
        for i, token in enumerate(tokens):
            if token.bare not in _names.WORD_NAMES or token.bare != token.lower:
                continue
            following = tokens[i + 1] if i + 1 < len(tokens) else None
            opens = i == 0 or tokens[i - 1].text in OPENS or "\n" in reading.text[tokens[i - 1].end : token.start]
            if opens and token.capital and not reading.shouting:
                if PERSON_ACTS.match(reading.text, token.end) and not (
                    token.bare in ("bill", "guy")
                    and following is not None
                    and following.lower in ("from", "said", "in", "at")
                ):
                    yield name_hit(reading, i, 0.8)
            elif following is not None and following.text.islower() and following.bare != token.bare:
                surname = following.bare in _names.WORD_SURNAMES or following.bare in names("last_names").strong
                if surname and not _names.denied(following.bare) and PERSON_ACTS.match(reading.text, following.end):
                    yield Hit(token.start, _names.end_of(following), "PERSON", 0.8)
