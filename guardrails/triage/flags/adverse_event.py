"""A drug, vaccine or device and harm after it: FDA's product and event. The safety contact must hear of it."""

from __future__ import annotations

from guardrails.triage.flags._after_care import HARM, HARMLESS, NOTHING, WRONG_DOSE
from guardrails.triage.flags._ideas import ORDINARY, together
from guardrails.triage.lexicon import DEVICE, DRUG
from guardrails.triage.matching import any_of, near, phrase, words
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "adverse-event"
SIGN = Sign("Harm after a medicine, vaccine or device: the safety contact must know.", "reply_and_escalate", 4)
HINT = SIGN.as_hint()
GUIDELINES = ("g-001-5", "g-003-1")

_HARM = words(
    r"""
        side effects?|reactions?|reacted|allergic|allergy attack|rash(?:es)?|hives|welts|swell\w*|swollen|
        swelled|puffed up|itch\w*|blister\w*|burn(?:s|ed|ing|t)|peeling|
    """
    r"""
        sick(?:er)?|ill|vomit\w*|throw(?:ing|n)? up|threw up|puk(?:e|ed|ing)|nause\w*|dizz\w*|faint\w*|
        pass(?:ed|ing|es) out|seizures?|convuls\w*|
    """
    r"""
        hallucinat\w*|seeing things|blurr\w*|blind|vision|deaf|ringing in (?:my|his|her) ears|palpitations?|
        heart (?:was |is |started |has been )?(?:rac\w+|pound\w*|flutter\w*|skipp\w*)|blood pressure (?:drop\w*|
        spik\w*)|
    """
    r"""
        (?:liver|kidney)s? (?:fail\w*|damage\w*|shut\w*|numbers)|bleed\w*|bled|blood clots?|clots?|bruis\w*|
        numb(?:ness)?|tingl\w*|paralyz\w*|tremors?|shak(?:es|ing|y)|twitch\w*|
    """
    r"""
        infect(?:ed|ion|ions)|abscess|pus|sepsis|migraines?|headaches?|diarrhea|cramps?|cramping|hair (?:is |
        was |started )?(?:falling|fell|coming)|depress\w+|suicidal|mood swings|rage|
    """
    r"""
        hospitalized|in the hospital|ended up in|er visit|rushed|almost died|nearly died|died|dead|killed|
        nearly killed|coma|anaphyla\w+|couldnt breathe|cant breathe|hard to breathe|trouble breathing|
    """
    r"""
        miscarr\w*|overdos\w*|wrong (?:dose|dosage|med\w*|pills?|strength)|double dose|(?:gave|
        given) (?:\w+ ){0,2}?too much|too high a dose|10x|
    """
    r"""
        malfunction\w*|fail(?:ed|s|ing|ure)?|broke|broken|broke off|snapped|shifted|migrat\w+|leak\w*|
        rupture\w*|recall\w*|defect\w*|shocked me|stopped working|dislodg\w*|perforat\w+|
    """
    r"""
        messed (?:me|him|her) up|fucked (?:me|him|her) up|never been the same|havent been (?:the same|right|
        able)|havent (?:slept|eaten|walked)|cant (?:walk|sleep|feel|stand|function|get out of bed|stop)|
        couldnt (?:walk|sleep|feel|stand|function|get out of bed|stop)|felt (?:awful|horrible|weird|like death)|
    """
    r"""
        zombie|confus\w+|collaps\w+|swole|lump|knot|scarr\w*|deform\w*|nerve damage|lost (?:feeling|sight|
        hearing|\w+ pounds)|reaccion(?:o|es)?|efectos? secundarios?|alergi\w+|roncha\w*|sarpullido|
    """
    r"""
        hinch\w+|inflam\w+|picazon|comezon|vomit\w+|mare\w+|desmay\w*|convulsi\w+|enferm[oe]\w*|peor|dan[oa]|
        dano|hizo mal|cayo mal|sangr\w+|infecci?on|infect\w+|
    """
    r"""
        me (?:puse|puso|sent[ií]) (?:muy )?(?:mal|grave|fatal)|se puso (?:muy )?(?:mal|grave)|
        dolor(?:es)? de cabeza|taquicardia|paraliz\w+|ampollas?|quem\w+|casi (?:me |se )?(?:muero|muere|mata)|
        murio|
    """
    r"perdio (?:la vista|el oido|el bebe)|fallo|se rompio|dej[oe] de funcionar|dosis equivocada|doble dosis"
)
_PRODUCT_HARM = near(words(DRUG, DEVICE), _HARM, gap=90)
_BAD_REACTION = phrase(
    r"""
        (?:bad|severe|terrible|awful|serious|horrible|weird|nasty|scary|adverse|allergic|mala|grave|
        fuerte) (?:reactions?|reaccion|side effects?|efectos? secundarios?) (?:to|from|after|a|al|con|
        de) (?!the (?:news|post|bill|commercial|ad|comments?|price)|your (?:post|ad|comments?|news)|people)\w+|
    """
    r"""
        allergic to (?:the |that |what |whatever )?(?:\w+ )?(?:you|they|doctor|nurse|gave)|wrong (?:medication|
        medicine|dose|dosage|pills?|prescription|meds|strength)|medicamento equivocado|dosis equivocada|
        medicina equivocada
    """
)
# Talk about products that tells of no event: rules, prices, refills, general claims.
_NO_EVENT = phrase(
    r"""
        (?:do|does|can|could|will|is|are|what|whats|cual(?:es)?|que) (?:\w+ ){0,4}?(?:side effects|
        efectos secundarios|recommended|safe|covered)|
    """
    r"""
        (?:refill|prescription|rx|script|receta) (?:\w+ ){0,4}?(?:line|request|queue|portal|system|dept|
        department|desk|call|counter|machine|sent|called|ready|transfer\w*|denied|delay\w*|wrong pharmacy)|
    """
    r"""
        (?:coffee|vending|ticket|parking|pop|soda|ice|fax|answering|card|payment|snack) machine|
        machine (?:\w+ ){0,3}?(?:ate|took|stole|kept|swallowed) my|
    """
    r"""
        (?:no|zero|without|hardly any) (?:side effects?|reaction|pain|problem)|didnt (?:hurt|feel)|
        without (?:any )?(?:side effects|pain|
        problem)|sin (?:dolor|efectos)|painless|
    """
    r"""
        (?:helped|cured|saved|cleared up|got rid of|(?:killed|kills) (?:millions|thousands|people|more)) ?(?:me|
        my|him|her|our)?|sight of|(?:prescription|rx|receta) (?:\w+ ){0,3}?(?:sent to|to the wrong pharmacy)
    """
)
FLAGS = (
    "pacemaker keeps shocking me for no reason",
    "the glucose monitor read 110 when I was actually at 45",
    "expired vaccine given to my toddler",
    "los ojos se me pusieron rojos con las gotas",
    "Ever since the new blood pressure pill you put me on my legs swell up like balloons",
    "the shot your nurse gave my daughter left her covered in hives for three days",
    "My mom ended up in the ICU after the antibiotic. Thought you should know.",
    "La pastilla que me recetaron me dio ronchas en todo el cuerpo",
    "The insulin pump you guys fitted stopped working overnight and I woke up on the floor",
    "got that steroid shot and haven't slept in 5 days, heart racing",
)
LEAVES = (
    "Ordered glasses through you, wrong prescription twice",
    "My arm was a little sore after the shot, otherwise a great nurse",
    "My prescription expired and nobody calls back about the refill",
    "Do you give flu shots on Saturdays?",
    "What are the side effects of the flu shot?",
    "The refill line is broken again, I've been calling since Monday",
    "The vending machine ate my dollar and I was sick of waiting",
    "Vaccine was quick and painless, thanks!",
    "Your booking device at the desk is broken",
)
_KIOSK = phrase(
    r"""
        (?:booking|check in|checkin|sign in|card|payment|ticket|parking|coffee|vending|fax|
        x ray viewing) (?:device|machine|monitor|tablet|kiosk|terminal)|
    """
    r"""
        (?:sick|tired) of|sick (?:day|days|leave|note|time|people|visit|child|kid|kids)|(?:shot|shots) in the|
        (?:swollen|inflated|bloated) (?:bill|price|ego)|port(?:al)? (?:is|was)|
    """
    r"""
        (?:tv|computer|screen) monitors?|burn(?:ing|ed|s)? (?:money|bridges|gas|time|out)|no vision|
        vision (?:insurance|plan|center|coverage|care)|eye ?glass\w*|mal servicio|peor (?:servicio|hospital|
        lugar|clinica|atencion|experiencia)
    """
)


