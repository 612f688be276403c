"""Someone may be in medical danger at this moment.

Described in the present, or with no sign that it is over: a crisis told as a story ("I had chest pain and they let me
wait") is a complaint. Where the time can't be told, this flag is raised: a card too many is the smaller harm.
"""

from __future__ import annotations

from guardrails.triage.flags._acute import ACUTE
from guardrails.triage.flags._ideas import several_signs
from guardrails.triage.flags._urgent import OVER, URGENT
from guardrails.triage.lexicon import NOW, RELATIVE
from guardrails.triage.matching import any_of, near, phrase, then, words
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "emergency"
SIGN = Sign("Someone may need emergency help right now.", "escalate", 5)
HINT = SIGN.as_hint()
GUIDELINES = ("g-001-5", "g-003-1")

# Acute by themselves when told in the present.
_CRISIS = words(
    r"""
        (?:cant|cannot|can not|cnt|cant even|unable to|struggling to|hard to|trouble|difficulty|barely|hardly|
        not|isnt|stopped|
    """
    r"""
        no longer|having trouble|gasping to|fighting to) (?:\w+ )?(?:breathe|breath|breathing|breathin|
        breath(?:e|ing) right|catch (?:my|his|her|their) breath)
    """,
    r"""
        short(?:ness)? of breath|gasping(?: for air)?|wheezing (?:bad|badly|really bad|hard)|turning (?:blue|
        purple|grey|gray)|
    """
    r"""
        lips (?:are |r |turning |look )*(?:blue|purple)|choking(?: on)?|(?:isnt|not|wont|wouldnt|
        cant) (?:waking|wake|wakin) (?:up|him up|her\s
    """
    r"""
        up|them up)|wont respond|not responding|unresponsive|not responsive|unconscious|passed out|passing out|
        blacked out|
    """
    r"(?:collapsed|collapsing|fainted|no pulse|not moving|cardiac arrest|heart (?:has |just )?stopped)",
    r"""
        (?:chest|heart) (?:\w+ ){0,2}?(?:pains?|pressure|tightness|tight|hurts|hurting|crushing|heavy|squeezing|
        pounding out)|
    """
    r"""
        pain (?:\w+ ){0,2}?(?:in|across) (?:my|his|her|the) (?:chest|left arm|jaw)|
        elephant (?:is )?(?:sitting )?on (?:my|his|
    """
    r"""
        her) chest|left arm (?:is |went |has gone |feels? )*(?:numb|tingling|heavy)|heart attack|
        having a (?:stroke|seizure)|
    """
    r"""
        stroke (?:symptoms|signs)|(?:face|mouth|smile) (?:is |looks? |side )*(?:droop\w*|crooked|numb|lopsided|
        uneven)|droop\w* face|(?:slurr\w*|garbled)\s
    """
    r"(?:speech|words)?|speech (?:is )?slurr\w*|cant (?:speak|talk|move|feel) (?:\w+ ){0,3}?(?:side|arm|leg|legs|words|"
    r"right(?! now)|properly)|one side of (?:his|her|my) (?:face|body)|seizures?|seizing|convuls\w+",
    r"(?:wont|cant|doesnt|isnt|not|wouldnt) stop(?:ping)? (?:the )?bleed\w*|bleeding (?:out|(?:wont|isnt|not|doesnt) "
    r"""
        stop\w*|a lot|heavily|badly|really bad|everywhere|so much|through|profusely)|
        (?:blood (?:is )?)?(?:pouring|gushing|
    """
    r"""
        spurting)(?: out)?|(?:cough|vomit|throw|puk|spitt?)\w*(?: up)? (?:\w+ )?blood|losing (?:a lot of|
        so much|too much) blood|
    """
    r"hemorrhag\w+|soak(?:ed|ing) (?:through )?(?:\w+ ){0,3}?(?:pads?|towels?|bandages?)",
    r"""
        overdos\w*|(?:oding|oded|(?:he|she|they|i|just|roommate|friend|brother|sister|son|daughter|husband|
        wife) odd)|(?:took|swallowed|drank|ate|ingested|got into) (?:\w+ ){0,4}?(?:whole bottle|
        bottle of|too many|all (?:of )?(?:
    """
    r"my|his|her|the|their)|bleach|antifreeze|poison|batter(?:y|ies)|magnets?|detergent|pods?|drain cleaner|lamp oil)|"
    r"too many (?:pills|tylenol|meds|sleeping pills)|poison(?:ed|ing)|button battery",
    r"anaphyla\w+|(?:throat|tongue|airway|face|lips) (?:\w+ ){0,3}?(?:clos\w+|swell\w*|swollen|puff\w+)|allergic "
    r"reaction|epi ?pen",
    r"""
        water (?:just )?broke|waters broke|(?:in|going into|went into) labor|contractions|crowning|
        baby is coming|(?:baby|fetus|
    """
    r"she) (?:\w+ )?(?:stopped|not|isnt|hasnt been|hasnt) (?:moving|moved|kicking)|cord (?:is )?(?:out|wrapped)|"
    r"""
        (?:fever|temp|temperature)(?: of| is| at| hit)? ?(?:10[4-9]|4[01][.]?\d?)|(?:sugar|glucose)(?: is| at|\s
        of| dropped to)?\s
    """
    r"?(?:[1-4]\d|[5-9]\d\d)\b|(?:o2|oxygen|sats?|spo2|saturation) (?:\w+ ){0,3}?(?:[5-8]\d)|septic|in shock",
    r"""
        no (?:\w+ )?(?:puede|puedo|pueden|podemos) respirar|no respira|no esta respirando|dej[oa]? de respirar|
        le falta (?:el|
    """
    r"""
        la) (?:aire|respiracion)|me falta (?:el )?aire|falta de aire|se (?:esta )?(?:ahoga|ahogando|asfixia\w*|
        atraganta\w*|
    """
    r"""
        atragant\w+)|me ahogo|ahogando(?:me|se)|no (?:se )?(?:despierta|reacciona|responde)|
        (?:se )?(?:desmay\w+|desvanec\w+|
    """
    r"""
        desplom\w+)|inconsciente|perdio el conocimiento|(?:dolor|presion|opresion|
        punzada) (?:\w+ ){0,3}?(?:pecho|corazon|brazo
    """
    r"""\s
        izquierdo)|pecho (?:me |le )?(?:duele|aprieta)|(?:me|le) (?:duele|aprieta) (?:mucho )?el pecho|infarto|
        ataque al corazon|derrame|embolia|
    """
    r"""
        convulsion\w*|convulsiona\w*|(?:sangra\w*|desangr\w+) (?:mucho|demasiado|sin parar|bastante)|desangr\w+|
        no (?:para|deja) de\s
    """
    r"""
        sangrar|(?:vomita\w*|tose|tosiendo|escup\w+) sangre|sobredosis|se tomo (?:\w+ ){0,3}?(?:pastillas|
        veneno|cloro|todas|
    """
    r"""
        frasco)|envenen\w+|intoxica\w+|reaccion alergica|(?:garganta|cara|lengua|
        labios) (?:\w+ ){0,3}?(?:hinch\w+|cerrando|
    """
    r"""
        inflam\w+)|se (?:me|le) (?:esta )?(?:cierra|cerrando|hincha|hinchando|durmio|duerme) (?:la|el|
        los) (?:garganta|cara|lengua|labios|brazo)|
    """
    r"""
        (?:se )?(?:me |le )?rompio la fuente|rompi fuente|contracciones|(?:bebe|nina?) (?:\w+ )?no se mueve|
        se esta (?:muriendo|
    """
    r"""
        poniendo (?:morad|azul)\w*)|(?:boca|cara) (?:chueca|torcida|de lado)|labios (?:morados|azules)|
        fiebre de (?:40|41|104|105)
    """,
    r"""
        (?:is |are |im |am |hes |shes |r |might be |may be |could be )(?:literally |actually |about to |
        going to |gonna |slowly |like |possibly )*(?:dying|
    """
    r"""
        die|bleeding|choking|drowning|suffocating|fading|slipping away|coding|crashing)|(?:shes|hes|im|
        is) (?:really |very |so |extremely )?
    """
    r"(?:limp|floppy|delirious|burning up)|cant keep (?:anything|water|fluids) down",
)
# Asking what to do now, or help that doesn't come.
_CALL_FOR_HELP = words(
    r"""
        (?:call|calling|called|need|send|get|wheres the|where is the) (?:\w+ ){0,2}?(?:911|9 1 1|an ambulance|
        ambulance|paramedics|ems|una ambulancia)|
    """
    r"""
        llam(?:en|o|e|ar|a) (?:\w+ ){0,2}?(?:911|ambulancia)|ocupo (?:una )?ambulancia|necesit(?:o|
        amos) (?:una )?ambulancia|manden (?:una )?ambulancia|
    """
    r"(?:this is|its|it is|es) (?:an|a|una) (?:real |actual |medical )?emerg[ei]nc(?:y|ia)|life or death"
)
_STRONG = phrase(_CALL_FOR_HELP)
_IN_PRESENT = phrase(_CRISIS, ACUTE)
_WITH_NOW = near(words(_CRISIS, ACUTE), NOW, gap=120)
# Minutes or an hour ago, and whatever began earlier and goes on, are now.
_RECENT = phrase(
    r"""
        (?:\d+|a|an|one|two|ten|five|fifteen|twenty|thirty|half an|a few|few|couple|a couple) (?:of )?(?:min\w*|
        hours?|hrs?)\s
        (?:or so )?ago|just now|since (?:yesterday|last night|this morning|\w+day)|hace (?:\w+ ){1,2}?(?:minutos?|
        horas?|
        rato)|desde (?:ayer|anoche)|(?:told|said|says) (?:\w+ )?(?:to )?wait
    """
)
_PRESENT_VERB = phrase(
    r"(?:is|says|reads|are|im|am|hes|shes|theyre|were|its|has been|have been|ive been|weve been|hes been|shes been|"
    r"been|keeps?|"
    r"""
        having|has|have|feel|feels|feeling|cant|cannot|wont|isnt|doesnt|dont|aint|think|thinks|started|sitting|
        waiting|stuck|can|getting|hurts?|
    """
    r"esta|estan|estoy|estamos|tengo|tiene|tenemos|siento|siente|llevo|llevamos|lleva|puede|puedo|creo|sigue|no|me|se|"
    r"le|duele)"
)
# It happened: a story, a date, a length of time ago, an outcome.
_PAST = phrase(
    r"""
        (?:was|were|had|went|came|told|said|sent|gave|got|felt|arrived|rushed|ended up|turned out|did|didnt|
        couldnt|wouldnt|
    """
    r"wasnt|took|made|left|ignored|refused|thought|saved|treated|kept|drove|saw|brought|admitted|survived|happened)",
    r"""
        (?:last|this past) (?:night|week|month|year|summer|winter|spring|fall|\w+day)|yesterday|ago|
        years? (?:ago|back)|back in|
    """
    r"in (?:19|20)\d\d|when (?:i|we|my \w+|he|she) (?:was|were|had|came|got|arrived|went)|one time|"
    r"once|last time|xdate",
    r"(?:tuve|tuvo|tenia|estaba|estaban|fui|fue|fuimos|llegue|llego|llegamos|lleve|llevamos|me dijeron|dijeron|"
    r"""
        salvaron|atendieron|atendio|paso|pasado|pasada|ayer|anoche|hace (?:\w+ )?(?:anos?|meses|dias|semanas?)|
        hizo|hicieron|
    """
    r"murio|llevo a|dejaron|mandaron|esperamos|espere|espero)",
)
_OVER = phrase(
    r"saved|thank\w*|turned out|(?:fine|ok|okay|better|home|great|good|bien|mejor) now|recover\w*|ya (?:esta|estoy) "
    r"(?:bien|mejor)|gracias|was great|amazing|survived"
)
# Waiting inside while it happens is now, whatever else is told.
_WAITING_NOW = phrase(
    r"""
        (?:still|currently|right now|as i type|as we speak|at this moment|ahora mismo|en este momento|ahorita|
        todavia|sigue|seguimos|
    """
    r"""
        sigo)|(?:ive|we ve|weve|have|has|hes been|shes been|been) (?:been )?(?:sitting|waiting|here|in (?:the|
        your|this))|(?:im|were|we are|i am|hes|
    """
    r"""
        shes) (?:\w+ ){0,2}?(?:sitting|waiting|in (?:the|your)|at your|outside|stuck|on hold)|what (?:do|
        should) (?:i|we) do|
    """
    r"""
        should (?:i|we|he|she)|do (?:i|we) (?:need|go|call|come)|que (?:hago|hacemos)|debo|llevo|llevamos|
        estoy en|estamos en|on hold
    """
)
# General talk: teaching, asking for a policy, praising, selling.
_GENERAL = phrase(
    r"""
        (?:signs|symptoms|warning signs|risk|awareness|month|class|classes|training|course|survivors?|
        support group|prevention|
    """
    r"""
        screening|fundraiser|walk|5k|program|certif\w+|cpr|history of|tips|article|post|video|research|study|
        drill|simulation|
    """
    r"""
        scrubs|clase|clases|curso|senales|sintomas de|prevencion) (?:of|for|on|about|de|para|sobre)?|
        do you (?:treat|see|offer|have|
    """
    r"teach|take|do)|(?:tratan|ofrecen|atienden)|if (?:someone|somebody|you|a person|anyone)|what if|in case of|"
    r"saved (?:my|his|her|our|a|their)|salvaron"
)
FLAGS = (
    "He took the whole bottle",
    "pulse ox says 81 and your office says next tuesday",
    "34 weeks and I haven't felt the baby move since yesterday",
    "se le torció la cara y no puede hablar",
    "My husband is having chest pain and his left arm went numb, what do we do",
    "she's not waking up and her lips are blue please help",
    "Been sitting in your waiting room 4 hours with crushing chest pain and nobody has looked at me",
    "mi mama no puede respirar bien, que hago??",
    "my 2 yr old just swallowed a button battery",
    "Llevamos dos horas en emergencias y mi papá se está desmayando",
)
LEAVES = (
    "The plant in the lobby is dying",
    "I can barely speak to a person before it hangs up on me",
    "My mother's lips were blue when we came in and your nurses saved her, thank you",
    "Last year I had chest pain and your ER saved my life. Thank you!",
    "I had a seizure in 2019 and the nurse was so rude about it.",
    "Do you offer a class on the signs of a stroke?",
    "almost had a heart attack when I saw the bill",
    "El año pasado mi papá tuvo un infarto y lo atendieron de maravilla",
)
_LIGHT = phrase(r"lol|lmao|haha\w*|jaja\w*|rofl|jk|just kidding")
_BREATH = then("cant breathe", "(?:tiny|stuffy|hot|crowded|perfume|small|dusty|smelly)")


