"""Lawyers, courts, complaints to an authority, or the wish for compensation."""

from __future__ import annotations

from guardrails.triage.flags._ideas import ORDINARY, together
from guardrails.triage.flags._redress import NOT_LEGAL, REDRESS
from guardrails.triage.matching import any_of, phrase
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "legal-threat"
SIGN = Sign("Legal steps or a complaint to an authority are mentioned.", "reply_and_escalate", 4)
HINT = SIGN.as_hint()
GUIDELINES = ("g-001-3", "g-001-5", "g-003-1")

_LEGAL = phrase(
    r"""
        (?:lawyer|attorney|atty|solicitor|legal (?:team|counsel|representation|action|rep|advice|recourse|
        rights|matter|route|department is)|law ?firm|lawsuits?|law suit|litigat\w+|malpractice|negligen\w+|
        class action|paralegal|counsel|subpoena\w*|deposition|cease and desist|defamation|slander|libel|
    """
    r"""
        small claims|statute of limitations|demand letter|settlement|damages|litigious|retain(?:ed|
        ing) (?:counsel|an attorney|a lawyer)|lawyer(?:s|ed|ing)?(?: up)?|attorneys|lawyering|esquire|esq)
    """,
    r"""
        (?:sue|suing|sued|sueing|sues)|(?:see|seeing|meet|take|taking|took|drag) (?:\w+ ){0,3}?(?:in|to) court|
        court date|judge and jury|(?:file|filing|filed|press|pressing|bring|bringing) (?:\w+ ){0,4}?(?:charges|
        suit|claim against|complaint (?:with|to|against)|
    """
    r"""
        report with|grievance with|a grievance)|(?:file|filing|filed|report|reporting|reported|contact|
        contacting|contacted|call|
        calling|called|complain\w*|writing|write|wrote|went|going|complaint|complaints|hear from|hearing from|
        notify|notified|turned? (?:\w+ )?in) (?:\w+ ){0,5}?(?:state board|medical board|nursing board|
        dental board|board of (?:medicine|nursing|health|dentistry|pharmacy)|the board|attorney general|
        ag s? office|
    """
    r"""
        health department|department of health|dept of health|state (?:health|department|inspectors?|attorney|
        insurance|licensing|agency|surveyors?)|joint commission|jcaho|cms|medicare fraud|hhs|ocr|
        office for civil rights|osha|licensing|bbb|better business bureau|ombudsman|insurance commissioner|
    """
    r"""
        commissioner|congress\w*|senator|fda|ada|eeoc|ftc|doj|dea|authorities|regulators?)|(?:state|medical|
        nursing|dental) board (?:will|is|has|complaint)|hipaa (?:complaint|lawsuit)
    """,
    r"""
        (?:youll|you will|you ll|yall will|expect to|be) (?:be )?hear(?:ing)? from (?:my|our|the|his|her|
        a) (?:lawyer|attorney|brother in law|people|legal|counsel|family s|cousin)|hear(?:ing)? from (?:my|
        our) (?:lawyer|attorney|legal|counsel)|hold(?:ing)? (?:you|them|yall|this \w+|the \w+|your \w+|
        every one of you|someone) (?:all |fully |legally |personally )?(?:accountable|liable|
        responsible)(?: in court| legally)?|
    """
    r"""
        (?:legally|criminally|financially) (?:liable|responsible|accountable|actionable)|(?:you|they|yall|
        someone|somebody|hospital|clinic) (?:\w+ ){0,2}?(?:owe|owes) (?:me|us|
        my family) (?:\w+ )?(?:compensation|for (?:what|pain|my))|pain and suffering|compensat(?:e|ion|ed)|
        (?:pay|paying) for what (?:you|they|yall)|
    """
    r"""
        (?:its|this is|thats|was|is|completely|totally|probably|pretty sure (?:its|thats|this is)) illegal|
        against the law|break(?:ing)? the law|broke the law|violat\w+ (?:of )?(?:my rights|the law|federal|
        state law|hipaa|ada|emtala)|emtala|my (?:legal )?rights|see you in court|in front of a judge|
    """
    r"""
        (?:document(?:ed|ing)|kept|keeping|saved|saving|got|have|recorded|recording|
        preserv\w+) (?:\w+ ){0,2}?(?:everything|every(?:thing)? (?:call|conversation|email|text)|all of it|
        all the (?:emails|texts|records|calls)|evidence|receipts|it all|proof)(?: \w+){0,6}? (?:court|lawyer|
        attorney|case|board|judge|evidence|hearing|need)|
    """
    r"""
        (?:have|building|got|theres|there is) (?:a|quite a|a strong|a solid|one hell of a) case|one call away|
        1 ?800 ?\w*law\w*|ambulance chaser|(?:wrongful|false) (?:death|arrest|imprisonment|billing)|
        fraud (?:charges|investigation|complaint|report)|press charges|police report|(?:fraude?|denuncia)
    """,
    r"""
        abogad[oa]s?|demand(?:ar|arlos|arla|arlo|are|aremos|o|amos|a|arles|ando|ado)(?: legal| judicial| por)?|
        denunci\w+|tribunal\w*|(?:ir|vamos|voy|llevar\w*|nos vemos) (?:\w+ ){0,2}?(?:a|en) (?:la )?corte|juicio|
        juez|juzgado|negligencia|mala praxis|accion(?:es)? legal(?:es)?|proceder legalmente|medidas legales|
        asesor legal|
    """
    r"""
        derechos humanos|departamento de salud|(?:junta|colegio) (?:medic[oa]|de medicos)|procurador\w*|
        fiscal\w*|indemniza\w*|compensacion|(?:es|eso es|esto es) ilegal|contra la ley|mis derechos|
        queja (?:formal|legal|ante)|profeco|conamed|licenciado va
    """,
)
_NOT_LEGAL = phrase(
    r"""
        (?:court|courts) (?:street|st|house|ave|avenue|road|side|yard)|food court|tennis courts?|
        basketball court|courtyard|(?:power of attorney|poa|poder notarial|living will|
        advance directive)(?: \w+){0,3}?|(?:insurance|car accident|workers comp|personal injury) (?:lawyer|
        attorney|settlement) (?:needs|asked|wants|requested) (?:my|the) records|
    """
    r"""
        (?:son|daughter|husband|wife|friend|mom|dad|brother|sister|hija|hijo|i) (?:is|am|as|im|works as|
        es) (?:a |an |your |un |una )?(?:lawyer|attorney|paralegal|abogad[oa])(?: (?:and|y) (?:loves?|was|is|
        even|le|la|los|les))|lawyer friend (?:recommend\w*|loves?|said)|
        en demanda|mucha demanda|on demand|in demand|high demand|demands? (?:for|on)|demand is|legal (?:name|
        guardian|holiday|parking|tender|age)|
    """
    r"""
        storm damages|damages? (?:to|on) (?:my|the) (?:car|bumper|door|tire|rim)|settlement (?:park|road|area)|
        counsel(?:or|ing|ors)|judge (?:a book|me|us|you|people)|jury is (?:still )?out|sue (?:at|from|in|
        the nurse|and|was|is|who|says|xperson)|dr sue|nurse sue|(?:without|no) judg\w+|
    """
    r"""
        (?:fraude?) (?:alert|de tarjeta|prevention|department)|(?:hospital|clinic|staff|
        nurses) (?:\w+ )?(?:compensat\w+|should be paid)|(?:better|fair|workers|worker|nurses?) compensation|
        compensation (?:package|plan|analyst|and benefits)|ada (?:accessible|ramp|compliant|parking|entrance|
        door|bathroom)
    """
)
FLAGS = (
    "preserve all records related to my visit",
    "her license should be pulled and I have sent the paperwork to make it happen",
    "lets see what my attorny says",
    "You'll be hearing from my attorney.",
    "I have documented everything, every call, and it will all look great in front of a judge",
    "Filing with the state medical board first thing Monday",
    "my cousin is a malpractice guy and he says we have a case",
    "Los voy a demandar por negligencia",
    "EMTALA exists, look it up. Someone there is going to answer for this legally",
)
LEAVES = (
    "the lawyer next to me in the waiting room talked on the phone the whole time",
    "My sister is a lawyer and she loves this clinic",
    "Coffee will be served in the lobby, lovely",
    "Nurse Sue was a delight",
    "Parking by the tennis court is impossible",
    "Do I need a power of attorney to pick up my mother's prescription?",
    "Your counselor was so kind to us",
    "There is high demand for Saturday appointments, please add more",
    "Do you offer video visits on demand?",
)