# Harm that is plain only beside a product: "red eyes", "aching", "twice the dose".
_SLIGHTER = words(
    r"""
        ulcers?|agony|erod\w+|eroded|tore up|red eyes?|eyes? (?:\w+ )?red|agitat\w+|ach(?:ing|es|y)|sores|dent in|
        (?:lost|loss of|no) (?:\w+ ){0,2}?(?:taste|smell|appetite|balance)|(?:cant|couldnt) (?:pee|urinate|poop|eat|see|
        climb|move|talk|swallow|wake)|pee(?:d|ing) blood|blood in|asleep|sleep ?walk\w*|took a hit|labs (?:doubled|
        went)|
        put in wrong|inserted wrong|placed wrong|keeps? (?:shocking|shutting|beeping|stopping|dying|alarming|failing)|
        shut(?:s|ting)? (?:off|down)|blew|black (?:bits|stuff)|wrong reading|
    """
    r"""
        stings?|stung|sting(?:ing)?|swallowed (?:it|the|one)|inhaled|doubled over|chok\w+|gasp\w+|overheat\w*|exploded?|
        caught fire|still inside me|allergic|off (?:the|my) (?:wall|walls)|manic|panic|nightmares?|weak\w*|limp\w*|
        fell apart|came loose|loose(?:ned)?|gave out|erupcion|rojos?|dormid[oa]|adormecid[oa]|temblor\w*|manchas|
        diarrea|
        no (?:puedo|pude|podia|puede) (?:dormir|caminar|mover\w*|respirar|ver)|palpitaciones|ardor|me arde|granos|
        moreton\w*|fiebre|fever|(?:in|to|at) the (?:er|icu|hospital)|al hospital|a urgencias
    """
)
_MORE_PRODUCTS = words(
    r"""
        valves?|stitches|sutures?|staples|dentures?|adhesive|glucometer|sensor|meter|numbing|gel|drops|laxative|
        sleeping pills?|blood pressure (?:pills?|meds?)|antacid|melatonin|flonase|benadryl|lasix|water pills?|diuretic|
        allerg\w+ shots?|biologic|infusion|transfusion|iv bag|brakes?|bed rail|oxygen|puntos|valvula
    """
)
_SLIGHT_HARM = near(words(DRUG, DEVICE, _MORE_PRODUCTS), _SLIGHTER, gap=70)
_MORE_HARM = near(_MORE_PRODUCTS, _HARM, gap=60)
_READ_WRONG = phrase(
    r"""
        (?:monitor|meter|sensor|glucometer|machine|cuff) (?:\w+ )?(?:read|said|showed) (?:\w+ ){0,2}?\d+ (?:\w+ ){0,5}?
        (?:actually|really|was|but)
    """
)
_WRONG_PRODUCT = phrase(
    rf"""
        (?:expired|someone elses|somebody elses|another (?:patients|persons)|double|twice (?:the|his|her|my|
        her normal)|too much|
        too high|10 times|ten times|caducad[oa]|vencid[oa]|el doble de|
        equivocad[oa]) (?:\w+ ){{0,2}}?{DRUG}(?: \w+){{0,6}}?
        (?:took|take|taking|gave|given|to my|to me|she|he|i|tome|dieron)?|(?:gave|given|giving|injected|took|
        dieron) (?:\w+ )
        {{0,4}}?(?:expired|someone elses|twice|double|triple|the wrong|10 times|too much|caducad[oa]|equivocad[oa])\s
        (?:\w+ )?{DRUG}|{DRUG} (?:\w+ ){{0,2}}?(?:expired|caducad[oa]|vencid[oa])
    """
)
# Glasses that were made wrongly and prescriptions that come late harm nobody.
_OPTICAL = phrase(r"(?:glasses|frames|eyeglass\w*|spectacles|optical|progressives|bifocals|anteojos|armazon\w*)")
_ERRAND = phrase(
    r"""
        (?:refill\w*|prescriptions?|rx|receta) (?:\w+ ){0,5}?(?:expired|not ready|wasnt ready|late|sent|denied|delayed)|
        out of (?:my|the) \w+|price|copay|cost|how much|cuanto|do you (?:have|give|offer|carry)|(?:wish|hope|glad|
        happy|thank\w*|
        gracias|painless|gentle|great|kind|sweet|quick)
    """
)

_IDEAS = (("drug", "symptom"), ("device", "symptom"), ("drug", "numb"), ("drug", "malfunction"))


def find(reading: Reading) -> Sign | None:
    text = _KIOSK.sub(" ", reading.literal)
    if _OPTICAL.search(text):
        text = _WRONG_SCRIPT.sub(" ", text)
    if any_of((_BAD_REACTION, _READ_WRONG), text):
        return SIGN
    # Product and harm often stand in neighbouring sentences.
    joined = text.replace(".", ",").replace("!", ",")
    if _NO_EVENT.search(joined) or NOTHING.search(joined):
        return None
    if any_of((_PRODUCT_HARM, _MORE_HARM, WRONG_DOSE), joined):
        return HINT
    if together(reading, _IDEAS, ORDINARY):
        return HINT
    if any_of(HARM, joined) and not HARMLESS.search(joined):
        return HINT
    return HINT if any_of((_SLIGHT_HARM, _WRONG_PRODUCT), joined) and not _ERRAND.search(joined) else None


_WRONG_SCRIPT = phrase(r"wrong (?:prescription|strength|lens|lenses)")
