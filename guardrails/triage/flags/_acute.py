"""What people write when a body fails now: a part of the body and what is wrong with it, things swallowed, numbers."""

from __future__ import annotations

from guardrails.triage.matching import words

_KIN = words(
    "he|she|hes|shes|him|her|mom|moms|mother|dad|dads|father|son|sons|daughter|husband|wife|baby|babys|grandma|"
    "grandmother|grandpa|brother|sister|neighbor|friend|kid|child|toddler|xperson|mama|papa|hijo|hija|esposo|esposa|bebe"
)
_BREATH = words(
    r"""
        breathing (?:is |real |really |very |so |super |kinda )*(?:fast|funny|weird|wrong|shallow|hard|heavy|labored|
        noisy|rapid\w*|strange)|(?:aint|isnt|not|barely|hardly) breathin\w*|(?:cant|couldnt|not) get(?:ting)? (?:any |
        enough |a )?(?:air|breath)|(?:ribs|chest|belly|stomach) (?:\w+ ){0,2}?(?:sucking in|caving|retracting)|
        ribs (?:are )?showing|no (?:me |le )?entra (?:el )?aire|respira (?:muy )?(?:rapido|raro|mal)|
        (?:inhaler|nebulizer|neb|narcan|nitro|rescue inhaler) (?:\w+ )?(?:isnt|not|aint|doesnt|wont|didnt) (?:\w+ )?
        (?:work\w*|help\w*)
    """,
    rf"""
        (?:lips|nails?|fingers|fingertips|toes|mouth|tongue|labios|unas) (?:\w+ ){{0,5}}?(?:blue|bluish|purple|grey|
        gray|
        morad[oa]s?|azul\w*)|{_KIN} (?:\w+ ){{0,2}}?(?:blue|grey|gray|ashen|clammy|morad[oa]|azul)|se puso (?:morad[oa]|
        azul)
    """,
)
_BRAIN = words(
    rf"""
        {_KIN} (?:\w+ )?(?:isnt|is not|not|aint|doesnt) mak\w+ (?:any |much )?sense|(?:doesnt|dont|didnt) know where\s
        (?:he|she|i) (?:is|am|was)|barely (?:awake|conscious|responsive|alive|move|stay awake|keep \w+ eyes open)|
        in and out of conscious\w*|{_KIN} (?:\w+ ){{0,2}}?out of it|eyes (?:\w+ )?roll(?:ed|ing)? (?:back|up)|
        foam\w* (?:at|from)|shaking all over|(?:half|side|mitad) (?:\w+ ){{0,5}}?(?:numb|dead|weak|droop\w*|
        dormid\w+|paraliz\w+)|(?:arm|leg|hand|brazo|pierna) (?:\w+ ){{0,2}}?(?:numb|went dead|gone dead|dormid[oa])|
        (?:cant|barely|couldnt|cannot) (?:talk|speak) right(?! now)|{_KIN} (?:\w+ )?(?:cant|cannot) (?:talk|speak|
        swallow)(?! (?:to|with|a word|spanish|english|highly|for|enough))|
    """
    r"""
        i can barely (?:talk|speak|swallow)(?! (?:to|with|a word|spanish|english|about|for))|(?:cant|cannot|
        couldnt) (?:feel|move|lift) (?:my|his|her|an?|either)\s
        (?:\w+ )?(?:arms?|legs?|hands?|face|feet|side|body)|hablan?(?:do)? (?:muy )?(?:raro|enredado)|no (?:puede|
        puedo)\s
        (?:hablar|mover)|se (?:le|me) (?:torcio|fue de lado|durmio|entumecio|duerme|
        esta durmiendo) (?:\w+ ){0,2}?(?:cara|
        boca|lado|brazo|pierna|cuerpo)|worst head ?ache (?:of|ever|ive)|sudden(?:ly)? (?:\w+ ){0,2}?(?:loss|lost|
        losing|weak\w*|numb\w*|confus\w*|blind\w*)|(?:lost|losing|loss of|lose) (?:\w+ ){0,2}?(?:vision|sight)|
        (?:cant|cannot) see (?:\w+ )?(?:out of|straight|from)|went blind|no (?:ve|veo) de un ojo
    """,
)
_BLOOD = words(
    r"""
        bleeding through|soak\w+ (?:\w+ ){0,3}?(?:pads?|towels?|bandages?|sheets?)|blood (?:is )?(?:everywhere|
        all over|(?:wont|
        isnt|not|doesnt|will not) stop\w*)|(?:incision|stitches|wound|staples|surgical site|cut) (?:\w+ ){0,4}?(?:burst|
        opened|came apart|split|gaping|gushing|wide open)|bone (?:is |was )?(?:showing|sticking|poking)|see (?:the|my|
        his|
        her) bone|coffee grounds?|(?:cut|sliced|chopped) (?:\w+ )?(?:finger\w*|thumb|hand|toe) (?:\w+ )?off|
        sangrando (?:mucho|y estoy embarazada)|sangre por todos lados|(?:feel|feeling|about to|going to|
        gonna) (?:like )?
        (?:im |i will |ill )?(?:going to |gonna )?(?:faint|pass out|passing out)
    """
)
_BIRTH = words(
    r"""
        (?:havent|hasnt|not|cant|dont|no longer|stopped) (?:\w+ ){0,2}?(?:felt|feel|feeling) (?:the |my |
        our )?(?:baby|him|
        her) (?:\w+ )?(?:mov\w+|kick\w*)|baby (?:\w+ ){0,2}?(?:hasnt|isnt|stopped|not|wont) (?:\w+ )?(?:mov\w+|kick\w*|
        wak\w+)|cord is (?:coming|hanging)|(?:feel|see) the (?:cord|baby s head|babys head|head)|water broke|
        no (?:siento|he sentido) (?:\w+ ){0,3}?(?:bebe|mov\w+)|(?:bleed\w*|sangr\w+) (?:\w+ ){0,10}?(?:weeks|pregnant|
        embarazada)|(?:weeks|months) pregnant (?:\w+ ){0,6}?(?:bleed\w*|gush\w*)
    """
)
_SWALLOWED = words(
    r"""
        (?:swallow\w*|ate|eaten|drank|drinking|got into|chewed|ingested|se (?:tomo|trago|comio|bebio)) (?:\w+ ){0,6}?(?:
        batter(?:y|ies)|magnets?|bleach|cloro|pilas?|detergent\w*|antifreeze|gasoline|pods|pills|gummies|edibles|
        poison|veneno|raticida|cleaner|lighter fluid|mushrooms|nicotine|pastillas|lejia|moneda|coin|medicinas?|
        meds|medication)|took (?:\w+ ){0,3}?(?:too many|whole bottle)|se tomo tod[oa]s?
    """
)
_NUMBERS = words(
    r"""
        (?:pulse ox|oximeter|oxygen|o2|sats?|spo2|saturacion|oxigeno) (?:\w+ ){0,4}?(?:[5-7]\d|8[0-8])|(?:sugar|glucose|
        meter|azucar|dexcom|cgm) (?:\w+ ){0,4}?(?:lo|hi|[1-4]\d|[4-9]\d\d)|(?:heart|pulse|heart rate|
        pulso) (?:\w+ ){0,4}?
        (?:1[5-9]\d|2\d\d)|(?:fever|fiebre|temp) (?:\w+ ){0,3}?(?:10[3-7]|4[01])|(?:weeks?|days?) old (?:\w+ ){0,4}?
        fever|(?:rash|spots) (?:\w+ ){0,6}?(?:doesnt|dont|wont|not) (?:fade|blanch)|(?:hives|rash|welts) (?:\w+ ){0,5}?
        (?:wheez\w*|throat|tongue)|no epi ?pen|shaking chills|(?:muy )?(?:flojit[oa]|aguadit[oa])|se (?:me |nos )?
        (?:esta muriendo|nos va)
    """
)
ACUTE = words(_BREATH, _BRAIN, _BLOOD, _BIRTH, _SWALLOWED, _NUMBERS)
"""Acute in the present; `emergency.py` decides whether it is told as past."""
