"""A death or a lasting injury told without its name: how somebody came out, what was lost, what can't be done now."""

from __future__ import annotations

from guardrails.triage.matching import near, phrase, words

_DEAR = words(
    r"""
        he|she|hes|shes|him|her|we|my|our|mom|moms|mum|mama|mother|dad|daddy|father|husband|wife|son|daughter|baby|
        brother|sister|uncle|aunt|grandma|grandpa|nan|gran|granddad|friend|cousin|nephew|niece|papa|mi|abuel[oa]|
        hij[oa]|espos[oa]|angelito|tio|tia|herman[oa]|marido|mujer|cunad[oa]|suegr[oa]|bebe|xperson
    """
)
_DEATH = phrase(
    r"""
        (?:we |they |had |i )*(?:buried|bury|burying|cremated|laid to rest)(?! (?:in|under) (?:paperwork|bills|forms|
        calls|debt))|funeral (?:program|home|was|is|on)|casket|coffin|came (?:out|home|back) in (?:a|an) (?:box|bag|
        urn|coffin|hearse)|in a (?:body ?bag|box|hearse)|(?:never|didnt|not) (?:come|came|make it|made it|wake|
        woke) (?:home|out|back|up|through)(?! (?:to (?:me|us)|with (?:my|the)))|(?:slipped|passed|passing|
        faded) (?:away|on|peacefully)|(?:has|had|have|is|was|been) (?:\w+ )?(?:deceased|passed|gone since|
        taken from us)|(?:lost|losing|loss of) (?:\w+ )?(?:my|our|his|her|a) (?:\w+ )?(?:mom|mum|mother|dad|father|
        husband|wife|son|daughter|baby|babies|twins?|brother|sister|grandm\w+|grandp\w+|uncle|aunt|friend|child|nan|
        partner)(?!s? (?:hearing|keys|glasses|chart|file|paperwork|spot|place))|(?:we|i) lost (?:him|her|them)(?= |
        $)(?! (?:in the|on the|chart))|widowed|(?:my |our |her |his )(?:husband|wife|mother|mom|dad|father|uncle|son|
        daughter|baby|brother|sister|aunt|friend|grandma|grandpa|nan) (?:\w+ ){0,2}?(?:died|had expired|expired|
        passed|was dead|is dead|is gone|was killed)|(?:lived|had) (?:\w+ )?(?:\d+|one|two|three|four|five|
        six) (?:hours|days|weeks)(?= |$)(?! (?:notice|to|of|on|ago))|(?:stillb\w+|born (?:asleep|still|dead)|
        miscarr\w+)|last (?:breath|breaths|days|hours of (?:his|her))|(?:time of death|death certificate|autopsy|
        post ?mortem|inquest|morgue|obituary|cemetery|undertaker|mortuary)(?! (?:is|was) a)|(?:killed|murdered|took|
        ended) (?:my|our) (?:\w+ )?(?:mom|mum|mother|dad|father|husband|wife|son|daughter|baby|brother|sister|uncle|
        aunt|friend|gran\w*|nan|cousin|child|grandm\w+|grandp\w+)|(?:you|they|hospital|doctors?|nurses?|
        clinic) (?:\w+ )?(?:killed|murdered) (?:him|her|them|my|our|a|someone|somebody|people)(?! (?:mood|vibe|lunch|
        time|day|buzz|whole|budget|phone))|(?:would|could|should|d) (?:still )?(?:be|have been) (?:alive|here|
        saved)(?= |$)(?! (?:by|for an|at))|still be (?:here|alive)|pulled the plug|bled out|did not survive|
        didnt survive|let (?:him|her|them|my \w+) die|left (?:him|her|them) to die
    """
    r"""
        |(?:murio|fallecio|fallecid[oa]|perdio la vida|dejo de existir|se nos (?:fue|murio)|nos dejo|
        descans[ae] en paz|salio en (?:ataud|cajon|caja|una bolsa)|ya no la conto|no la conto|sin vida|ultimo suspiro|
        velorio|velamos|enterra\w+|sepult\w+|ataud|panteon|cementerio|viud[oa]|luto|qepd|difunt[oa]|acta de defuncion|
        necropsia|autopsia)|(?:me|nos|lo|la|los|dejaron|mataron|dejo) (?:\w+ )?(?:mataron|dejaron morir|
        morir)(?= (?:a|por|en|mi)|$)
    """
)
_LASTING = phrase(
    r"""
        (?:broke|broken|fractur\w*|shatter\w*|snapped|cracked|dislocat\w*|crush\w*|severed|sliced|nicked|perforat\w*|
        punctur\w*|tore|ruptur\w*|split|scald\w*|burn(?:ed|t)) (?:\w+ ){0,3}?(?:hips?|ribs?|wrist|arm|leg|ankle|
        collarbone|skull|spine|neck|back|finger\w*|thumb|jaw|nose|knee|femur|pelvis|bowel|bladder|uterus|artery|nerve|
        tendon|achilles|scalp|eardrum|hand|foot|toes?|teeth|tooth|knuckles|vertebra\w*|shoulder|cheek|kneecap|elbow)|
        (?:hips?|ribs?|wrist|arm|leg|collarbone|skull|femur|neck) (?:\w+ ){0,2}?(?:snapped|broke|fractured|shattered|
        broken)|(?:lost|took|removed|amputat\w*|took out|out|cut out) (?:\w+ ){0,2}?(?:eye|leg|arm|foot|finger|kidney|
        toe|hand|breast|womb|uterus|ovary|sight|vision|hearing|hand|speech|baby)(?! (?:aid|screening|test|exam))|
        (?:wrong|good|other|healthy) (?:side|leg|knee|kidney|level|tooth|eye|hip|arm|breast|foot|limb|lung|valve|
        size valve)(?= |$)|(?:blind|deaf|paraly[sz]ed|paraplegic|disabled|crippled|incontinent|disfigured|scarred|
        in a wheelchair|brain damag\w*|vegetable) (?= (?:now|for life|since|in|from|because|at|and|after)|$)|(?:brain|
        nerve|permanent|spinal|liver|kidney) damage|(?:cant|cannot|couldnt|never|no longer|
        unable to) (?:\w+ )?(?:feel|walk|use|lift|move|see|hear|speak|bend|hold|work|close|have (?:children|kids|
        any more)|carry a)(?: \w+){0,6}? (?:since (?:the|that|your)|after (?:the|your|that)|again|foot|leg|legs|hand|
        arm|fingers|eye|unaided|without a (?:stick|cane|frame))|(?:bag|walker|cane|stick|frame|wheelchair|dialysis|
        machine|limp|drag|scar|oxygen) (?:\w+ ){0,3}?(?:for life|at \d\d|the rest of|three days a week|permanent\w*|
        forever|now)|(?:for life|rest of (?:my|his|her) life|permanent\w*)(?= |$)(?! (?:fan|member|customer|patient|
        address|record|resident))|(?:bed|pressure) ?sores?|(?:second|third) degree|went (?:to the bone|septic)|sepsis|
        \w+ stitches (?:over|in|on|to)|(?:sponge|clamp|needle|swab|gauze|instrument|towel|piece) (?:\w+ )?(?:left|
        inside|in me|in him|in her)|left (?:a|the) (?:sponge|clamp|swab|needle|gauze|instrument)|(?:dropped|
        dropping) (?:my|him|her|our|the) (?:\w+ )? (?:aunt|mom|mum|mother|dad|father|baby|wife|husband|patient|
        grandm\w+|during|on|off)|operations? to (?:fix|cut|repair|undo)|(?:operated|surgery|cut) on the wrong|botched|
        chemical burn|vision clouded|cornea|blood clot|misdiagnos\w+ (?:\w+ ){0,6}?(?:stage|late|spread|terminal)|
        (?:now|its|is) (?:stage (?:4|four|3|three)|terminal)|coma|life support
    """
    r"""
        |(?:le|me|se|nos) (?:\w+ )?(?:quebr\w+|romp\w+|fractur\w+|amput\w+|perfor\w+|cort\w+ un nervio|quem\w+ (?:la|
        el|las|los)|lastim\w+ (?:el|la) (?:nervio|columna))|(?:sin movimiento|paralitic[oa]|invalid[oa]|
        en silla de ruedas desde|perdi[oó]? (?:el|la|un|una) (?:ojo|vista|pierna|brazo|mano|rinon|bebe|oido|pie|
        dedo))|(?:quede|quedo|dejaron|dejo) (?:\w+ ){0,2}?(?:coj[oa]|cieg[oa]|sord[oa]|paralitic[oa]|invalid[oa]|
        sin (?:poder|movimiento|sentir|vista|habla)|con secuelas|manc[oa])|secuelas|de por vida|dano (?:permanente|
        cerebral|irreversible)|se me encajo|gasa (?:adentro|dentro)
    """
)
_HURT_HERE = near(
    words(r"fell|slip\w*|hit|tripped|punched|closed on|came down|bit|attacked|cai|se cayo|resbal\w+"),
    words(r"broken|broke|fractur\w*|stitches|concussion|er visit|hip|ribs?|wrist|unconscious|skull|puntadas|quebr\w+"),
    gap=60,
)
LOSS = (_DEATH, _LASTING, _HURT_HERE)
NOT_LOSS = phrase(
    r"""
        grief (?:group|support)|(?:died|passed|lost (?:my|her|his) \w+) (?:\w+ ){0,3}?(?:years|decades) ago|
        (?:battery|phone|patience|plant|cat|dog|goldfish|app|session|vibe|lunch break|machine|laptop|
        update)s? (?:\w+ )?(?:died|dead|killed|passed)|killed (?:the|my|dark) (?:mood|vibe|lunch|phone|whole|mode|old|
        battery)|mole will have|somebody bury|bury me|broke (?:the|my) (?:bank|wallet|login|budget|app)|break a leg|
        broken (?:english|link|chair|elevator|tv|record|tablet|promises?|toys?|app|door)|heart ?broken|broke down|
        out of network|crawled in there and passed|eggs died|drop(?:ped)? dead gorgeous|scarred for life lol|(?:new|
        my new|the new) (?:hip|knee)|dropped (?:the ball|my|the|a) (?:call|coverage|claim|plan|newborn off|paperwork|
        jaw)|off my plan|records?|family history|screening|late fee|late father s records
    """
)
