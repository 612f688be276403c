"""Signs of a body in danger that need no "now" beside them: only a story that is clearly over takes them back.

Grouped as a triage nurse would ask: airway, breathing, circulation, consciousness, stroke, bleeding and wounds, poison,
allergy, birth, babies, surroundings, and help that doesn't come.
"""

from __future__ import annotations

from guardrails.triage.matching import near, phrase, words

_WHO = words(
    r"""
        he|she|hes|shes|him|her|his|my|our|i|im|mom|moms|mum|mama|dad|dads|daddy|granddaddy|father|mother|husband|
        wife|son|daughter|baby|newborn|toddler|neighbor|roommate|brother|sister|friend|uncle|aunt|grandma|grandpa|nan|
        gran|man|lady|woman|guy|fella|patient|child|kid|someone|somebody|cousin|xperson|mi|su|papi|mami|mama|papa|
        abuel[oa]|hij[oa]|espos[oa]|niñ[oa]|nin[oa]|bebe|suegr[oa]|viejo|tipo|senora?|vecin[oa]|herman[oa]
    """
)
_BREATHING = phrase(
    r"""
        (?:cant|cannot|cnt|couldnt|unable to|struggling to|fighting to|barely|hardly|not able to) (?:\w+ )?(?:catch|
        catching|get) (?:my|his|her|their|a|any|enough) (?:\w+ )?(?:bre?ath|brath|air)|(?:barely|hardly|not|isnt|aint|
        stopped) breath\w*|breathing (?:\w+ ){0,3}?(?:funny|weird|strange|shallow|fast|hard|once every|gaps|rapid\w*|
        noisy|rattl\w+|slow)|breath\w* (?:\w+ )?(?:has|have|with) (?:\w+ )?gaps|(?:gurgl\w+|rattling|
        clawing at the air|grunting (?:every|with|each)|sucking in|ribs showing|snor\w+ (?:funny|weird|strange\w*)|
        gasp(?:s|ing)|fish out of water)|(?:lips?|nails?|fingers?|mouth|face|skin) (?:\w+ ){0,3}?(?:r |are |is |
        turning |went |gone |looks? )?(?:blue|bluish|purple|grey|gray|ashen|dusky)|(?:turn(?:ed|ing)?|went|gone|going|
        is|looks?|getting) (?:\w+ )?(?:blue|gray|grey|ashen|purple|white as|pale as|dusky)(?= (?:and|at|in the|he|she|
        i|on|around|what|a sheet|from)|$)|(?:oxygen|o2) (?:tank|bottle|concentrator|machine) (?:\w+ ){0,4}?(?:empty|
        ran out|out|stopped|dead|beeping)|(?:inhal[eo]r|neb\w*|puffer) (?:\w+ ){0,4}?(?:nothing|not|isnt|empty|doesnt|
        \d+ times)|(?:trach|breathing) tube (?:\w+ )?(?:came out|out|blocked|clogged)
    """
    r"""
        |no (?:\w+ )?(?:puede|puedo|pueden) respirar|(?:inhalador|nebulizador) (?:ya )?no (?:me |le )?(?:hace|sirve|
        ayuda)|(?:esta|se puso|se esta poniendo|se me puso|esta todo) (?:morad[oa]|gris|azul|blanc[oa] como|palid[oa]|
        helad[oa])|ronca (?:raro|feo)|ech\w+ (?:espuma|sangre)|bot\w+ sangre|no (?:me |nos )?(?:responde|contesta|
        despierta|reacciona)(?! (?:nadie|el telefono|la|los|el|mi|mensajes|llamadas|correos))|
        no (?:ya )?abre los ojos|no vuelve en si|se fue de cara|se ha desplomado|no mueve (?:el|la|un) (?:lado|brazo|
        pierna|cuerpo)|(?:boca|cara) (?:\w+ )?(?:virada|chueca|torcida|caida)|habla (?:trabado|enredado|raro|
        como borrach\w)|cerrando la garganta|(?:dolor|opresion|presion) (?:\w+ ){0,3}?(?:en el|de) pecho
    """
)
_CONSCIOUS = phrase(
    rf"""
        {_WHO} (?:\w+ ){{0,4}}?(?:just |keeps? |has |is |was |done |then )*(?:slid off|slumped|keeled over|
        fell out(?! of (?:love|bed))|went down(?! (?:the|to|for|there))|blacking out|passing out|collapsed|dropped to|
        hit the floor|gone limp|limp|floppy|unresponsive|out cold|going under|under in the|wont wake|not waking|
        isnt waking|aint waking|not responding|not answering|wont answer)|(?:aint|hasnt|not|isnt|wont|has not|
        hadnt) (?:come|coming|came) to(?= (?:yet|and|since|what)|$)|(?:in and out)(?= (?:of|she|he|and|now)|
        $)(?! (?:in|quick|fast))|(?:dont|doesnt|didnt|not) know (?:my|his|her|the|our|who|where) (?:name|own name|
        year|day|he|she|i|they|am|is)(?: any ?more| now)?|keeps? (?:asking the same|falling asleep|drifting|fainting)|
        (?:cant|cannot|wont|couldnt) (?:\w+ )?(?:wake|rouse) (?:\w+ )?(?:up)?|(?:hit|banged|cracked) (?:his|her|my|
        their)? ?head(?: \w+){{0,12}}? (?:vomit\w*|threw up|throwing up|pupil|asleep|sleepy|confused|same thing|
        out cold|blood)|(?:one|his|her) pupils? (?:\w+ )?(?:bigger|tiny|blown|different|uneven)|(?:seiz\w+|convuls\w+|
        fitting)(?: \w+){{0,5}}? (?:stop\w*|minutes|now|help|again|floor)|(?:been|is) (?:laying|lying|
        on) (?:\w+ ){{0,4}}?(?:floor|behind|since)(?: \w+){{0,8}}? (?:moan\w*|hear|locked|cant get up|since)|
        on the (?:\w+ )?floor (?:\w+ )?(?:gray|grey|sweat\w*|shaking|blue|not|cold|and wont|bleeding)|(?:stiff|
        rigid) as a board|talking (?:nonsense|gibberish|to people who)|(?:cant|cannot) feel a pulse
    """
)
_HEART_BRAIN = phrase(
    r"""
        (?:elephant|pressure|weight|heavy feeling|heaviness|tightness|squeezing|crushing|brick|belt|band|vice|pain|
        pains) (?:\w+ ){0,4}?(?:on|in|across|round|around|of) (?:\w+ )?(?:chest|breastbone)|(?:chest|
        heart) (?:\w+ )?(?:pains?|pressure|hurts? so|crushing|tight(?:ness)?)(?= (?:and|for|since|right|rn|now|we|
        going|down|i|im|he|she|that|with|radiating|where|what|in)|$)|(?:pain|ache|numb\w*|
        feeling) (?:\w+ ){0,4}?(?:down|up|into|in) (?:\w+ )?(?:left arm|jaw|teeth|arm|shoulder and|neck and)|
        (?:having|is it|think its|might be|be) (?:the big one|a heart attack|a stroke)|
        heart (?:\w+ ){0,3}?(?:flopping|fluttering|stopping|skipping|out of my chest)|(?:left|right) (?:hand|arm|leg|
        side|foot) (?:\w+ ){0,3}?(?:numb|cold|dead|heavy|tingl\w+|limp|weak)|(?:face|mouth|side|smile|
        eye) (?:\w+ ){0,5}?(?:slid|slide|sliding|droop\w*|sagg\w*|crooked|lopsided)|(?:face|mouth) (?:\w+ )?(?:down|
        hanging) on one side|marbles in (?:his|her|my)|slurr?(?:ing|ed)|(?:cant|cannot|couldnt|
        can t) (?:\w+ )?(?:move|lift|raise|feel) (?:\w+ )?(?:right|left|one) (?:arm|leg|hand|side)|(?:cant|cannot|
        suddenly cant|couldnt) see (?:out of|from|in) (?:\w+ )?(?:one|my|his|her|right|left)|like a curtain|
        thunderclap|worst headache|arm numb|sweating bullets|feeling like doom|impending doom
    """
)
_BLOOD = phrase(
    r"""
        bleed\w* (?:through|thru|is too much|and it wont|and wont|wont|for (?:two|three|\d|an|over)|out)|(?:blood|
        bleeding) (?:everywhere|all over|wont|isnt stopping|not stopping|rn|pouring|shooting|spurting)|so much blood|
        (?:throwing|threw|coughing|vomiting|spitting|puking) (?:up )?(?:\w+ )?blood|(?:soak\w+|
        fill\w+) (?:\w+ ){0,3}?(?:pads?|towels?|rags?|sheets?|bandages?)|(?:whole|second|third) towel|
        nose (?:\w+ ){0,3}?(?:stopped|stop|pouring|bleeding) (?:\w+ ){0,4}?(?:hours?|stop\w*)|(?:bone|something white|
        metal|nail|knife|glass|branch) (?:\w+ )?(?:sticking|poking|coming) out|(?:incision|stitches|staples|wound|
        scar|belly) (?:\w+ )?(?:just )?(?:opened|split|burst|popped|came)(?: \w+)? (?:up|open|apart|inside)|
        see (?:right )?inside (?:me|him|her|it)|(?:finger|toe|thumb|hand)s? (?:\w+ ){0,3}?(?:in a bag|on ice|
        reattach\w*|off)(?= |$)(?! (?:the|my (?:list|plate)))|(?:shot|stabbed) (?:himself|herself|him|her|me) (?:in|
        with)|coffee grounds|trapo ya esta empapado|se corto con
    """
)
_POISON = phrase(
    r"""
        (?:drank|drinks|drunk|swallowed|ate|eaten|licked|chewed|took|taken|got into|inhaled|tomo|trago|comio|bebio|
        se tomo|se trago|se comio) (?:\w+ ){0,6}?(?:antifreeze|bleach|cloro|under the sink|button batter\w+|batter\w+|
        pila\w*|magnets?|detergent|pods?|poison|raticida|veneno|lighter fluid|paint thinner|gasoline|drain\w*|lejia|
        pesticid\w*|mushrooms|whole bottle|the bottle|all (?:of )?(?:his|her|my|the)|a bunch of|too many|percs|blues|
        oxys|pills? an hour|edibles?|gummies|nicotine|frasco|todas)|(?:pupils (?:are )?(?:\w+ )?tiny|(?:shot|
        shooting) up (?:in|and|now)|narcan\w* (?:\w+ ){0,6}?(?:going|again|back|not|more)|going back under|
        carbon monoxide|co alarm|monoxido)|(?:empty|two|three|\d) (?:\w+ )?(?:blister packs|pill bottles)|(?:alarm|
        detector) (?:\w+ ){0,4}?(?:sleepy|dizzy|headache|cant stand|sick)|(?:electrocuted|electric shock|
        struck by lightning|drown\w+|went under|under (?:the )?water|heat ?stroke|hypotherm\w+|smoke inhalation)|
        (?:we left|left) two (?:\w+ ){0,3}?patch\w*
    """
)
_ALLERGY = phrase(
    r"""
        (?:throat|tongue|lips?|face|neck|eyes?) (?:\w+ ){0,4}?(?:swell\w*|swollen|clos(?:ing|ed|es)|fat|big|tight|
        balloon|huge|puff\w*|straw|like a (?:balloon|straw|golf))|(?:hives|welts|rash) (?:\w+ ){0,5}?(?:wheez\w*|
        breath\w*|throat|all over and)|(?:no|dont have (?:an|the|any)|without an?|expired|epipen was) (?:epi ?pens?|
        \d{4})|anaphyla\w*|(?:stung|bit|bitten|sting|bite) (?:\w+ ){0,6}?(?:swell\w*|swollen|face|throat|black|
        breath\w*|hives|balloon|shut)|(?:snake|scorpion|black widow|rattler) (?:bite|bit|got|stung)|hinch(?:ando|o|
        ada) la (?:lengua|cara|garganta)|(?:lengua|labios|cara|garganta) (?:\w+ )?hinch\w+|(?:foot|leg|hand|arm|
        finger)s? (?:\w+ )?(?:is|turned|going|went) black(?! and blue)
    """
)
_BIRTH = phrase(
    r"""
        contractions? (?:are |is |every )?(?:\w+ )?(?:\d+|two|three|four) ?min\w*|(?:\d+|two) min\w* apart|
        water(?:s)? (?:just )?broke|(?:baby|head|cord|foot|feet) (?:is |s )?(?:coming|crowning|showing|out)(?= (?:now|
        and|what|help|we|already)|$)|(?:weeks|months) (?:pregnant )?(?:\w+ )?(?:bleed\w*|gush\w*|cramp\w+|
        and bleeding|spotting)|(?:delivered|gave birth|had the baby|c section) (?:\w+ ){0,3}?(?:yesterday|today|
        days? ago)(?: \w+){0,5}? (?:bleed\w*|fever|pad|clots?|faint\w*|giddy)|(?:baby|him|her) (?:\w+ )?(?:not|hasnt|
        stopped|isnt) (?:\w+ )?(?:mov\w+|kick\w+)|no siento al bebe|(?:weeks?|months?|
        days?) old (?:\w+ ){0,6}?(?:limp|fever|blue|wont wake|not breathing|wont (?:take|eat|feed)|10[0-9])|(?:baby|
        newborn|infant|bebe|toddler|\d (?:yr|year|month|week)s? old|nena|nene|nino|son|
        daughter) (?:\w+ ){0,6}?(?:limp|floppy|blue|turned blue|grunting|wont wake|convuls\w+|drooling and gagg\w+|
        choking|ribs|not crying|no llora|too tired to cry|labios azules|swallowed|espuma|foam)
    """
)
_SURROUNDINGS = near(
    words(
        r"""
            here right now|in (?:your|ur|the) (?:lobby|waiting room|er|parking (?:lot|deck|garage)|lot|deck|garage|
            hall|hallway|driveway|sala)|(?:outside|at) (?:your|the) (?:\w+ )?(?:doors?|entrance|pharmacy|er)|en (?:su|
            la|el) (?:sala|puerta|estacionamiento|cola|fila|entrada)|front desk|behind the (?:glass|desk)|
            take a number|phone tree|press \d|no one (?:is )?(?:picking|answer\w+)|nobody (?:is )?(?:coming|answer\w+|
            has looked|moving)|ambulance not here|no llega nadie|nadie se mueve|vigilante|wait (?:for|till|
            until) (?:morning|monday|rounds)|(?:says|said) (?:to )?wait|que espere|mi turno
        """
    ),
    words(
        r"""
            chest|arm numb|seiz\w+|convuls\w+|collaps\w+|slid off|faint\w*|passed out|unconscious|blood(?! (?:draw|
            work|test|lab|drive|pressure|bank))|bleed\w*|cant breathe|stroke|not breathing|dying|sangre|desmay\w+|
            pecho|se cayo|convulsion\w*|convulsionando|desplom\w+|on the floor|keeled|slumped|throwing up|labor|
            overdos\w*|dont know my name|in and out
        """
    ),
    gap=90,
)
URGENT = (_BREATHING, _CONSCIOUS, _HEART_BRAIN, _BLOOD, _POISON, _ALLERGY, _BIRTH, _SURROUNDINGS)
OVER = phrase(
    r"""
        (?:years?|months?|weeks?) (?:ago|back|later|now)|last (?:week|month|year|spring|summer|fall|winter|night|
        \w+day|time)|(?:in|since|of) (?:19|20)\d\d|back in|ago i|used to|thank\w*|grateful|saved|survived|recover\w*|
        turned out|(?:fine|ok|okay|better|home|good) now|is (?:fine|ok|okay|better|home|recovering)|once (?:had|saw|
        when)|when i was (?:in|there|\d|a|at)|hours? later|days? later|next (?:day|morning)|(?:he|she|it|
        they) (?:died|passed)|discharged|sent (?:me|him|her|us) home|diagnosed|for (?:\w+ )?(?:months|years)|
        ever since|since (?:starting|the|your|i started|week|day|my (?:last|first|second))|after (?:the|my|your|that|
        his|her) (?:\w+ )?(?:shot|dose|vaccine|surgery|procedure|second|first|pill|injection|booster)|gracias|salv\w+|
        hace (?:\w+ )?(?:anos|meses|semanas|dias)|el (?:ano|mes) pasad\w|la semana pasada|desde (?:que|la|el|esa|
        ese) (?:me|inyeccion|vacuna|pastilla|empec\w+|dosis)|amaneci|quede|despues de|i was (?:told|billed|charged)|
        bill(?:ed)?|charged|refund|lol|lmao|haha\w*|jaja\w*
    """
)
"""It is over, goes on for long (then it is no emergency but harm), or is a joke."""
