"""Danger to others on site: weapons, threats, fire, gas, live wires, a missing patient, violence, a hazard."""

from __future__ import annotations

from guardrails.triage.flags._dangers import DANGERS, FIGURE, JEST
from guardrails.triage.flags._hazards import HAZARDS
from guardrails.triage.lexicon import PLACE
from guardrails.triage.matching import any_of, near, phrase, words
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "safety"
SIGN = Sign("There may be a danger to people on site: tell security or facilities at once.", "reply_and_escalate", 5)
ARMED = Sign("Somebody may be armed or violent: call the police and security first.", "escalate", 5)
HINT = SIGN.as_hint()
GUIDELINES = ("g-001-5", "g-003-1", "g-003-4")

_WEAPON = words(
    r"""
        guns?|pistols?|rifles?|firearms?|knife|knives|machete|weapons?|armed|shooter|shooting|shoot|shots fired|
        gunshots?|gunfire|bombs?|explosives?|blow (?:up|it up)|grenade|ar ?15|glock|stabb\w+|stab|pistola|arma|
        armas|armado|cuchillo|navaja|machete|balacera|disparos?|balazos?|bomba|tiroteo
    """
)
_HAZARD = words(
    r"""
        gas (?:smell|leak|odor)|smell\w* (?:of |like )?(?:\w+ )?(?:gas|smoke|burning|burnt|chemicals?)|
        (?:strong|weird|chemical) (?:gas|chemical) (?:smell|odor)|carbon monoxide|co alarm|
        smoke(?: is)? (?:coming|pouring|in the|filling|everywhere|from)|sparks?|sparking|(?:exposed|live|loose|
        bare|hanging|dangling|frayed|open) (?:\w+ )?(?:wires?|wiring|outlets?|electrical|cables?)|
        wires? (?:\w+ ){0,4}?(?:exposed|hanging|sparking|sticking out|dangling|showing|bare)|
    """
    r"""
        (?:on fire|is burning|caught fire|flames|fire in (?:the|your))|electrocut\w*|(?:got|get|
        gave me a) (?:shocked|zapped|shock)|(?:ceiling|roof|tiles?|light fixture|beam|sign|railing|handrail|
        wall|balcony|awning|glass) (?:\w+ ){0,3}?(?:collaps\w+|falling|fell|loose|came down|caving|caved|
        about to fall|hanging|gave way|came off|shattered)|(?:fire|emergency) (?:exit|exits|doors?|escape|
        stairs?|stairwell|lane) (?:\w+ ){0,7}?(?:blocked|locked|chained|closed|shut|broken|bolted)|(?:blocked|
        locked|chained|bolted) (?:\w+ )?(?:fire|emergency) (?:exits?|doors?|escape)|
    """
    r"""
        (?:stuck|trapped|people) (?:in|inside) (?:the|your|an) elevator|elevator (?:\w+ ){0,3}?(?:dropped|fell|
        plunged|free fall|stuck with|jerk\w+)|(?:used|dirty|bloody|loose|uncapped|open) (?:needles?|syringes?|
        sharps)|(?:needles?|syringes?|sharps) (?:\w+ ){0,4}?(?:ground|floor|lot|bathroom|playground|chair|bench|
        bush|grass|seat|toilet|sink|trash|lying|everywhere|around)|(?:blood|feces|poop|sewage|vomit|urine|
        asbestos|black mold|mold|moho|rats?|mice|roach\w*|bed ?bugs|cockroach\w*) (?:\w+ ){0,3}?(?:all over|
        leaking|backing up|everywhere|overflow\w*|running|crawling)|
    """
    r"""
        (?:slip(?:ped|ping|pery|s)?|tripp?(?:ed|ing|s)?|fall(?:s|ing|en)?|fell) (?:\w+ ){0,4}?(?:ice|icy|
        wet floor|pothole|loose|broken step|curb)|black ice|sheet of ice|(?:not|never|nobody|isnt|wasnt|
        hasnt been|unsalted) (?:\w+ )?(?:salted|de ?iced)|(?:somebody|someone|people|person|kid|child) (?:is |
        are )?(?:going to|gonna|will|is gonna|could|might) (?:\w+ )?(?:get (?:hurt|killed|electrocuted|hit|
        stabbed|shot)|fall|break|die|slip|trip|be hurt|be killed)|death trap|accident waiting to happen|
        fire hazard|safety hazard|serious hazard|biohazard|
    """
    r"""
        (?:fuga de|huele a|olor a) (?:gas|quemado|humo)|humo|incendio|se (?:esta )?(?:quemando|incendiando)|
        cables? (?:pelados?|expuestos?|sueltos?|colgando)|chispas|(?:salida|
        puerta) de emergencia (?:\w+ )?(?:bloqueada|cerrada|con candado)|techo (?:\w+ ){0,3}?(?:cay\w+|caer|
        derrumb\w+)|jeringas?|agujas? (?:\w+ ){0,2}?(?:piso|suelo|usada|tirada)s?|
        atrapad[oa]s? en el (?:elevador|ascensor)|alguien se va a (?:caer|matar|lastimar|electrocutar)|
        peligro\w*|monoxido
    """
)
_MISSING = words(
    r"""
        (?:wander\w*|lost|confused|disoriented) (?:\w+ ){0,4}?(?:patient|man|woman|lady|resident|gentleman|
        grandma|old|guy|person|elderly)|(?:patient|man|woman|lady|resident|gentleman|elderly|old (?:man|lady|
        woman|guy)|guy|someone|somebody|person|grandma) (?:\w+ ){0,6}?(?:wander\w*|hospital gown|in a gown|
        barefoot|barefooted|walk\w* into traffic|walking (?:along|down|in|on) (?:the )?(?:street|road|highway|
        traffic|middle)|by the highway|on the highway)|escaped (?:patient|from)|eloped|walked out (?:of|
        in) (?:\w+ ){0,3}?gown|
    """
    r"""
        (?:hospital|patient) gown (?:\w+ ){0,6}?(?:street|outside|road|highway|bus stop|parking|walking|corner|
        alone|sidewalk|traffic)|unattended (?:child|kid|toddler|patient)|(?:child|kid|toddler|
        baby) (?:\w+ ){0,3}?(?:alone in|unattended|locked in a (?:hot )?car|left in a car|in a hot car)|
        (?:paciente|senor|senora|viejito|abuelito|anciano) (?:\w+ ){0,5}?(?:bata|perdid[oa]|desorientad[oa]|
        descalz[oa]|deambul\w+|caminando (?:por|en) (?:la )?(?:calle|carretera|avenida))
    """
)
_VIOLENCE = words(
    r"""
        assault(?:ed|ing|s)?|attacked|attacking|mugg(?:ed|ing|er)|robbed|robbery|robb?ing|jumped (?:me|him|her|
        by|my)|carjack\w*|raped|groped|flash(?:ed|er|ing)|expos(?:ing|ed) himself|prowl\w+|followed (?:me|her|
        my \w+) to (?:my|her|the) car|following (?:women|nurses|people|me|staff|girls)|stalk\w+|threaten\w*|
        fist ?fight|fight(?:ing)?|brawl|punch(?:ed|ing)|swinging at|violent|aggressive (?:man|guy|person|
        visitor|patient|dog)|
    """
    r"""
        smash(?:ed|ing) (?:\w+ )?(?:windows?|cars?)|car ?(?:windows?|break ins?)|breaking into cars|break ?ins?|
        creep(?:y|er)? (?:guy|man|dude)|lurking|peeping|asalt\w+|atac\w+|robaron|robo|asaltante|golpearon|
        amenaz\w+|pelea|agredi\w+|agresiv[oa]|violaron|acosa\w*
    """
)
_THREAT = phrase(
    r"""
        (?:im|i am|gonna|going to|ill|i will|im about to|about to|will|i swear ill|i should|might|
        someone should|somebody should|somebody ought to|wait until i|we will|were going to|
        i want to) (?:\w+ ){0,4}?(?:burn (?:\w+ ){0,3}?(?:down|hospital|clinic|place|building)|shoot (?:up|
        everyone|every|them|that|the|you|yall|her|him|this)|blow (?:\w+ ){0,3}?(?:up|away)|kill (?:you|them|
        that|him|her|all|every|the|yall|those|somebody|someone)|hurt (?:you|them|somebody|someone|that|her|him|
        people)|
    """
    r"""
        bring (?:a|my) (?:gun|knife|friends and)|make (?:you|them|yall|him|her) pay with|
        come (?:down )?(?:there|back) (?:with|and (?:hurt|kill|shoot|show|make))|beat (?:the|his|her|their|your|
        that) |stab|run (?:\w+ )?over|choke|find (?:out )?where (?:you|she|he|they) live|pay (?:you|them|her|
        him) a visit|put (?:a bullet|him in|her in|them in)|torch)|
    """
    r"""
        (?:i )?know where (?:you|she|he|they|that \w+|xperson) (?:live|lives|park|parks|work)|(?:watch|
        better watch) (?:your|their|her|his) backs?|(?:you|they|he|she|yall|that \w+)(?:ll| will| gonna|
         are going to) (?:regret|pay for) (?:this|it|what)(?: in blood| with)?|come get me on camera|
        bullets? (?:in|for|with)|active shooter|(?:deserves?|needs?) (?:a bullet|to (?:be shot|be killed|
        get shot|die))|(?:sleep with one eye|blood will be|there will be blood|body bags?)|
    """
    r"""
        (?:voy a|vamos a|deberia|habria que) (?:\w+ )?(?:quemar|balear|matar(?:los|las|la|lo|les)?|
        poner una bomba|golpear(?:los|la|lo)?|ir (?:con|armad\w+))|los voy a (?:matar|buscar|quemar|golpear)|
        se (?:las )?(?:van a|va a) (?:arrepentir|acordar de mi)|se donde vive\w*|me las van a pagar
    """
)
_ARMED = near(
    _WEAPON,
    words(rf"""
    {PLACE}|man|guy|someone|somebody|visitor|patient|bag|waistband|waving|pulled|carrying|saw|has|with|had|
    hombre|tipo|alguien|senor|visitante|traigo|tiene|lleva|saco|nurse|outside|inside|threat\w*|car|bring|hay
"""),
    gap=60,
)
_VIOLENT_HERE = near(
    _VIOLENCE,
    words(rf"""
    {PLACE}|nurse|nurses|security|visitor|women|staff|guard|waiting|car|cars|outside|night|dark|deck|bus stop|
    campus|nobody|someone|guy|man|hombre|tipo
"""),
    gap=80,
)
_NOT_DANGER = phrase(
    r"""
        (?:ice and your (?:team|staff|er)|geese|goose|squirrel|raccoon|bird)s? (?:\w+ ){0,5}?(?:attack\w*|
        threat\w*)|armed with (?:snacks|
        a book|coffee|patience|questions)|(?:shot|shoot) (?:me|us|him|her|them) (?:an? )?\w+|flu shots?|(?:
        pelea|fight) (?:\w+ )?(?:with|against|
        con|contra) (?:\w+ )?(?:cancer|insurance|billing|seguro|the insurance|covid|depression|disease|claim|
        denial|this bill|your billing|el cancer|la aseguradora|aseguradora)|fight(?:ing)? (?:for|cancer|covid|
        the (?:bill|denial|charge|claim|good fight|flu)|traffic|a bill|over (?:the|a) (?:bill|charge|spot))|
        fought|gun violence (?:awareness|prevention)|glue gun|nail gun|massage gun|heat gun|water gun|jump(?:ed|
        ing)? the gun|top gun|gunning|smoking gun|
    """
    r"""
        robb(?:ed|ery|ing) (?:me |us )?(?:by|with|of my (?:money|time)|blind)|(?:highway|daylight) robbery|
        this is robbery|un robo|es un robo|robo (?:a mano armada|descarado)|me robaron (?:con|el dinero con)|
        (?:price|bill|fee|parking fee|copay|billing) (?:\w+ )?(?:robbery|assault)|assault on (?:my|
        the) (?:senses|wallet|ears)|fire(?:d)? (?:the|her|him|them|everyone|whoever)|fire ?works|attack(?:ed|
        ing)? (?:my|your) (?:character|reputation|post)|heart attacks?|panic attacks?|asthma attacks?|
        snack attack|chispas de (?:chocolate|alegria)|
    """
    r"""
        sparks? joy|wander(?:ed|ing)? (?:the|around|through|your|those) (?:halls|hallways|gift|gardens?|
        building|looking)|knife and fork|plastic kni(?:fe|ves)|butter knife|under the knife|(?:con|gun) control|
        humo de cigarro|no smoking|people smok\w+|smok\w+ (?:outside|by|near|at|right|in front)|cigarette smoke|
        smoke (?:outside|by|break|free|detector)|smells like smoke|stab (?:at|in the (?:dark|back))|
        threaten\w* (?:to (?:sue|leave|cancel|send|report)|me with collections|my credit|collections)|
        amenaz\w+ con (?:cobrarme|mandarme|una multa)
    """
)
FLAGS = (
    "one of the aides slapped my mother",
    "they reused the same instruments without cleaning them",
    "TV almost fell off the wall bracket onto a toddler",
    "mi papá con alzheimer se salió y nadie se dio cuenta",
    "guy in the lobby was screaming he would kill the staff",
    "There's a guy with a gun in your parking garage, level 3",
    "Strong smell of gas near the west entrance",
    "exposed wires hanging by the kids play area in your lobby",
    "An old man in a hospital gown is walking along the highway by your building",
    "I was attacked in your parking lot last night and there was no security",
    "Huele a gas en la sala de espera y nadie hace nada",
    "I'm gonna burn that place down",
    "fire exit on the 2nd floor is chained shut",
)
LEAVES = (
    "she is a bomb nurse, love her",
    "The exit from the garage is confusing",
    "The doctor hit me with a lot of numbers",
    "Nurse grabbed me a warm blanket",
    "Shoot me an email when the portal works",
    "That parking fee is highway robbery",
    "Got my flu shot, in and out in 5 minutes",
    "I've been fighting with billing for months",
    "You guys are on fire lately!",
    "We wandered the hallways looking for radiology for 20 minutes",
)


def find(reading: Reading) -> Sign | None:
    text = _NOT_DANGER.sub(" ", reading.literal)
    if FIGURE.search(text):
        return None
    if _ARMED.search(text):
        return ARMED
    if any_of((_THREAT, _VIOLENT_HERE), text):
        return SIGN
    if any_of(DANGERS, text) and not JEST.search(text):
        return HINT
    return HINT if any_of((_HAZARD_SEEN, _MISSING_SEEN, *HAZARDS), text) else None


_HAZARD_SEEN = phrase(_HAZARD)
_MISSING_SEEN = phrase(_MISSING)
