"""Harm after a medicine, vaccine or device: what was given, and what the body did, in either order."""

from __future__ import annotations

from guardrails.triage.lexicon import DEVICE, DRUG
from guardrails.triage.matching import near, phrase, words

_GIVEN = words(
    DRUG, DEVICE,
    r"""
        steri ?strips?|masks?|mesh\w*|tape|lumbar puncture|spinal|stool softener|beta blockers?|wipes|bowel prep|lens|
        allergy shots?|vest|cushion|compression socks|helmet|varnish|disc|cautery pad|drain|cuff|\w+ meds?|bp machine|
        acne pill|liquid motrin|motrin|benadryl|nicotine|second dose|first (?:dose|pill|shot)|numbing|
        numb(?:ing)? shot|sleep(?:ing)? pills?|water pill|painkillers?|pain ?killers?|biosimilar|brand|formulary|
        thyroid \w+|hormones?|adhd meds?|ciprofloxacin|\w+(?:cillin|mycin|floxacin|pril|sartan|statin|azole|prazole|
        olol|idone|azepam|triptan|gliptin|gliflozin|tidine|mab|setron|zosin)|sertraline|citalopram|duloxetine|
        the pill|gel|drops|latex|glue|electrodes?|heating pad|bed rail|car bed|wound vac|concentrator|fillers?|suero|
        gotas|jarabe|pastillitas?|vacunas?|medidor|aparato(?: ese)?|antidepresivo|inhalador|yeso|contraste|
        anaesthetic|anaesthesia|the drip|infusion|transfusion|tablets?|capsules?|tattoo|stitches|staples|sutures?|
        pack(?:ing)?|dressing|bandage|patch(?:es)?|lozenges?|suppositor\w+|iron (?:shot|infusion)|screws?|plates?|
        rods?|valve|shunt|sling|mouthguard|nightguard|dentures?|whitening|peel|laser
    """,
)  # fmt: skip
_BODY_DID = words(
    r"""
        raw|wont heal|gap(?:ed|ing)|chipped|ache[sd]?|bleached|white patches|stripes|cant (?:hear|sit|close|bend|
        swallow|talk|keep)|hard as|blocked|cut (?:a trench|into)|cold and|headaches?|asthma|fluid|grind\w*|halos|
        size of a|(?:went|go|gone|gums) black|circles|pressure sore|thrush|ulcer|see(?:ing)? double|pains? (?:go|
        through)|no feeling|weeping|under the skin|stopped sleeping|spiders|lumps|blotches|dark and sad|dent in|
        screamed for|nosebleeds?|slept (?:thru|through)|poisoned|ruined me|spent a (?:week|night) in|burned|stings|
        (?:broke|breaking|break) (?:me |him |her )?out|hives|welts|rash(?:es)?|blister\w*|peel(?:ed|ing)|burn(?:ed|t|
        s|ing)? (?:my|his|her|me|the)|chemical burn|(?:second|third|2nd|3rd) degree|swell(?:ed|ing)|swelled up|
        swollen|puffed up|bread loaves|balloon\w*|vomit\w*|throw(?:ing|n|in)? up|threw up|puk\w+|diarrh\w+|
        loose motions?|cant keep \w+ (?:\w+ )?down|dizz\w+|giddy|faint(?:ed|ing|s)|pass(?:ed|ing) out|black(?:ed|ing|
        s) out|seizures?|convuls\w+|tics?|tremors?|shak(?:e|es|ing|y)|twitch\w*|palpitations?|
        heart (?:\w+ ){0,3}?(?:rac\w+|skip\w*|flutter\w*|pound\w*)|hallucinat\w*|seeing things|saw (?:ants|bugs|
        things)|nightmares?|dreams where|zombie|no memory|cant (?:sleep|taste|smell|feel|walk|lift|hold|climb|move|
        remember|breathe|eat|pee|see)|couldnt (?:sleep|walk|talk|breathe|move|climb|eat)|didnt sleep|lost (?:my|his|
        her|all my|feeling|\d+|weight|hearing|vision|taste|all feeling)|(?:losing|loss of) (?:my |her |his )?(?:hair|
        weight|vision|feeling|balance|memory)|hair (?:\w+ ){0,3}?(?:falling|coming|fell|thin\w*|came)|gain(?:ed|
        ing) (?:\w+ )?(?:\d+|weight|pounds)|lactat\w*|bruis(?:ed|es|ing)|bleed(?:s|ing)|bled|clots?|
        numb(?:ness)?(?! (?:ing|it))|tingl\w+|droop\w*|face droops?|blurr\w*|cloud(?:ed|y)|blind(?:ed)?|vision|
        ringing|ears? ring\w*|infect\w+|septic|sepsis|pus|drain(?:s|ing)|lump|hard lump|scar\w*|necro\w*|
        going gr[ae]y|turned (?:black|yellow|purple|gr[ae]y|blue|my)|yellow|jaundice|liver|kidneys?|gallbladder|
        tendon|achilles|rib|jelly|joints?|cramps?|stiff|reaction|anaphyla\w*|side effects?|allergic|throat|tongue|
        lips? (?:like|still|swell\w*|are|is)|voice (?:is )?gone|white gunk|spots|pee(?:ing)? (?:rust|blood)|
        coughing (?:black|blood|till|until)|(?:er|icu|hospital bed|psych bed|ambulance|coma)(?! (?:bill|entrance|wait|
        visit))|never woke|wouldnt wake|woke up (?:on|in|coughing|with|gasping)|monster|suicidal|rage|panic|rac(?:ing|
        ed)|flushed|shot (?:up|thru|through)|spiked|crashed|haywire|worse|wrecked|ruined|miscarr\w*|stopped breathing|
        barely breathing|blue round|collapsed|coughing|itch(?:y|ing|in|es)?|fever|ran (?:a )?10\d|sore that|ulcers?|
        dead lip|lip is (?:still )?dead|rejected|eroded|migrated|perforat\w*|through the wall|flipped|popp\w+|
        grinding|metal in|stuck inside|snapped|broke off|melted|leak(?:s|ed|ing)|recall\w*|malfunction\w*|fail(?:ed|
        ure)|faulty|defective|quit|gave (?:out|way)|tipped|false|wrong reading|shock(?:ed|s)|beep\w* all
    """,
    r"""
        ronchas|sarpullido|comezon|picazon|hinch\w+|ampollas|despellej\w+|quem(?:o|ada|ado|adura|aduras)|carne viva|
        manch(?:ada|ado|as)|mare(?:o|os|ada|ado|a)|vomit\w+|diarrea|desmay\w+|convulsion\w*|tembl\w+|tiembla|
        taquicardia|palpitaciones|pesadillas|no (?:duermo|siento|puedo|veo|camino)|dormid[oa]|entumec\w+|nubl\w+|
        amarill\w+|supura|sangr\w+|moreton\w*|infect\w+|fiebre|se me (?:cae|cayo|cierra|durmio|hizo|puso)|me (?:tumbo|
        cayo mal|dejo|puso mal|hizo dano|quedo|provoco|salieron|salio|dio)|he (?:ido|caido) al suelo|por los suelos|
        me he caido|reaccion|alergi\w+|en cama|desperte en|empeor\w+|se (?:encajo|movio|rompio|solto|quebro)|
        marca mal|dolor(?:es)?|arrastrando|inflam\w+|ya no (?:escucho|oigo|siento|veo)|perdio|perdi|hospitaliz\w+
    """,
)
HARM = (near(_GIVEN, _BODY_DID, gap=90),)
WRONG_DOSE = phrase(
    r"""
        (?:wrong|someone elses|somebody elses|another patients|other persons|double|twice the|triple|ten times|10x|
        adult|expired|out of date|mixed up|mislabell?ed|swapped) (?:\w+ ){0,2}?(?:dose|dosage|meds?|medications?|
        medicine|pills?|prescription|drug|strength|vaccine|insulin|amount|blood(?! (?:test|work))|iv bag|injection|
        shot)(?! (?:pharmacy|store|address|ready|sent to))|(?:label|bottle|
        script) (?:\w+ ){0,3}?said (?:\w+ ){0,4}?(?:pills|tablets|were|was|but)|given (?:\w+ ){0,4}?(?:blood thinners|
        meds|drugs|sedatives) at the same time|(?:left|put) two (?:\w+ ){0,3}?patches?|dosed off|overdosed (?:my|her|
        him|me) (?:on|with)|(?:receta|medicina|medicamento|pastillas?|dosis) (?:\w+ )?(?:de otr[oa]|equivocad[oa]|
        vencid[oa]|caducad[oa]|doble)|dosis (?:equivocada|doble|de adulto)|lot number|bad batch|(?:implant|hip|
        pacemaker|mesh|device|pump|cpap|stent|valve|infusion) (?:\w+ ){0,4}?recall\w*|(?:latex|penicillin|sulfa|
        iodine|nut|nuts|peanut) allerg\w+ (?:\w+ ){0,6}?(?:anyway|three times|still|gave|used|hung)|
        allergic (?:\w+ ){0,6}?(?:hung|gave|anyway|used|injected)
    """
)
HARMLESS = phrase(
    r"""
        (?:sore|tender|stiff) arm|arm was sore|side effects? of|(?:do|does|is|are|what|
        which) (?:\w+ ){0,5}?(?:side effects?|recall(?:ed)?s? list)|ran out|refill|hold music|bored|walk ins|
        do the math|ask any|wake up people|leaflet|brochure|no big deal|line fell|cancelling|broken tablet|
        rip machine|shot down|out of stock|not ready|copay|price of|cost of|how much|worked wonders|pain is gone|
        works? great|helped|thanks to|thank you|thanks|grateful|didnt feel|never felt|painless|no pain|best sleep|
        gracias|maravilla|excelente|hurt more than|tastes|denied (?:my|coverage|the claim)|prior auth|covered|cover
    """
)
NOTHING = phrase(
    r"""
        prescription expired|walk ins|do the math|ask any|no big deal|line fell apart|leaflet|brochure|rip machine|
        shot down|broken tablet|lost and found|glasses|not refilled|sent to the pharmacy|delivery trucks|
        slept through (?:his|her) shots|scared of that mask|cancelling|ticket machine
    """
)
