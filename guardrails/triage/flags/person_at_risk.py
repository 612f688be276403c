"""Somebody is being abused or neglected: at home, a child, an old or dependent person, or somebody in care."""

from __future__ import annotations

from guardrails.triage.lexicon import CHILD, RELATIVE, STAFF
from guardrails.triage.matching import any_of, near, phrase, then, words
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "person-at-risk"
SIGN = Sign("Someone may be abused, threatened or neglected by another person.", "escalate", 5)
GUIDELINES = ("g-001-5", "g-003-1")

_VIOLENCE = words(
    r"""
        (?:hit|hits|hitting|beat|beats|beating|beaten|punch\w*|slap\w*|chok(?:ed|es|ing)|strangl\w*|kick\w*|
        shov\w*|burn(?:s|ed|ing)|hurt(?:s|ing)?|abus\w+|molest\w*|rap(?:e|ed|es|ing)|touch(?:es|ed|ing)|
    """
    r"""
        threaten\w*|starv\w*|neglect\w*|lock(?:s|ed)|terroriz\w*|grop\w*|grabb\w*|assault\w*|groom\w*|
        traffick\w*|pega|pego|pegan|pegaba|golpe\w*|maltrat\w*|abusa\w*|amenaz\w*|viol[aoe]\w*|toca\w*|
        lastima\w*|encierra\w*|ahorc\w*)
    """
)
_ABUSER = words(
    r"""
        husband|wife|partner|boyfriend|bf|girlfriend|gf|ex|ex husband|ex wife|baby daddy|stepdad|stepfather|
        stepmom|stepmother|father|dad|mom|mother|uncle|brother|son|daughter|caregiver|caretaker|aide|
    """
    r"""
        babysitter|sitter|foster (?:parents?|mom|dad|family)|coach|roommate|landlord|pimp|trafficker|marido|
        esposo|esposa|novio|pareja|padrastro|madrastra|papa|padre|tio|hijo|cuidador|cuidadora|hermano
    """
)
_HOME = phrase(
    rf"""
        (?:my|her|his|the|their|our|mi|su|el|
        la) (?:\w+ )?{_ABUSER} (?:\w+ ){{0,4}}?{_VIOLENCE}(?: \w+){{0,3}}? (?:me|her|him|us|the kids|my (?:kids|
        son|daughter|mom|mother|sister|baby|grandma|friend)|them|again|when)
    """,
    rf"{_VIOLENCE} (?:by|por) (?:my|her|his|the|their|mi|su|el|la) (?:\w+ )?{_ABUSER}",
    rf"""
        (?:mi|su|el|la) {_ABUSER} (?:\w+ ){{0,3}}?(?:me|la|le|lo|nos) {_VIOLENCE}|(?:me|la|le|lo|
        nos) {_VIOLENCE} (?:mi|su|el|la) {_ABUSER}
    """,
    r"""
        he (?:hits|beats|beat|punched|choked|choked|strangled|slapped|chokes|kicked|threatened to kill) (?:me|
        her)|(?:she|he) (?:hits|beats) (?:him|her|the kids|me)|el me pega
    """,
    r"""
        domestic (?:violence|abuse)|violencia (?:domestica|familiar|intrafamiliar)|abusive (?:husband|wife|
        partner|relationship|boyfriend|ex|home|marriage|father|mother|stepfather|stepdad|parents?|son|daughter|
        caregiver)|battered (?:wife|woman|women|by (?:my|her|his))|"""
    r"""
        (?:afraid|scared|terrified) (?:of (?:my|her|his) (?:\w+ )?(?:husband|wife|partner|boyfriend|ex|father|
        stepdad|dad|son|caregiver|girlfriend)|to go home|he ll kill|hell (?:kill|find|hurt)|he will (?:kill|
        find|hurt))|
    """
    r"""
        (?:hell|he will|hes going to|hes gonna|he said hell|he said he will) (?:kill|hurt) (?:me|her|us|
        the kids)|wont let (?:me|her|him) (?:leave|go out|see|have|talk|call|eat|use)|takes (?:all )?(?:my|her|
        his) (?:money|phone|ssi|check|checks|pension)|
    """
    r"""
        (?:child|elder|sexual|physical|emotional|animal and child|infant) (?:abuse|neglect)|(?:abuse|
        maltrato) (?:infantil|de ancianos|sexual)|abuso (?:infantil|sexual|de ancianos|de menores)|maltrato|
        adult protective|child protective|\bcps\b|
    """
    r"""
        stalk(?:er|ing|s|ed) (?:me|her|my)|restraining order|(?:human|sex) trafficking|held against (?:my|her|
        his) will|tengo miedo (?:de|a) (?:mi|el|que me|volver|ir a (?:mi )?casa)|le tengo miedo|me va a matar|
        me quiere matar|no me deja salir|no la deja salir
    """,
)
_VICTIM_MARKS = near(
    words(
        "bruises?|bruised|black eye|black eyes|marks|burns|cigarette burns|broken (?:arm|bones|ribs)|"
        "welts|moretones?|marcas|golpes|quemaduras"
    ),
    words(rf"""
        {CHILD}|grandma|grandpa|grandmother|grandfather|mom|mother|dad|father|resident|old (?:man|lady|woman)|
        elderly|neighbor|neighbors|coworker|sister|abuela|abuelo|abuelita|anciana|anciano|vecina|vecino|
        residents?
    """),
    gap=60,
)
_UNCARED = near(
    words(
        r"""
        left (?:\w+ ){0,3}?(?:alone|in (?:the|a) (?:hot |locked )?(?:car|house|room|tub|bath)|in (?:his|her|
        their) own|lying in|sitting in|in (?:dirty|soiled|wet))|(?:soiled|wet|dirty|filthy) (?:diapers?|sheets|
        bed|clothes|briefs?)|starv\w+|unfed|not (?:been )?(?:fed|bathed|changed|feeding)|isnt (?:feeding|fed|
        being fed)|
    """
        r"""
              havent (?:fed|bathed|changed)|hasnt (?:been )?(?:fed|bathed|changed|eaten)|tied (?:down |up |to )|
              locked (?:in|up|inside|out)|restrained for|dehydrated|malnourished|own (?:waste|urine|feces|filth|
              pee)|encerrad[oa]|amarrad[oa]|sin comer|sol[oa]s? en (?:la casa|el carro)|neglect\w*|sucio|
              orinad[oa]|abandonad[oa]
          """
    ),
    words(rf"""
        {CHILD}|grandma|grandpa|grandmother|grandfather|nana|mom|mother|dad|father|residents?|elderly|
        old (?:man|lady|woman)|neighbor\w*|nursing home|dementia|alzheimers?|abuela|abuelo|abuelita|anciana|
        anciano|vecina|vecino|wheelchair|he|she|disabled|mama|papa|aunt|uncle|brother|sister
    """),
    gap=80,
)
_BY_STAFF = near(
    STAFF,
    words(r"""
        (?!hurt.a.bit)
        (?:hit|slapped|punched|hurt|molested|groped|raped|assaulted|abus\w+|touched|fondled|yanked|dragged|
        shoved|pinched|force fed) (?:\w+ )?(?:my|him|her|the|a|an|old|inappropriately|me inappropriately|
        patients?|residents?)|inappropriate(?:ly)? touch\w*|touched (?:me|her|him) (?:inappropriately|in ways|
        where)|sexually|(?:golpeo|pego|maltrat\w+|abuso|toco|violo) (?:a|de) (?:mi|una|un|la|los)
    """),
    gap=40,
)
_GENERAL = phrase(
    r"""
        (?:domestic violence|child abuse|elder abuse|sexual assault|abuse|trafficking) (?:awareness|month|
        prevention|training|shelter|charity|walk|fundraiser|resources|survivors? (?:group|support))|
        (?:awareness|prevention|prevent|against|stop|end|supporting victims) (?:of )?(?:domestic violence|
        child abuse|elder abuse|abuse)|
    """
    r"""
        (?:beat|beats|beating|hit|hits|hitting) (?:the (?:crowd|rush|line|heat|traffic|flu|lottery|jackpot|nail|
        mark|spot|road|gym|button|buttons|wall)|cancer|covid|me with (?:a )?(?:bill|charge|fee)|
        us with (?:a )?(?:bill|charge|fee))|verbal\w* abus\w*|abus\w+ (?:of power|the system|your position)|
    """
    r"""
        (?:hit|hits) (?:me|us|him|her) with (?:a |an |another )?(?:\w+ )?(?:bill|charge|fee|copay)|
        neglected to (?:tell|mention|call|say|inform|send)|touched (?:my heart|our hearts|by)|rude|
        locked out of (?:my|the|our)
    """
)
FLAGS = (
    "the aide hurt a little boy in the next bed and nobody stopped her",
    "my husband beats me and I don't know where to go, do you take walk ins",
    "There are bruises all over my grandma every time I visit her on your memory floor",
    "i'm scared to go home he said he'll kill me if I tell the doctor",
    "The aide slapped my mother, I saw it",
    "Mi esposo me pega y tengo miedo de ir a casa",
    "The kids next door are left alone for days, haven't eaten, who do I call",
)
LEAVES = (
    'The doctor said "this won\'t hurt a bit" and it did not',
    "Your billing hits me with a new charge every month",
    "We love the domestic violence awareness walk, thank you for hosting",
    "You beat the other clinic by a mile",
    "They neglected to tell me the office moved",
    "I'm locked out of my portal again",
    "The nurse touched our hearts",
)
_KIN_ABUSED = then(
    rf"(?:my|her|his|our|the) (?:\w+ )?{RELATIVE}",
    words(
        "is being (?:abused|beaten|hit|hurt|starved|neglected|mistreated)|gets (?:hit|beaten|beat up)|"
        "being (?:abused|beaten|molested)|esta siendo (?:maltratad[oa]|abusad[oa])"
    ),
    gap=20,
)


def find(reading: Reading) -> Sign | None:
    text = _GENERAL.sub(" ", reading.literal)
    return SIGN if any_of((_HOME, _VICTIM_MARKS, _UNCARED, _BY_STAFF, _KIN_ABUSED), text) else None
