"""Somebody died or was hurt, and it is told in connection with care or the place."""

from __future__ import annotations

from guardrails.triage.flags._ideas import CALM, any_idea
from guardrails.triage.flags._loss import LOSS, NOT_LOSS
from guardrails.triage.lexicon import RELATIVE
from guardrails.triage.matching import any_of, near, phrase, then, words
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "death-or-injury"
SIGN = Sign("A death or an injury is described: a person should answer, with care.", "reply_and_escalate", 4)
HINT = SIGN.as_hint()
GUIDELINES = ("g-001-5", "g-003-1")

_DEATH = words(
    r"""
        died|dies|passed away|passed on|passed (?:last|this|on|in|at|two|three|\d)|passing|deceased|lost (?:my|our|
        his|her) (?:\w+ )?(?:mother|mom|mum|dad|father|son|daughter|husband|wife|baby|brother|sister|
    """
    r"""
        uncle|aunt|grand\w+|nana|child|twins|friend|cousin)|killed|kill him|kill her|murdered|funeral|didnt make it|
        did not make it|didnt survive|never came home|never woke up|never came back|
    """
    r"""
        buried (?:my|our|him|her)|burying|stillb\w+|miscarr\w*|no longer (?:here|with us)|is (?:dead|gone)|are dead|
        rip|rest in peace|took (?:her|his) last breath|cost (?:my \w+|him|her) (?:his|her|their) life|
    """
    r"""
        fallecio|fallecida|fallecido|murio|muerte|murieron|mataron|dejaron morir|la perdimos|lo perdimos|perdi a mi|
        perdimos a|descanse en paz|qepd|entierro|velorio|ya no esta con nosotros
    """
)
_HURT = words(
    r"""
        paralyzed|paralysed|amputat\w+|brain damage\w*|permanent(?:ly)? (?:damage\w*|injur\w*|disab\w*|scar\w*)|
        nerve damage|crippled|disabled for life|wrong (?:leg|knee|side|eye|tooth|kidney|breast|patient|arm|hip|organ)|
    """
    r"""
        (?:left|forgot|found) (?:a )?(?:sponge|gauze|clamp|instrument|needle|towel|glove) (?:in|inside)|perforat\w+|
        botched|punctur\w+|severed|nicked (?:an|my|his|her)|dropped (?:him|her|(?:my|the|our) (?:new ?)?(?:baby|born|
        son|daughter|child|mom|mother|father|dad|newborn))|burned (?:him|her|me|my)|
    """
    r"""
        (?:they|you|nurse|doctor|tech|aide|dentist|and|who|machine|door|it) (?:broke|fractured|shattered|cracked|
        busted) (?:my|his|her|a|both) (?:\w+ )?(?:hip|arm|leg|wrist|rib|ribs|ankle|tooth|teeth|jaw|nose|collarbone|
        skull|head|knee|pelvis|back|neck|finger)|concussion|(?:slipped|fell|tripped|trip|slip)(?: and (?:fell|broke|
        hit\w*))? (?:\w+ ){0,4}?
    """
    r"""
        (?:wet|floor|ice|icy|curb|stairs|step|puddle|lot|sidewalk|lobby|entrance|bed|gurney|stretcher|hallway|table|
        chair|cord|mat|rug|pothole)|(?:fell|fall|dropped) (?:off|out of|from) (?:the |your |a |his |her )?(?:bed|
        table|gurney|stretcher|chair|wheelchair|exam table)|
    """
    r"""
        bedsores?|bed sores?|pressure (?:sores?|ulcers?)|sepsis|septic|staph|mrsa|c diff|cdiff|infection (?:after|
        from)|infected (?:incision|wound|after)|blinded|lost (?:his|her|my) (?:leg|arm|eye|sight|vision|hearing|
        uterus|kidney|hearing|foot|toes?|fingers?|tooth|teeth)|maimed|disfigured|hurt me (?:so )?bad|
    """
    r"""
        injur(?:ed|y|ies|ing)|stitches (?:opened|burst|popped)|coma|life support|ventilator|almost (?:died|killed)|
        nearly (?:died|killed)|
    """
    r"""
        amputar\w*|paralitic[oa]|danaron|lesion\w*|herid[oa]|(?:se )?(?:cayo|cai|resbalo|resbale|tropez\w+)|
        quebr[oe] (?:la|el|una|un)|fractur\w+|(?:se|me) rompi[oe]? (?:la cadera|el brazo|la pierna|un diente|
        la muneca|el tobillo)|ulceras?|negligencia|quemaron|infeccion despues|casi (?:se |me )?(?:muere|muero|mata\w*)
    """
)
_CARE = words(
    r"""
        hospital|clinic\w*|er|ed|icu|ward|floor|doctors?|dr|nurses?|surg\w+|operat\w+|procedure|anesthes\w+|your|yall|
        you (?:guys|people|all)|you|they|staff|here|there|care|discharged|sent (?:him|her|me|my) home|waiting|
    """
    r"""
        ignored|misdiagnos\w+|missed|birth|labor|delivery|because|medic\w+|ambulance|nicu|unit|room|place|emergenc\w+|
        urgencias|enfermer\w+|ustedes|cirugia|operacion|aqui|ahi|parto|alta|por culpa|sala
    """
)
_DEATH_NEAR_CARE = near(_DEATH, _CARE, gap=120)
_KIN_DEATH = near(_DEATH, RELATIVE, gap=40)
_INJURY = phrase(_HURT)
_KILLERS = phrase(
    r"""
        killed (?:my|him|her|our|a|people|patients)|(?:yall|you|they|doctors?|hospital|clinic|
        nurses?) (?:\w+ )?(?:killed|murdered|let (?:\w+ )?(?:\w+ )?die)|(?:let|left) (?:him|her|my \w+|people|
        patients) (?:to )?die|
    """
    r"""
        blood on your hands|murderers|killers|asesinos|wrongful death|mataron a|lo mataron|la mataron|dejaron morir|
        they killed
    """
)
_ELSEWHERE = phrase(
    r"""
        (?:died|passed away|passed|lost|murio|fallecio|perdimos|killed) (?:\w+ ){0,6}?(?:\d+|many|several|few|long|
        muchos|two|three|four|five|six|ten|twenty) (?:years|anos) (?:ago|atras)|hace (?:\w+ )?anos|
    """
    r"""
        (?:phone|glasses|cup|laptop|umbrella|tablet|watch) (?:\w+ ){0,3}?(?:fell|broke|dropped)(?:and broke)?(?: in|
         on)?|(?:dog|cat|pet|goldfish|hamster|perro|gato|mascota|plant|tree|bird)s? (?:\w+ ){0,2}?(?:died|passed|
        murio)|killed (?:a |the )?(?:spiders?|bugs?|roach\w*|mosquito\w*|weeds?|germs?|bacteria|virus\w*)|
    """
    r"""
        flu (?:killed|kills)|(?:vaccines?|covid|cancer|smoking|flu|pharma|masks?|guns?) (?:\w+ )?(?:kills?|killed|
        are killing|is killing) (?:people|millions|thousands|more|us)
    """
)
FLAGS = (
    "Boycott this hospital, they killed my uncle and covered it up",
    "My mother died in your ER hallway after six hours. Six.",
    "we lost our baby there in March and nobody ever explained why",
    "Mi abuela falleció en esa clínica por falta de atención",
    "slipped on the wet floor by your entrance and broke my wrist",
    "Surgeon operated on the wrong knee. The WRONG KNEE.",
)
LEAVES = (
    "my mother died to hear it from the nurse, so funny",
    "My phone died while I was on hold with you",
    "The line is so long I died of boredom",
    "Our dog died last week, could you cancel my appointment?",
    "That bill gave me a stroke",
    "Big pharma kills people",
)
_BARE = then(RELATIVE, words("died|passed away|passed on|murio|fallecio|didnt make it|never came home"), gap=30)

_TOLD_CALMLY = phrase(
    r"""
        grief (?:group|support|counsel\w*)|decades? ago|vitamin \w|rip to my|fell off my chair|on its last breath|
        killed me$|will to live|(?:mataron|muero|morimos) de (?:la )?risa|no one ever died|nearly had me|
        were calm and quick|carve the
    """
)


def find(reading: Reading) -> Sign | None:
    text = _ELSEWHERE.sub(" ", NOT_LOSS.sub(" ", reading.literal))
    if _TOLD_CALMLY.search(reading.literal):
        return None
    if any_of(LOSS, text) and not any_idea(reading, CALM):
        return HINT
    return HINT if any_of((_KILLERS, _INJURY, _DEATH_NEAR_CARE, _KIN_DEATH, _BARE), text) else None