def find(reading: Reading) -> Sign | None:
    text = reading.literal
    if _LIGHT.search(text) and not any_of((_STRONG,), text):
        return None
    if _STRONG.search(text) and not _PAST.search(text) and not _GENERAL.search(text):
        return SIGN
    if not OVER.search(text) and any(any_of(URGENT, part) and not _GENERAL.search(part) for part in reading.sentences):
        return HINT
    if several_signs(reading):
        return HINT
    if not _IN_PRESENT.search(text):
        return None
    return HINT if any(_in_danger(sentence, text) for sentence in reading.sentences) else None


def _in_danger(sentence: str, text: str) -> bool:
    if not _IN_PRESENT.search(sentence) or _BREATH.search(sentence):
        return False
    # "She took the whole bottle": the crisis's own verb doesn't make it a story.
    rest, rest_of_all = _IN_PRESENT.sub(" ", sentence), _IN_PRESENT.sub(" ", text)
    if _RECENT.search(rest) and not _OVER.search(rest_of_all):
        return True
    if _WAITING_NOW.search(sentence) or (_WITH_NOW.search(sentence) and not _PAST.search(rest)):
        return not _GENERAL.search(sentence) or bool(_WAITING_NOW.search(sentence))
    if _PAST.search(rest) or _GENERAL.search(sentence):
        return False
    over = _PAST.search(rest_of_all) and not _WAITING_NOW.search(text)
    return not over and bool(_PRESENT_VERB.search(sentence) or _SOMEONE.search(sentence))


_SOMEONE = phrase(RELATIVE)
