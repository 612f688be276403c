"""What kind of comment it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.triage.learned import Opinion
from guardrails.triage.matching import phrase
from guardrails.triage.reading import Reading
from guardrails.types import Kind

_SPAM = phrase(
    r"""
        (?:crypto|bitcoin|btc|forex|nft|binary) (?:\w+ )?(?:trad\w+|invest\w+|profit\w*|mining|expert|coach|
        account|signals)|(?:invest\w*|earn\w*|made|make|making|gana\w*) (?:\w+ ){0,6}?(?:\$ ?\d+|\d+ ?k|
        \d+ ?(?:a|per) (?:day|week|hour)|weekly|daily|from home|desde casa|semanales|al dia|passive income)|
        work from home|trabaja desde casa|(?:dm|inbox|whatsapp|telegram|text|message|contact) (?:me|him|her|us|
        now|xperson|on|via)? ?(?:\w+ ){0,4}?(?:to (?:earn|invest|start|learn|join|get)|for (?:more )?(?:info|
        details|promo\w*|loan|cure|healing|spell)|xphone)|
    """
    r"""
        (?:seo|backlinks?|rank(?:ing)? (?:#?1|on google|higher)|buy (?:followers|likes|reviews)|
        followers (?:cheap|for)|web design services|lead generation|google reviews for|grow your (?:business|
        page|practice|followers|reach))|(?:cheap|buy|order|no prescription) (?:\w+ ){0,2}?(?:viagra|cialis|
        xanax|oxycodone|adderall|pills|ozempic|meds|tramadol)|viagra|cialis|casino|slots|betting|sportsbook|
        apuestas|(?:click|visit|check out|tap) (?:\w+ ){0,4}?(?:link|bio|my (?:page|profile|site|website|store|
        channel)|xurl)|link in bio|promo ?code|discount code|limited (?:time )?offer|(?:free|win|won|
        claim) (?:\w+ ){0,3}?(?:iphone|gift ?cards?|prize|giveaway|cash|reward)|
    """
    r"""
        spell ?caster|herbal (?:cure|doctor|remedy|medicine)|dr \w+ cured (?:me|my)|cured (?:me|my \w+) (?:of|
        from) (?:\w+ ){0,3}?(?:herpes|hiv|diabetes|cancer|hpv)|hot (?:singles|girls)|only ?fans|sugar (?:daddy|
        baby|mommy)|(?:loan|loans|prestamos?) (?:\w+ )?(?:approved|offer|available|without|guaranteed|
        al instante|sin aval)|make money|passive income|financial freedom|libertad financiera|follow (?:me|back|
        4 follow|for follow)|f4f|sub4sub|hiring (?:now|immediately) (?:remote|data entry|no experience)|
        account recovery|recover(?:ed)? (?:my|your|lost) (?:account|funds|crypto|wallet)|
        essential oils? (?:\w+ )?(?:business|distributor)|dropship\w*|onlyfans|weight loss (?:gummies|tea|
        secret)|keto gummies|mlm
    """
)
_MISINFORMATION = phrase(
    r"""
        (?:vaccines?|vax+|shots?|jabs?|vacunas?|mrna|5g|fluoride|chemo|masks?|pharma|covid|virus|tests?|insulin|
        statins|antibiotics|birth control|flu) (?:\w+ ){0,5}?(?:chips?|microchips?|autism|autismo|dna|adn|
        magnet\w*|steriliz\w*|esteril\w*|infertil\w*|poison|veneno|hoax|fake|scam|kill(?:s|ed|ing)? (?:more |
        people|millions|us)|population control|control mental|depopulat\w*|experiment\w*|graphene|grafeno|
        mercury|bioweapon|5g|tracking|bill gates|control us|not real|doesnt exist|no existe|dont work|
        never tested|untested|shed\w*|cause (?:cancer|autism|infertility|alzheimers|sids)|causes? (?:cancer|
        autism|infertility|sids)|causan?|sids|sterile|turbo)|
    """
    r"""
        (?:microchips?|chips?|autism|5g|bill gates|graphene|depopulation|population control|new world order|
        deep state|illuminati|plandemic|scamdemic|chemtrails?|fluoride|ivermectin|hydroxychloroquine|bleach|
        turpentine|colloidal silver|essential oils?|alkaline|apricot (?:seeds|kernels)|baking soda|lemon water|
        vitamin [cd]|black seed oil|cannabis oil|raw milk|garlic|ginger|turmeric|detox foot|sun ?gazing|
        urine therapy|mms|dewormer|limon|bicarbonato|ajo|dioxido de cloro) (?:\w+ ){0,6}?(?:vaccines?|vax+|
        shots?|jabs?|vacunas?|cures?|cured|cura|curan|kills cancer|is (?:poison|the cure)|is all you need|
        better than|reverses?|treats?|heals?|mind control|lowers your iq|beats?|works? better|dont want you|
        hides?|prevents?)|
    """
    r"""
        (?:they|doctors|hospitals?|you|big pharma|pharma|the government|cdc|fda|you people|yall|hospitales|
        medicos) (?:\w+ ){0,3}?(?:get|gets|getting|are paid|is paid|paid|earn|make|cobran|reciben|hiding|hide|
        hides|covering up|suppress\w*|dont want (?:you|us) to know|lied about|ocultan|wont tell you|
        wont admit) (?:\w+ ){0,6}?(?:covid|per (?:death|patient|shot|vaccine)|bonus\w*|cure|cures|truth|
        vaccines?|ventilator|for every|diagnos\w+|por cada|la cura|verdad|cancer)|(?:do your|did my|
        do ur) (?:own )?research|look it up|wake up (?:people|sheeple|folks|america)|sheeple|open your eyes|
        (?:hospital|clinic|er|you guys|they|place|maternity|unit) (?:\w+ ){0,3}?(?:is|are|is going to be|
        will be|is being|heard (?:its|it is|youre)|getting) (?:\w+ )?(?:closing (?:down )?(?:next|this|for good|
        in|permanently)|shutting down|shut down (?:next|this|by)|bankrupt\w*|being sold|sold to|going (?:under|
        bankrupt|out of business)|bought (?:out )?by)|
    """
    r"""
        (?:i|we) (?:heard|read|saw)(?: on \w+)? (?:that )?(?:you|yall|the hospital|the clinic|this hospital|
        this place) (?:\w+ ){0,2}?(?:dont|doesnt|wont|stopped|only|no longer|are|is|now|charge|turn|refuse|
        will) (?:\w+ ){0,10}$|(?:its |it is |well |common )?(?:a )?(?:known|proven) (?:fact|that)|
        (?:todo el mundo|everyone) (?:sabe|knows) (?:that )?(?:\w+ ){0,4}?(?:vaccin\w*|vacunas?|hospital\w*|
        you)|dicen que (?:\w+ ){0,3}?(?:vacunas?|hospital|clinica|cierran|van a cerrar)
    """
)
_ABUSE = phrase(
    r"""
        (?:fuck|screw|f) (?:you|u|off|all of (?:you|yall)|yall|this (?:clown|joke)|ur|these)|fuck ?off|
        go to hell|burn in hell|(?:youre|you are|ur|yall|you all|you people|they|
        theyre) (?:\w+ ){0,3}?(?:idiots?|morons?|clowns?|losers?|scum|trash|garbage|pigs?|bastards?|assholes?|
        bitch\w*|cunts?|retard\w*|pathetic|parasites?|vermin|cockroach\w*|jokers|stupid|dumb\w*|imbeciles?|
        crooks|frauds)|(?:bunch|pack|load) of (?:\w+ )?(?:idiots|morons|clowns|losers|crooks|scum|thieves|liars|
        quacks|monkeys|animals|retards|assholes|bitches|cunts|pigs|criminals|frauds)|
    """
    r"""
        (?:clown|joke) (?:show|hospital|clinic|ass)|stupid (?:bitch\w*|cunts?|idiots?|fucks?|asses)|(?:ugly|
        fat) (?:bitch\w*|cows?|pigs?|nurses?|hags?|asses)|dumb ?ass\w*|eat shit|kiss my ass|suck (?:my|a|it)|
        (?:son|sons) of bitches|stfu|shut (?:the fuck )?up|lol (?:loser|ur trash)|nobody (?:likes|asked) (?:you|
        u)|cope harder|cry more|(?:go )?(?:touch grass|kick rocks)|ratio|l \+ ratio|quacks?|witch doctors|
        hope (?:you|your|this place|yall|everyone|they) (?:\w+ ){0,5}?(?:burns?|rots?|dies?|die|closes?|
        get cancer|bankrupt|suffers?)|rot in|
    """
    r"""
        (?:hijos?|hijas?) de (?:puta|perra|su)|pendej\w+|putos?|putas?|mierdas? de|chinguen|chinga\w*|idiotas|
        estupid[oa]s|imbeciles|payas[oa]s|basuras?|malnacid\w+|vayanse (?:al|a la)|inutiles|ratas|cabron\w*|
        culer\w+|mamon\w*|lacras?
    """
)
_PRAISE = phrase(
    r"""
        thank(?:s| you| u| yall)|thx|ty|tysm|grateful|gratitude|appreciate\w*|amazing|awesome|wonderful|
        excellent|fantastic|outstanding|incredible|great|best|love(?:d|s)?|lovely|angels?|kind(?:est|ness)?|
        caring|compassion\w*|helpful|professional|friendly|sweet|saved (?:my|his|her|our)|lifesavers?|heroes|
        hero|shout ?out|kudos|props|bravo|blessed|bless (?:you|them|her|him)|god bless|5 stars?|five stars?|
        highly recommend|recommend|impressed|above and beyond|pleasant|smooth|rocks?|rock stars?|phenomenal|
        top notch|gentle|painless|perfect|happy with|so good|well done|keep up|made my day|proud|on point|
    """
    r"""
        gracias|excelente|maravillos\w+|mejor(?:es)?|encant\w+|amable\w*|buen[oa]s? (?:atencion|servicio|trato|
        doctor|medico)|increible|felicidades|bendiga|bendiciones|lindo|linda|recomiend\w*|agradec\w+|feliz|
        genial|10/10|super|chevere|❤|♥|🙏|👏
    """
)
_COMPLAINT = phrase(
    r"""
        worst|terrible|horrible|awful|rude\w*|never (?:again|coming|going|going back|call|answer|return\w*)|
        disgust\w*|unacceptable|ridiculous|joke|disappoint\w*|bad|poor|unprofessional|incompeten\w*|waste|avoid|
        dirty|filthy|nasty|broken|wait(?:ed|ing)|still waiting|overcharg\w*|charged|billed|no one|nobody|
        hung up|on hold|refus\w+|ignored|lost|wrong|lied|liars?|scam\w*|ripoff|rip off|stole|den(?:ied|
        y)|cancel\w*|complain\w*|complaint|frustrat\w*|angry|furious|pissed|fed up|sick of|tired of|
        shame(?:ful)?|ashamed|disgrace\w*|disrespect\w*|sucks?|sux|crap|trash|garbage|useless|nightmare|hell|
        mess|chaos|disaster|unorganized|disorganized|slow|late|down|crash\w*|doesnt work|not working|
        wont (?:load|let|answer|call|work)|cant (?:get|reach|log|find|believe|even)|
    """
    r"""
        didnt|doesnt|dont (?:care|answer|go|come|listen|call)|wouldnt|couldnt|never|not (?:happy|okay|ok|
        acceptable|good|great|impressed|once)|no (?:response|answer|reply|call|explanation|apology|help|parking|
        soap)|why (?:is|are|do|does|did|cant|wont|isnt|would)|how (?:hard|is it|many times|can you)|fix (?:it|
        this|your|the)|do better|too (?:long|expensive|many|much|loud|small|cold|hot)|zero stars?|0 stars?|
        1 star|one star|negative|thanks for nothing|gee thanks|bravo for|shouldnt|overpriced|expensive|greedy|
        robbery|boycott|switching|leaving|lawyer|sue|killed|died|smell\w*|stink\w*|hurt|pain|
    """
    r"""
        pesimo|pesima|malo|mala|mal|horrible|terrible|peor|nunca|nadie|no (?:contestan|sirve|funciona|atienden|
        hay|me|nos|responden|ayudan|les importa)|groser\w+|suci\w+|asco|verguenza|esperando|espere|esperamos|
        horas|cobraron|tard\w+|lent\w+|porqueria|quej\w+|harta?|cansad[oa] de|inutil\w*|molest[oa]|pesadilla|
        caro|caros
    """
)
_STRONG_NEGATIVE = phrase(
    r"""
        thanks for nothing|thank you for nothing|gee thanks|gracias por nada|no thanks to|(?:worst|terrible|
        horrible|awful|disgust\w*|unacceptable|pesim[oa]|peor|never again|nunca mas|ashamed|nightmare|
        zero stars?|0 stars?|1 star|rude\w*|avoid)|(?:great|nice|good|excellent|wonderful|amazing|lovely|
        awesome|fantastic|love) (?:\w+ ){0,3}?(?:job (?:losing|ignoring|making|wasting|ruining|hiding)|way to|
        if you (?:like|enjoy|want|love)|place to (?:wait|die|get sick))|if (?:you|your) (?:like|enjoy|love|
        idea of)|but (?:\w+ ){0,12}?(?:wait\w*|rude|never|broken|hours|billing|dirty|bill|no one|nobody|worst|
        terrible|parking)|pero (?:\w+ ){0,12}?(?:mal|pesim\w*|nunca|nadie|horas|espera\w*|groser\w+|suci\w+)
    """
)
_QUESTION = phrase(
    r"""
        (?:do|does|can|could|are|is|will|would|should|may) (?:you|yall|u|i|we|they|there|it|the|your|anyone|my|
        someone|this|a|he|she)|(?:what|when|where|who|which|how|whats|wheres|hows) |any(?:one|body) know|
        wondering|question|curious|looking for|need to know|tell me|is there|are there|whats the|how (?:much|do|
        long|can|late|early|many|old)|
    """
    r"""
        (?:a que|que|cual|cuando|donde|como|cuanto|cuanta|quien|hay|tienen|aceptan|ofrecen|atienden|abren|puedo|
        pueden|necesito|hacen|se puede|saben)\s
    """
)
_SOCIAL = phrase(
    r"""
        lol|lmao|rofl|haha\w*|jaja\w*|cat|cats|kitty|dog|dogs|puppy|pup|cute|adorable|meme|funny|hilarious|
        happy (?:birthday|friday|monday|holidays|thanksgiving|new year|easter|halloween|mothers day|fathers day|
        nurses week|doctors day|anniversary|weekend)|merry christmas|feliz (?:navidad|cumpleanos|ano|dia|pascua|
        semana)|good (?:morning|night|luck|evening|afternoon)|buen(?:os|as)? (?:dias|tardes|noches|dia)|
        congrat\w*|felicidades|first|tag\w*|same|mood|hi|hello|hey|hola|wow|omg|yum|beautiful (?:day|picture|
        photo|sunset|view)|nice (?:pic|photo|picture|shirt|hat|socks|view|mural)|go (?:team|bears|bulls|tigers|
        eagles|\w+s)|whos (?:ready|excited)|see you there|cant wait|count me in|miss(?:ed)? (?:you|working)|
        throwback|tbt|love this (?:pic|photo|post|song|video)
    """
)


_RHETORICAL = phrase(
    r"""
        why (?:cant|wont|isnt|doesnt|dont|even|bother|do i|do you|am i|does it|make me|give me)|would it (?:hurt|kill|
        cost)|would a little|is it (?:really|so|that|too) (?:much|hard|difficult)|do (?:you|yall|they) (?:guys |people
        )?(?:even|ever|just)|do you people|does any(?:one|body)|is any(?:one|body)|how (?:hard|can (?:you|a|it|two|
        one)|is (?:it|this|that|a)|does (?:this|that) happen|many times)|who (?:is running|runs|designed|thought|
        cleans|do i have)|whose idea|whats the point|what (?:exactly )?(?:do i|is the point|am i)|so im supposed|
        which (?:one )?(?:of (?:them|you)|do i)|seriously|again|what now
    """
    r"""
        hasta cuando|tanto cuesta|no les da|para que (?:dan|tienen|sirve)|por que (?:me|nadie|siempre|no)|
        y a esto|alguna vez piensan|como que|quien diseno|a quien le creo
    """
)
_SARCASM = phrase(
    r"""
        (?:great|wonderful|lovely|nice|cool|amazing|what a lovely|love a) (?:\w+ )?(?:another|surprise|way to|if you|
        of you to|timing)|(?:love|amazing|loving) (?:how|spending|talking|waiting|being)|(?:big )?thanks (?:a bunch|
        a lot|for nothing)|congratulations youve|
        bravo (?:just|otra|you)|real(?:ly)? (?:impressive|inspiration)|youre too kind|
        shouldnt have|five stars for (?:making|losing|the)|10 ?/ ?10 would|keep up the good work if|que maravilla|
        que bonito negocio|felicidades lograron|gracias por (?:nada|hacerme)|cool cool
    """
)
_ACCUSES = phrase(
    r"""
        boycott|kill(?:ed|s|ing)?|murder\w*|cover(?:ed|ing|s)? (?:it |this |that |all )*up|
        cover ?up|blood on|let (?:him|her|them) die|
        fault|lied|mat(?:aron|o|an)|encubr\w+|por su culpa|boicot\w*|dejaron morir
    """
)
_UNLIKELY = 1.0
HINT_SHARE = 0.5
"""How much telling words count beside the learned scores; chosen on comments that training left out."""
_TURN = re.compile(r"\b(?:but|yet|though|however|pero|aunque)\b")


def kind(reading: Reading, opinion: Opinion, *, grave: bool = False) -> Kind:
    """The learned scores, plus what telling words add. Who tells of something `grave` praises only in plain words."""
    scores = dict(opinion.kinds)
    for hint, weight in _hints(reading):
        scores[hint] += HINT_SHARE * weight
    if grave and (_ACCUSES.search(reading.text) or not _PRAISE.search(reading.text)):
        scores["praise"] -= _UNLIKELY
        scores["social"] -= _UNLIKELY
    if grave and _ACCUSES.search(reading.text):
        scores["misinformation"] -= _UNLIKELY
    return max(scores, key=lambda name: scores[name])


def _hints(reading: Reading) -> Iterator[tuple[Kind, float]]:
    text = reading.text
    good, bad = len(_PRAISE.findall(text)), len(_COMPLAINT.findall(text))
    harsh = bool(_STRONG_NEGATIVE.search(text))
    sour = bool(_SARCASM.search(text))
    asks = "?" in reading.original or "¿" in reading.original or bool(_QUESTION.match(text))
    rhetorical = "?" in reading.original and ("??" in reading.original or bool(_RHETORICAL.search(text)))
    if _SPAM.search(text):
        yield "spam", 1.0
    if _MISINFORMATION.search(text):
        yield "misinformation", 0.8
    if _ABUSE.search(text):
        yield "abuse", 0.7 if bad <= 1 else 0.1
    if bad or harsh:
        yield "complaint", 0.2 * min(bad, 3) + 0.3 * harsh
    if sour or rhetorical:
        yield "complaint", 0.5
    elif good and not harsh:
        yield "praise", 0.2 * min(good, 3)
    if not sour and _ends_well(text):
        yield "praise", 0.4
    if asks and not rhetorical and bad <= 1 and not harsh:
        yield "question", 0.8 if "?" in reading.original and _QUESTION.match(text) else 0.5
    if _SOCIAL.search(text) or len(text.split()) <= 2:
        yield "social", 0.3


def _ends_well(text: str) -> bool:
    """A small gripe and then, after the turn, only praise."""
    last = _TURN.split(text)[1:]
    return bool(last and _PRAISE.search(last[-1]) and not _COMPLAINT.search(last[-1]))
