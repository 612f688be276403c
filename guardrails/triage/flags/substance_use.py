"""Somebody's use of drugs or alcohol, or treatment for it. In the US, 42 CFR Part 2 protects even the fact."""

from __future__ import annotations

from guardrails.triage.matching import any_of, near, phrase, words
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "substance-use"
SIGN = Sign("Substance use or its treatment is concerned: the strict rules apply.", "reply_and_escalate", 3)
GUIDELINES = ("g-001-3", "g-001-5")

_PLAIN = phrase(
    r"""
        rehab(?:ilitation center)?|detox\w*|sober|sobriety|sober living|methadone|metadona|suboxone|
        buprenorphine|vivitrol|naltrexone|narcan|naloxone|relaps\w+|recaida|recay\w+|alcoholics?|alcoholism\w*|
        alcoholic[oa]s? anonimos|heroin|heroina|fentanyl|fentanilo|meth|meth ?head|crack|cocaine|cocaina|
        opioids?|opiates?|opiaceos|oxy|oxys|percs|
    """
    r"""
        addict(?:s|ed|ion|ions)?|adict[oa]s?|adiccion(?:es)?|drug (?:problem|abuse|habit|use|user|rehab|
        treatment|program|counsel\w+|seek\w+|test)|substance (?:use|abuse)|recovery (?:program|center|meeting|
        house|journey|community)|in recovery|twelve step|12 step|aa meetings?|na meetings?|mat (?:program|
        clinic)|iop|drunk|drinking (?:problem|again|too much|himself|herself|myself|every (?:day|night))|
    """
    r"""
        (?:days|months|years|weeks|year|month) (?:clean|sober|off (?:drugs|alcohol|the (?:stuff|bottle|pills|booze)|
        booze|pills|dope))|clean (?:and sober|for \d+|time|\d+ (?:days|
        months|years))|get(?:ting)? clean|got clean|stay(?:ing|ed)? clean|withdrawals?|abstinencia|dope ?sick|
        junkies?|shooting up|track marks|high on|strung out|sobri[oa]s?|sobriedad|borrach[oa]s?|alcoholic[oa]s?|
        alcoholismo|desintoxic\w+|drogas|drogadict\w+|drogad[oa]|centro de rehabilitacion|overdosed|benzo\w*|
        pain pill(?:s)? (?:addict\w*|problem|habit)|hooked on
    """
)
_NOT_USE = phrase(
    r"""
        (?:physical|cardiac|stroke|knee|hip|shoulder|sports|pulmonary|vestibular|ortho|orthopedic|speech|pt|
        back|surgery|inpatient|outpatient|neuro|post surgery|ankle|injury|acute|short term|skilled|therapy|
        vocational) (?:\w+ )?rehab(?:ilitation)?|
        narcan (?:booth|table|class(?:es)?|course|training|kits?|demo)|
        (?:booth|table|class|course|training|curso|clase|taller) (?:\w+ )?narcan|
        rehab (?:gym|after|for) (?:\w+ ){0,3}?(?:knee|hip|shoulder|stroke|
        surgery|back|injury|accident|fall|heart|replacement|leg|ankle)|detox (?:tea|water|smoothie|juice|diet|
        bath)|
    """
    r"""
        addict(?:ed|ive|ion)? (?:to|is)? ?(?:your|the|this|these|those|that|coffee|chocolate|sugar|my phone|
        social media|sudoku|muffins?|games?|shopping|page)|drunk (?:driver|driving|on power|with power)|
        crack(?:s)? (?:in|on|of dawn|me up|down|open|under|up)|(?:floor|wall|phone|screen|window|ceiling|
        sidewalk|wise|the) crack|(?:crack|cracks) (?:me|us) up|cracked|meth(?:od|ods)|high on (?:the list|
        my list|life)|drinking (?:water|fountain)s?|(?:road|path|speedy|quick|fast|full|my|smooth|long|
        post op) (?:to )?recovery|recovery (?:room|nurse|time|ward|was|is|area|from|suite|nurses|after)|
        on the road to|drug ?(?:store|plan|formulary|list|allerg\w+)
    """
)
_AFTER_INJURY = phrase(
    r"(?:stroke|knee|hip|surgery|heart attack|accident) (?:\w+ ){0,7}?rehab|"
    r"(?:pelvis|leg|ankle|shoulder|hip|fracture).{0,60}?rehab"
)
"""Rehab of a body. Only the word itself says nothing then: "hurt his hip, got hooked on oxy, he's in rehab"."""
FLAGS = (
    "hurt his hip at work, got hooked on oxy and now he is in rehab",
    "Your detox unit kicked my brother out after two days",
    "3 years sober this week, thank you all",
    "is the methadone window open on Sundays",
    "They treated me like a junkie when I asked for pain relief",
    "Mi hijo recayó y no hay cama en rehabilitación... es adicto",
    "he's been drinking every night again and your program won't call back",
)
LEAVES = (
    "Addicted to your cafeteria muffins",
    "Cardiac rehab team was great",
    "There is a crack in the ceiling",
    "Recovery room nurses were sweet",
    "The drinking fountain is broken",
    "Knee rehab after surgery went well",
    "Cracked my pelvis on the four wheeler. Rehab got me upright for deer season",
    "That robot call took ten years off my life",
    "The Narcan booth at the fair was a hit",
)
_REHAB_ES = near(words("rehabilitacion|rehab"), words(r"adict\w*|alcohol\w*|droga\w*|recay\w*|recaida"), gap=60)


def find(reading: Reading) -> Sign | None:
    text = _AFTER_INJURY.sub(lambda hit: hit[0].removesuffix("rehab"), reading.literal)
    text = _NOT_USE.sub(" ", text)
    return SIGN if any_of((_PLAIN, _REHAB_ES), text) else None
