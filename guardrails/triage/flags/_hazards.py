"""Dangers of a place told sideways: a thing and where it lies, a fall and its cause, who did what to whom."""

from __future__ import annotations

from guardrails.triage.lexicon import STAFF
from guardrails.triage.matching import near, phrase, then, words

_WHOM = words(
    r"""
        me|him|us|them|her|my (?:mother|mom|dad|father|son|daughter|wife|husband|aunt|uncle|brother|sister|grand\w+|
        kid|child|
        baby|friend|arm|wrist|hair|neck|face|leg|hand)|a (?:nurse|patient|visitor|resident|woman|man|kid|child|doctor|
        tech)|
        another (?:patient|resident|visitor|nurse)|someone|somebody|an? old (?:man|lady|woman)
    """
)
_NOT_A_BLOW = r"(?! (?:a|an|some|with|up for|to|through|back|around|about|on the|off at|out)\b)"
_STRIKES = words(
    rf"""
        (?:slapp(?:ed|ing)|punch(?:ed|ing)|shov(?:ed|ing)|kick(?:ed|ing)|chok(?:ed|ing)|struck|yank(?:ed|ing)|
        pinch(?:ed|ing)|spit on|
        bit|beat|manhandl\w+|hit|pushed|grabb(?:ed|ing)) {_WHOM}{_NOT_A_BLOW}|(?:got |was |been |being )(?:beaten|
        beat) up|
    """
    r"""
        (?:throwing|threw|swinging) (?:\w+ )?(?:chairs?|things|punches|furniture|objects|a chair)|(?:le|me|lo|la|
        nos) (?:pego|
        pegaron|golpeo|empujo|jalo|pateo|abofeteo|agarro)(?: (?:a|del|de|fuerte|por|la|el)\b)
    """
)
_TOUCH = words(
    r"""
        touch\w* (?:me|her|him|my \w+) (?:\w+ ){0,4}?(?:inappropriate\w*|private\w*|wasnt medical|not medical|
        down there|breasts?|
        without (?:my |her )?(?:consent|permission|asking)|sexual\w*|shouldnt|wasnt right)|grop\w+|fondl\w+|
        molest(?:ed|ing|er)|
        sexual\w* (?:assault\w*|harass\w*|comments?)|(?:toco|tocaron|manose\w+) (?:\w+ ){0,3}?(?:donde no|partes|
        sin permiso|
        indebid\w+)|hands? (?:up|under|down) (?:my|her|his) (?:shirt|gown|pants|skirt)
    """
)
_MENACE = words(
    r"""
        (?:scream\w*|yell\w*|shout\w*|threaten\w*|said|saying|says) (?:\w+ ){0,5}?(?:kill|shoot|stab|hurt) (?:the|a|
        every\w*|all|staff|
        nurses?|somebody|someone|them|us|people|that)|bring(?:ing)? (?:a|my|the) (?:\w+ )?(?:gun|shotgun|knife|rifle|
        pistol|
        glock|bat|strap)|(?:theres|there is|planted|is|put|have) (?:a |the )?bomb|bomb (?:in|at|under|threat|inside|
        will)|find out where\s
        (?:you|she|he|they|yall) (?:live|park)|(?:burn|blow|torch|shoot) (?:that|the|this|your|
        it)(?: \w+){0,2}? (?:down|up)|
    """
    r"""
        (?:going to|gonna|ill|i will|want to|i swear|about to) (?:\w+ ){0,3}?(?:punch|slap|smack|fight|knock out|
        beat up|hurt|kill|
        deck) (?:that|the|this|your|one of|whoever|somebody|someone|every\w*)|wait in the parking lot|come find you|
        (?:voy|vamos) a (?:ir a )?(?:quemar|balear|matar|golpear|explotar)|los estoy esperando afuera|
        follow\w* (?:the |our |a |some )?(?:nurses?|women|staff|girls?|employees?|her|me) (?:\w+ ){0,3}?(?:out|home|
        cars?)
    """
)
_PESTS = then(
    words(r"roach\w*|cockroach\w*|rats?|mice|mouse droppings|bed ?bugs|maggots?|cucarachas?|ratas?"),
    words(
        r"exam|infusion|room|surg\w+|ward|kitchen|food|tray|bed|nicu|icu|center|cafeteria|floor|cuarto|comida|cama|sala"
    ),
    gap=40,
)
_UNCLEAN = words(
    r"""
        (?:didnt|did not|never|without|wasnt|werent|nobody|no one|dont|doesnt) (?:\w+ ){0,2}?(?:wash\w*|chang\w*|
        clean\w*|
        steriliz\w*|disinfect\w*|saniti\w*|wear\w*) (?:\w+ ){0,2}?(?:hands?|gloves?|instruments?|tools|needles?|scope|
        equipment|
        probe|them between|between patients)|reus\w+ (?:\w+ ){0,3}?(?:instruments?|needles?|syringes?|gloves?|tools|
        tubing)|
        (?:dirty|used|unsterile|bloody|rusty) (?:instruments?|gloves?|tools?|scalpels?|sheets?|scissors)|(?:blood|
        feces|human waste|
        sewage|sangre|heces|dried blood) (?:\w+ ){0,3}?(?:on|en|all over|from last) (?:\w+ ){0,2}?(?:floor|chair|wall|
        bed|sheets?|curtain|
        table|seat|counter|rails?|piso|cama|silla|sink)|no (?:se )?(?:lav\w+|cambi\w+|puso|
        us\w+) (?:\w+ ){0,2}?(?:manos|guantes)
    """
)
_IMPAIRED = near(
    words(STAFF, "driver|shuttle|chofer|anesthesiologist|he|she"),
    words(
        r"""
        drunk|wasted|smell\w* (?:of|like) (?:alcohol|liquor|booze|beer|whiskey|weed|vodka)|reek\w* of (?:alcohol|
        liquor|booze|weed)|
        texting and|ran a red|running red|speeding|nodding off|asleep at the wheel|olia a (?:alcohol|cerveza)|
        borrach[oa]
        """
    ),
    gap=50,
)
_LEFT_LYING = near(
    words(
        r"""
        needles?|syringes?|sharps|scalpels?|broken glass|glass shards|razor blades?|bleach|cleaning chemicals|
        med(?:ication)? cart|
        jeringas?|agujas?|vidrios?|narcotics|insulin pens?
        """
    ),
    words(
        r"""
        ground|playground|play area|toy\w*|kids|children|sidewalk|lot|crib|overflow\w*|sticking|unlocked|unattended|
        wide open|
        out in the open|within reach|reach|lying|laying|left out|full|piso|suelo|ninos|bano|bathroom|carpet|stairs|sink
        """
    ),
)
_SLIPS = near(
    words(
        r"""
        ice|icy|snow|wet|puddle|spill(?:ed)?|slick|slippery|pothole|loose (?:tile|carpet|mat|brick)|uneven|black ice|
        leak|hielo|
        mojado|charco|resbalos[oa]|bache|water on|mopped|railing|stairs?|steps?|ramp|curb|cord
        """
    ),
    words(
        r"""
        fell|fall|falls|falling|slip(?:ped|ping|s)?|went down|goes? down|tripp\w+|broke (?:my|his|her)|hit (?:my|his|
        her)|wipe[ds]? out|
        busted|ate it|landed on|twisted|me cai|se cayo|caerse|cayo|cai|resbal(?:e|o|aron)|tropec\w*
        """
    ),
    gap=50,
)
_ESCAPED = near(
    words(
        r"""
        dementia|alzheimers?|demencia|memory care|confused|toddler|autistic|child|kid|resident|locked unit|psych|nino|
        grandma|grandpa|
        grandmother|grandfather|abuel[oa]|mother|father
        """
    ),
    words(
        r"""
        got out|get out (?:alone|of the (?:unit|building|locked))|wander\w*|walked out (?:alone|the door|of the)|
        escap\w+|went missing|slipped out|
        se salio|se escapo|se perdio|found (?:him|her) (?:\w+ )?(?:outside|in the (?:street|road|parking))|
        outside alone|down the road
        """
    ),
    gap=50,
)
_FAILING = near(
    words(
        r"""
        bed ?rails?|brakes?|hoyer|lift|automatic doors?|doors?|gate|tv|shelf|cabinet|ceiling|tiles?|sign|stretcher|
        gurney|chair|wheelchair|
        handrail|railing|elevator|exam table|crib|swing|bracket|light|puerta|elevador|silla|cama
        """
    ),
    words(
        r"""
        (?:broke|fell|falling|collaps\w+|gave way|rolled|tipped|slammed|pinched|crushed|closed on|came (?:down|off|
        loose)|hit|snapped|
        caught|gave out|se (?:cayo|rompio|solto)|cut the|dropped) (?:\w+ ){0,9}?(?:arms?|hands?|fingers?|head|leg|
        foot|toddler|
        baby|kid|child|son|daughter|mom|grandma|dad|me|him|her|floor|people|fell|hurt|us)
        """
    ),
    gap=30,
)
_UNGUARDED = words(
    r"""
        (?:stranger|random (?:man|guy|person)|unknown man|man nobody knew) (?:\w+ ){0,4}?(?:maternity|nursery|ward|
        unit|nicu|my room|her room|
        his room|locker)|no (?:working )?(?:smoke (?:detectors?|alarms?)|fire (?:alarms?|extinguishers?)|sprinklers?|
        handrails?)|
        (?:fire|smoke|carbon monoxide|co) (?:alarm|detector)s? (?:\w+ ){0,5}?(?:ignored|off|missing|broken|disabled|
        unplugged|beeping)|
        (?:exits?|fire doors?) (?:\w+ ){0,2}?(?:blocked|locked|chained|padlocked)|tied (?:to|down)|rails? (?:were |
        was )?down|call (?:light|button|bell) (?:\w+ ){0,3}?
        (?:out of reach|unplugged|didnt work|across the room)|(?:dog|perro) (?:\w+ ){0,2}?(?:bit|bites|attacked|
        lunged|mordio)|
    """
    r"""
        (?:tap|faucet|fountain|drinking) water (?:\w+ ){0,2}?(?:brown|yellow|rusty)|water (?:\w+ ){0,6}?is brown|
        (?:cut|messed with|
        tamper\w* with) the brakes?|(?:no|without) (?:lights?|lighting|security) (?:\w+ ){0,8}?(?:mugged|attacked|
        night|dark|afraid|unsafe|knife|gun)|
        (?:pills|meds|medications?|drugs|pastillas) (?:\w+ ){0,3}?(?:sitting out|left out|unlocked|on the floor|
        within reach|unattended)
    """
)
HAZARDS = (
    phrase(_STRIKES, _TOUCH, _MENACE, _UNCLEAN, _UNGUARDED),
    _PESTS, _IMPAIRED, _LEFT_LYING, _SLIPS, _ESCAPED, _FAILING,
)  # fmt: skip
"""Any of them tells of a danger on site."""
