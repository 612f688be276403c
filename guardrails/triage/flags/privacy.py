"""The comment holds private details, or asks for somebody's. A reply must not repeat, confirm or add to them."""

from __future__ import annotations

from guardrails.triage.matching import any_of, phrase, words
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "privacy"
SIGN = Sign("Private details are in the comment or asked for: repeat none, move to a private channel.", "reply", 2)
GUIDELINES = ("g-001-3", "g-003-3")

# What may be removed without being private: names and places of a general kind, and what the page itself shows.
_PRIVATE_TYPES = frozenset(
    [
        *("PHONE", "FAX", "EMAIL", "SSN", "ID", "MRN", "MEDICAL_RECORD", "HEALTH_PLAN", "MEMBER_ID", "ACCOUNT", "CARD"),
        *("CREDIT_CARD", "LICENSE", "LICENCE", "ADDRESS", "STREET", "ZIP", "ROOM", "AGE", "DOB", "IP", "VEHICLE"),
        *("PLATE", "DEVICE", "BIOMETRIC"),
    ]
)
_PLACEHOLDERS = phrase(
    r"""
        x(?:phone|email|ssn|id|mrn|medicalrecord|healthplan|account|license|licence|address|street|vehicle|
        plate|card|creditcard|device|room|zip|dob|memberid|fax)
    """
)
_ASKS = phrase(
    r"""
        (?:can|could|would|will|pls|please|someone|you|yall|puede|pueden|podria|favor|me) (?:\w+ ){0,4}?(?:look up|
        check|pull up|see|find|read|tell me|give me|share|send|post|confirm|verify|access|checar|revisar|ver|
        buscar|decir|dicen|decirme|mandar|darme) (?:\w+ ){0,5}?
    """
    r"""
        (?:my|his|her|their|the|our|mi|mis|su|sus|la|el|los|las|moms|dads|wifes|husbands|sons|
        daughters) (?:\w+ ){0,2}?(?:results?|records?|chart|test|labs?|biopsy|x ?rays?|scan|mri|balance|account|
        appointment time|room|diagnosis|prescription|file|status|chart|claim|condition|policy|medication|
        expediente|resultados?|cuenta|cita|historial|receta|diagnostico|estudios|analisis|number|numero)
    """,
    r"""
        (?:what|whats|which|where|is|did|has|have|are|how|cual|donde|como) (?:\w+ ){0,4}?(?:room|habitacion|
        cuarto|floor|results?|labs?|biopsy|diagnosis|chart|condition|resultados?|discharged|admitted|
        balance) (?:\w+ ){0,3}?(?:is|was|for|of|my|her|his|xperson|mi|esta|come|came|back|in|ready|listos?|de|
        say)
    """,
    r"""
        (?:is|was|has|did|esta|does) (?:my (?:\w+ )?)?(?:xperson|\w+) (?:\w+ )?(?:a patient|still admitted|
        admitted|in your hospital|been discharged|still there|there|a member|hospitalizad[oa]|internad[oa]|
        ingresad[oa]) ?(?:there|with you|at your|in your|today|yet|ahi)?$|(?:is|was) xperson (?:still |there|
        here|admitted|in|ok|okay|a )|what happened to xperson|(?:looking for|trying to find|
        busco a) (?:my )?(?:\w+ )?xperson|
    """
    r"""
        (?:my|mi|here is my|heres my|este es mi) (?:\w+ ){0,2}?(?:number|phone|cell|email|address|ssn|social|
        social security|member id|id|dob|birthday|birth ?date|date of birth|mrn|policy|group|account|insurance|
        case|claim|reference|confirmation|telefono|celular|correo|direccion|numero|seguro|fecha de nacimiento|
        cuenta|poliza) (?:number |no |num |id |de \w+ |is |es |was |ends? |ending |# ?)*(?:in )?(?:xdate|xphone|
        xemail|xid|xaddress|x\w+|\d)
    """,
    r"""
        (?:call|text|email|reach|contact|ring|message|llam\w+|escrib\w+|marquen?\w*|dm) (?:me|us|him|her|
        my \w+)? ?(?:back )?(?:at|on|al|a|@)? ?(?:my |this |this number |mi |el )?(?:\w+ )?(?:xphone|xemail|
        \d{3})|dob|date of birth|born on|fecha de nacimiento|(?:member|policy|account|claim|case|mrn|record|
        chart|confirmation|patient|group|reference)(?: number| id| no| num)? ?#? ?(?:xid|xaccount|xmrn|\d{4,}|
        x\w+)|room \d+|habitacion \d+|cuarto \d+
    """,
)
# A health condition told about a particular person.
_CONDITION = words(
    r"""
        cancer|chemo\w*|tumor\w*|leukemia|lymphoma|diabet\w+|hiv|aids|hepatitis|herpes|std|sti|stds|chlamydia|
        gonorrhea|syphilis|pregnan\w+|miscarr\w+|abortion|ivf|infertil\w+|depress\w+|bipolar|schizophren\w+|
        ptsd|anxiety disorder|anorexi\w+|bulimi\w+|
    """
    r"""
        alzheimers?|dementia|parkinsons?|epilep\w+|seizure disorder|stroke|heart (?:failure|disease|surgery|
        attack)|copd|asthma|lupus|crohns?|colitis|ibs|ms diagnosis|multiple sclerosis|kidney (?:disease|failure|
        stones?)|dialysis|transplant|hysterectomy|mastectomy|colonoscopy|biopsy|c ?section|vasectomy|hernia|
        appendix|appendectomy|gallbladder|
    """
    r"""
        endometriosis|pcos|fibroids|menopause|erectile \w+|viagra|hemorrhoids?|prostate|uti|yeast infection|
        rehab|detox|overdose|addict\w+|autis\w+|adhd|down syndrome|cystic fibrosis|sickle cell|psoriasis|eczema|
        covid positive|tested positive|embarazad[ao]|aborto|diabetic[oa]|quimio\w*|depresion|vih|esquizofrenia|
        demencia|epilepsia|
    """
    r"insuficiencia|dialisis|trasplante|cesarea|parto"
)
_OF_SOMEONE = phrase(
    rf"""
        (?:my|his|her|their|our|i have|i had|ive had|im|i am|i was|has|hes|shes|diagnosed (?:me |him |
        her )?with|treated (?:me |him |her )?for|history of|tested positive for|positive for|suffer\w* from|
        with (?:my|his|her)|stage \d|after (?:my|his|her|a)|for (?:my|his|her)|mi|su|tengo|tiene|tuve|padezco|
        estoy|esta|soy|por (?:mi|su)) (?:\w+ ){{0,3}}?{_CONDITION}
    """
)
FLAGS = (
    "Call me at <PHONE_1> about this",
    "Can someone look up my biopsy results please",
    "My member ID is <ID_1>, why was this denied?",
    "What room is <PERSON_1> in?",
    "I'm HIV positive and your clerk said it out loud to the whole line",
    "¿Me pueden decir los resultados de mi mamá?",
)
LEAVES = (
    "Do you take walk-ins on Saturdays?",
    "The parking garage is a nightmare",
    "Thanks to <PERSON_1> for the smile",
    "What are your visiting hours?",
    "Where is room service?",
    "Your app has been down for two days",
)


def find(reading: Reading) -> Sign | None:
    if reading.removed & _PRIVATE_TYPES or any_of((_PLACEHOLDERS, _ASKS, _OF_SOMEONE), reading.text):
        return SIGN
    return None