_SIDEWAYS = phrase(
    r"""
        preserve (?:all|every|any|the|my) (?:\w+ ){0,2}?(?:records|documents|evidence|footage|video|emails)|
        att?(?:o|ou|e)r?n[ei]?ys?|law[iy]e?rs?|lawers?|(?:will|going to|gonna|about to) (?:be |get )served(?! (?:in|
        at|by|on|a|with|lunch|food|
        dinner|breakfast|coffee|well|first|next|promptly|soon))|(?:let|have) (?:a|the) (?:judge|jury|court)|(?:judge|
        jury)\s
        (?:will|can|gets|is going to) (?:\w+ )?(?:decide|see|hear|love)|(?:liability|malpractice) (?:insurance|carrier|
        coverage|policy)|full(?:est)? extent of the law|(?:licens\w+|state|medical|nursing|ethics) board|depositions?|
        solicitors?|(?:his|her|your|their|that|nursing|medical|doctors?|nurses?) licenses? (?:\w+ ){0,3}?(?:pulled|
        revoked|suspended|taken|gone|reviewed)|
    """
    r"""
        (?:lose|pull|revoke|yank|going after|coming for|take|have) (?:\w+ )?(?:his|her|your|their|nursing|medical)\s
        licenses?|own (?:this|that|your) (?:hospital|clinic|place|practice|building) (?:when|by|after|once)|
        (?:us|you|yall|them) in (?:front of )?(?:a )?(?:court|judge|jury)|(?:takes?|taking|take) (?:it|this|you|them)\s
        (?:all the way )?to (?:court|the state|trial|arbitration)|hotline (?:has|have|already)|
        (?:queja|reporte|denuncia|reportar\w*) (?:\w+ ){0,4}?(?:junta|estado|ministerio|autoridad\w*|derechos|
        medicare|medicaid)|(?:asunto|esto|caso) (?:\w+ ){0,3}?(?:en|a) manos de|por la via legal|demanda\w*\s
        (?:colectiva|por|en camino)|nos vemos en (?:el )?(?:juzgado|tribunal\w*|corte)
    """
)
_BYSTANDER = phrase(
    r"""
        (?:lawyer|attorney|judge) (?:next to|in front of|behind|sitting|beside|friend of mine (?:loves|recommends))|
        (?:son|daughter|husband|wife|friend|mom|dad|brother|sister|i) (?:is|am|as|im|was) (?:a |an )?(?:\w+ )?(?:lawyer|
        attorney|paralegal|judge)(?= \W*(?:and |so |but |y )?(?:she |he |i )?(?:\w+ )?(?:loves?|recommend\w*|likes?|
        needs?|works?|
        cant|cannot|goes|come\w*|hard))
    """
)

_ALWAYS = (("court", "want"), ("authority", "me"), ("lawyer", "says"), ("authority", "they"), ("lawyer", "press"))
_UNLESS_ORDINARY = (("lawyer", "me"), ("court", "me"), ("court", "they"), ("court", "evidence"))


def find(reading: Reading) -> Sign | None:
    text = NOT_LEGAL.sub(" ", _BYSTANDER.sub(" ", _NOT_LEGAL.sub(" ", reading.literal)))
    if not NOT_LEGAL.search(reading.literal) and (
        together(reading, _ALWAYS) or together(reading, _UNLESS_ORDINARY, ORDINARY)
    ):
        return HINT
    return HINT if any_of((_LEGAL, _SIDEWAYS, *REDRESS), text) else None
