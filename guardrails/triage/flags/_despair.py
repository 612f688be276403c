"""Not wanting to live, by what people mean rather than by one wording: a class of meaning a pattern, in two languages.

The classes follow what crisis lines listen for (the Columbia scale's questions, 988's warning signs): a wish to be
dead, being gone, being a burden, goodbyes, means, hurting oneself, no way on, following the dead, being unsafe alone.
"""

from __future__ import annotations

from guardrails.triage.matching import phrase, then, words

_DEAR = words(
    r"""
        wife|husband|mom|mum|mother|dad|father|son|daughter|kids?|boys|girls|children|family|sister|brother|friends?|
        baby|grandma|grandpa|everyone|everybody|yall|you all|you people|they|people|world|familia|mama|papa|hij[oa]s?|
        espos[oa]|marido|mujer|herman[oa]s?|todos|ustedes|gente
    """
)
_WISH = words(
    r"""
        (?:just |only |really |honestly |truly )*(?:want|wants|wanted|wanna|hope|hopes|hoping|hoped|pray|prays|
        praying|prayed|wish|wishes|wishing|wished|beg|begging|asked? (?:god|the lord)|ask god|ready|rather|prefer|
        dream of|need|waiting|thinking|thought|think|looking forward)|pid[oe]|pedirle|ruego|ojala|quier[oea]|quisiera|
        queria|prefier[oae]|preferiria|ganas|pienso|piensa|pensado|pensando|deseo|espero|dan ganas
    """
)
_TO_BE_DEAD = words(
    r"""
        (?:not|never|dont|didnt|wont|wouldnt|never have|hadnt|not to|hadn t) (?:to )?(?:wak\w+|woke\w*|
        woken)(?: up)?(?!(?:up )?(?:at|before|until|till|so|early|to (?:a|the|another|your|that|this)))|(?:not|dont|
        never) (?:to )?(?:be (?:here|alive|around) any ?more|exist|be alive|have been born|been born)|(?:be|was|
        were) (?:dead|gone for good|gone forever|done with (?:it all|life|living)|with (?:my|his|her) (?:dead|
        late) \w+|with (?:god|jesus|the lord|my baby))|(?:to )?die(?! (?:of|from|for|laughing|in (?:here|there|that|
        this|your)|waiting))|stop existing|disappear(?! (?:from|into|when))|(?:go to |just )?sleep(?:ing)? (?:forever|
        and (?:not|never|stay|have it|be done)|for good)|went to sleep and stayed
    """,
    r"""
        (?:it|this|everything|the pain|all of it) (?:all )?(?:to )?(?:just )?(?:be over|be done|end)(?! (?:with|
        of)\b)|(?:car|truck|bus|train|cancer|bullet|covid|heart attack|it) (?:\w+ )?(?:had )?(?:hit|hits|took|takes|
        take|kills?|killed|finish\w*|won|wins) (?:me|us)|(?:god|lord|he|dios|el) (?:would |will |to |should |just |
        que )*(?:take|takes|call|me lleve)?(?:me)?(?: home)?$|(?:you|yall|they) (?:hadnt|had not|hadn t|
        didnt) (?:saved?|bothered?|brought|revived?|found)|(?:no|nunca) (?:\w+ )?(?:despert\w+|levantar\w*|amanec\w+)|
        morir(?:me|se)?(?! de\b)|desaparecer|que dios me lleve|dormir\w* (?:y|para) (?:no|siempre|nunca)|
        estar muert\w|dejar de (?:existir|vivir|sufrir)|me lleve dios|irme con (?:el|ella|mi)
    """,
)
_GONE = phrase(
    r"""
        (?:(?:i|he|she|we|him|her) (?:\w+ ){0,2}?)?(?:wont|will not|aint gonna|not gonna|not going to|am not going to|
        wouldnt|shant|shall not|might not|may not) (?:\w+ )?be (?:here|around|alive|anyones problem|anybodys problem|
        needing|living|with us|breathing|in (?:your|anyones) way)(?! (?:until|till|all day|at \d|on time|again|
        for (?:the|an|my)|back|to vote))|(?:im|i am) not (?:gonna|going to) be (?:here|around|alive)(?! (?:until|till|
        all day|at \d|on|again|for long if|back))|wont be (?:around|alive|here) (?:for|to|when|by|in|anymore|any|come|
        next|much)|(?:theres|there) (?:wont|will not|wont even) be (?:nobody|anyone|anybody|no one|a me|any me)|
        (?:wont|shall not|will not|shant|not gonna|not going to) (?:be )?(?:need|needing) (?:it|that|them|
        any(?:thing)?|this|next|the|my|your|those) (?:\w+ ){0,4}?(?:after|anymore|any ?more|where|refill|by|again|
        much longer)|(?:when|once|after|if) (?:im|i am|i was|i were|ill be) (?:gone|dead|no longer here|
        not here any ?more|out of the way)(?! (?:on|to|for|from|over|out)\b)
    """,
    r"""
        (?:last|final) (?:time you|thing youll|you will) (?:ever )?hear (?:from|of) me|wont be (?:hearing|bothered|
        troubled) (?:from|by) me (?:ever )?again|soon (?:\w+ ){0,4}?(?:anyones|anybodys|your|nobodys|his|her|their|
        a) problem|(?:out of|free of|rid of) (?:me|everyones hair|everybodys hair|your hair for good|my misery)|(?:no|
        nunca) (?:voy a|va a|pienso) estar (?:aqui|mas|para|vivo|viva|cuando)|
        para cuando (?:\w+ ){0,3}?(?:no voy a estar|ya no est\w+|ya no exist\w+)|cuando (?:yo |ya |me )*(?:no este|
        falte|me muera|me vaya (?:para siempre|de este))|ya no (?:les|te|le|los|voy a) (?:doy|voy a dar|dare|
        molest\w+|dar) (?:mas )?(?:lata|guerra|problemas?|molestias?)?|ya pronto (?:\w+ ){0,3}?(?:descans\w+|no)|
        pronto (?:va a|voy a) descansar|descansar de tod[oa]|(?:check|read|see|look at|watch|
        wait for) (?:me in )?the obituar\w+|obituary (?:section|page)|me quiero ir de (?:este mundo|aqui para)
    """,
)
_BURDEN = phrase(
    rf"""
        {_DEAR} (?:\w+ ){{0,3}}?(?:would|will|d|wud|ll|deserves?|se|va a|van a|estarian|estaria|
        vivirian) (?:\w+ ){{0,2}}?(?:better|happier|relieved|be free|easier|fine without|mejor|tranquil\w+|
        someone who isnt|descans\w+) (?:\w+ ){{0,6}}?(?:without (?:me|him|her)|sin mi|if i|si (?:yo )?(?:no|me)|gone|
        dead|with me|dragging|off|when i)|better off (?:without|dead|in the ground|if i|if he|if she|
        with the (?:life )?insurance|six feet|not here)|(?:worth|valgo) (?:more|mas|\w+ ){{0,2}}?(?:dead|muert[oa])
    """,
    r"""
        (?:im|i am|be|being|been|become|becoming|feel like|just|only|always|nothing but|not be|am|he is|hes|shes|
        she is) (?:such |just|only |nothing but |like )*an? (?:\w+ )?(?:burden|dead weight|waste of (?:space|air|
        oxygen|a life|skin)|drain on|mouth to feed)(?! (?:on|for) (?:taxpayers|the system))|(?:soy|ser|siendo|somos|
        me siento|como) (?:solo |nada mas |puro )*(?:una|un|pura) (?:carga|estorbo|molestia|peso)|(?:uno|yo|aqui|ya|
        nomas) (?:ya |solo |nomas )*estorb[oa]|(?:nobody|no one|nobodys|noones|who) (?:even |would |will |really |d |
        ever )*(?:notice|notices|noticed|miss|misses|care|cares|cry|look for|coming for|check on) (?:\w+ ){0,2}?(?:me|
        if i|whether i|im (?:gone|here|dead)|i was gone|i died|i disappear\w*)(?! (?:had|have|got|waited|was waiting|
        came))|a nadie le (?:importo|importa si (?:vivo|me muero|existo))|nadie (?:me )?(?:extranar\w+|va a extranar|
        notaria|va a notar)|(?:life|dying|death|dead|cemetery|casket|coffin|funeral) (?:is|would be|s) cheaper|
        cheaper (?:to die|dead)|life insurance (?:\w+ ){0,6}?(?:than (?:with )?me|more than me|pays?|would)
    """,
)
_FAREWELL = phrase(
    r"""
        (?:wrote|written|writing|wrote out|finished|left|leaves|leaving|found) (?:\w+ ){0,2}?(?:my|his|her|goodbye|
        the) (?:letters?|notes?|goodbyes?|will and)(?! (?:of|from|to (?:the|your) (?:board|manager|insurance)|
        for work))|(?:left|leaving|found|leave) (?:a|una) (?:note|letter)(?= (?:and|on the (?:table|counter|fridge|
        bed)|saying|for (?:the kids|my|his|her)|shes|hes)|$)|(?:said|says|saying|told|texted|telling|posted|post|sent|
        send|sends|recorded) (?:me |us |everyone |his |her |my |a |the |their |all )* (?:goodbyes?|farewell|good bye|
        final message|last words|goodbye (?:video|text|message|post|letter))(?! (?:to (?:your|this|the) (?:staff|
        clinic|practice|receptionist)))|(?:goodbye|bye) (?:video|letters?|note|forever|world|everybody|to everyone)|
        put (?:my|his|her) affairs in order|(?:got|have|putting|put|my) (?:\w+ )?affairs (?:are )?(?:all )?in order
    """,
    r"""
        (?<!we\s)(?:gave|giving|given|gives|give|handing) away (?:\w+ ){0,2}?(?:dog|cat|dogs|cats|things|stuff|
        clothes|guitar|tools|truck|car|records|books|jewelry|everything|belongings|all)(?! at the)|(?:gave|giving|
        given) (?:\w+ ){0,2}?(?:dog|cat|things|stuff|truck|guitar|ring|watch) (?:away|to (?:my|his|her) (?:sister|
        brother|neighbor|friend))|(?:know|knows|show|showed|told|tell|tells) (?:\w+ ){0,4}? where (?:the|my|
        all the) (?:\w+ )?(?:cat food|dog food|papers|will|passwords|keys|insurance (?:papers|policy)|money|documents|
        deed) (?:is|are|was|were)|(?:who|someone|somebody|quien|alguien) (?:\w+ ){0,2}?(?:feed|feeds|take care of|
        takes care of|look after|raise|cuid\w+|se queda con) (?:\w+ )?(?:my|mis?|mi) (?:dog|cat|kids|baby|girls|boys|
        children|perr\w+|gat\w+|hij\w+|nin\w+)(?= (?:when|after|if|once|cuando)|$)|tell (?:my|the|her|him|them|
        dr xperson|nurse xperson) (?:\w+ ){0,2}?(?:i (?:loved?|tried)|im sorry|it (?:isnt|wasnt|is not|
        was not) (?:her|his|their|your|anyones) fault|goodbye)|(?:not|isnt|wasnt|aint) (?:your|her|his|anybodys|
        anyones|their) fault(?= (?:i (?:just )?cant|im (?:just )?(?:tired|done)|goodbye)|$)|(?:dejo|deje|escribi|
        escribio|encontr\w+) (?:\w+ )?(?:cartas?|notas?)(?: de despedida)?|(?:regal[oae]|regalando|regale|repartio|
        repartiendo) (?:\w+ )? (?:sus|mis|todas (?:sus|mis)) (?:cosas|ropa|perr\w+|gat\w+)|se (?:despidio|
        esta despidiendo|despide)(?! (?:amable|con (?:una sonrisa|amab)))|me despido(?= de (?:todos|ustedes|este)|$)|
        apago el (?:cel|telefono|movil)|quede(?:n|nse) con dios
    """,
)
_THINGS = words(
    r"""
        rope|noose|guns?|pistol|rifles?|shotgun|revolver|bullets?|trigger|razors?|blades?|knives|bridge|overpass|
        rafters|beam|balcony|ledge|rooftop|roof of|train|tracks|cliff|tub|lake|river|exhaust|pills|tablets|meds|
        morphine|sleeping pills|insulin|belt|extension cord|helium|charcoal|soga|cuerda|lazo|pistola|revolver|
        escopeta|puente|balcon|azotea|navaja|pastillas|pildoras|tren|vias|viga|cinturon|veneno
    """
)
_MEANS = (
    then(
        words(
            r"""
                (?:i|he|she|hes|shes|my \w+) (?:\w+ ){0,2}?(?:keeps?|kept|been|am|is|was|starts?|started|sit|sits|sat|
                stand|stands|stood)(?: \w+){0,2}? (?:looking|look|staring|thinking|eyeing|googling|researching|asking|
                counting|cleaning|standing|sitting|holding|tying|buying|loading|saving|hiding|imagining|picturing)|
                (?:i|he|she|we|ive) (?:\w+ )?(?:have|has|got|bought|tied|picked|loaded|saved|counted|hid|hides?|
                hidden|took|saving|know)|(?:saving up|stockpil\w+|hoard\w+|stash\w+|counting|lined up|lining up|
                cleaning|locked up|tying|loading)|(?:guarda|guardo|guardando|junta|juntando|miro|mira|mirando|tengo|
                tiene|compre|compro|busca|escondi|escondio|quite|limpiando|cargo|pensado en|pienso en)
            """
        ),
        words(
            rf"""
                (?:at |of |on |about |out |up |in |from |to |over |a |an |the |his |her |my |all |some |enough |that |
                those |these |un |una |la|las |los |el |sus |mis |del |de |me |tirarme )*{_THINGS}(?! (?:refill|
                prescription|pick|for (?:my|the) (?:bp|blood)))
            """
        ),
        gap=12,
    ),
    phrase(
        r"""
            have the (?:rope|plan|pills|gun|means)|(?:gun|pistol|rifle|knife|blade|razor|
            pistola) (?:\w+ )?(?:out of (?:his|her|my) hand|in (?:my|his|her) (?:mouth|hand|lap|nightstand|glove box)|
            to (?:my|his|her) head|under (?:my|his|her) (?:bed|pillow|seat))|(?:belt|rope|cord|sheet|cinturon|
            cable) (?:\w+ )?(?:round|around|en el|al) (?:my|his|her|the|el)? ?(?:neck|cuello)|(?:rafters|bridge|
            closet|garage|train|tracks|river|ledge|pills) (?:\w+ ){0,5}?(?:look(?:s|ing)? (?:different|good|friendly|
            easy|better)|calling|different|how easy)|(?:way|one way|ways) to (?:make it stop|make it all stop|end it|
            go)\b|how (?:long|many|much|high) (?:\w+ ){0,5}? to (?:drown|die|bleed out|od|overdose|kill (?:a person|
            you|someone|yourself))|which (?:\w+ ){0,4}?(?:pills?|meds|ones?) (?:\w+){0,3}?(?:strong\w*|kill|
            dangerous)|(?:pills|pastillas|meds|tablets) (?:\w+ ){0,5}?(?:enough to|under (?:my|his|her|the) pillow|
            debajo de la almohada|para el viaje|in my hand|put away for)|como (?:morir\w*|matar\w*|suicid\w+)
        """,
        r"""
            (?:jump|jumped|jumping|leap|throw myself|step|stepping|stepped|walk|walking|walked|drive|driving|drove|
            steer|steering|swerve|crash) (?:\w+ ){0,2}?(?:off|from|into|in front of|
            out in front of) (?:\w+ ){0,3}?(?:bridge|roof|garage|balcony|building|ledge|traffic|train|bus|truck|lake|
            river|ocean|sea|tree|wall|pole|semi|deck|tower|window|highway|freeway)(?= (?:would|will|like|and|if|
            tonight|tomorrow|so|on purpose|because|is|was|i|he|she|when)|$)|(?:if|and|just|to|should|could|gonna|
            about to|want to|wanna|going to) (?:i )?(?:jump|jumped|walk into the (?:lake|river|sea|ocean)|
            step in front|drive (?:off|into))|(?:garage|car|truck|lot) with the (?:keys|engine|motor|door)|(?:tirar|
            aventar|lanzar|arrojar)(?:me|se) (?:\w+ ){0,3}?(?:balcon|puente|tren|metro|azotea|carros?|vias|ventana|
            rio|quinto)|(?:lanzarme|tirarme|aventarme) (?:de|del|al|por)|starv\w+ myself|se encerro con (?:la|una|
            el) (?:pistola|cuchillo|navaja|arma)|picked (?:a|the|my) (?:day|date|spot|place|tree)|(?:has|have|got|
            with) a plan(?= (?:and|to|for (?:tonight|it))|$)(?! and (?:no|a (?:card|deductible)))
        """,
    ),
)
_SELF_INJURY = phrase(
    r"""
        (?:i|she|he|ive|shes|hes|been) (?:\w+ )?(?:cut|cutting|cuts|burn|burning|scratch|scratching|carv\w+|slice|
        slicing) (?:again|(?:last night|tonight|this morning)(?! (?:my (?:grass|hair)))|(?:my ?self|himself|herself)|
        (?:my|his|her) (?:arms?|wrists?|legs?|thighs?|skin|stomach)(?! (?:on|off (?:the|a)|open on|while|with (?:a|
        the) (?:saw|tin|can)))|to (?:feel|cope|get through|calm)|where no)|(?:cuts|burns|scars|marks|
        slashes) (?:\w+ )?(?:up and down|all over|on|along|down|inside) (?:both )?(?:her|his|my) (?:arms?|wrists?|
        thighs?|legs?|stomach|forearms?)(?= (?:and|she|he|from|it|your|from the)|$)(?! from (?:the|your) (?:iv|needle|
        blood|surgery|fall))|(?:hurt|hurts|hurting|harm|harms|harming|punish|punishing|hitting|hit|punch|
        punching) (?:my|him|her|them) ?sel(?:f|ves)(?! (?:on|at|with the|trying|lifting|playing|falling|in (?:a|the)|
        at work|when|while))|(?:scratch\w*|pick\w*|bite|biting|pinch\w*) (?:my|her|his) (?:arms?|skin|legs?|
        hands?) (?:\w+ )?(?:till|until|to) (?:they|it|i|she|he)? ?(?:bleeds?|feel|blood)|razor (?:blades? )?(?:in|
        under|from) (?:her|his|my)
    """,
    r"""
        me (?:corto|corte|quemo|rasguno|lastimo|hago dano|araño|pego en)(?! (?:la comunicacion|la llamada|el pelo|
        el cabello|con (?:la|un|una)|las unas|cocin))(?: (?:los|las|la|el) (?:brazos?|piernas?|munecas?|piel))?|
        se (?:esta |anda |ha )?(?:corta|cortando|cortado|lastima|lastimando|quema|autolesiona) (?:los|las|la|con|
        a escondidas|otra vez|sola|solo)|cort(?:e|es|adas) en (?:los|las|sus) (?:brazos|piernas|munecas)|hac(?:er|
        erme|erse|iendo|iendome|iendose) dano(?= (?:otra|de nuevo|a mi mism|a si mism|sola|solo)|$)|(?:me|se) (?:hago|
        hace) dano
    """,
)
_NO_WAY_ON = phrase(
    r"""
        (?:dont|do not|cant|cannot|no longer|didnt|doesnt|aint) (?:\w+ )?(?:see|find|have|got) (?:\w+ )?(?:the|a|any|
        much|no) (?:point|reason|purpose|sense|future|way out|way forward)(?: (?:in|to|of) (?:keep|going|being|living|
        anything|any of it|it|life|me|staying|waking|trying|go|live|continue|carry)\w*| no ?more| any ?more|$)|
        (?:whats|what is|wheres|what s) the (?:point|use)(?: (?:of|in) (?:me|going on|living|any of (?:it|this)|
        anything|life|trying any ?more|being here|staying|getting (?:up|better)|waking up))?$|(?:no|any|a|every|one|
        last|only) reason (?:i|to|im|for me to|hes|shes) (?:\w+ ){0,2}?(?:keep going|stay\w* alive|live|living|get up|
        still here|here|go on|alive|wake up)|(?:only|last) (?:thing|person|reason) (?:\w+ ){0,3}?(?:stopping|keeping|
        holding|kept|keeps|stops) (?:me|him|her) (?:alive|here|going|from|is|was|on)|only thing (?:stopping|
        holding) me|(?:between|what i) (?:me and the edge|stayed? alive for|keeps? me alive)|(?:im|i am) (?:so |just |
        really |truly |finally)*(?:done (?:fighting|trying|living|existing|with (?:the pain|it all|all of (?:it|this)|
        everything|life)|done)|finished with (?:life|it all)|tired of (?:fighting|living|being (?:alive|here|me)|
        existing|trying|waking up|it all|this life|pain)|ready to (?:go|die|quit life|be done with))(?! (?:home|
        to (?:the|another|a)|waiting|with (?:you|your|this (?:place|clinic|hospital)|the (?:app|phone))))
    """,
    r"""
        (?:im|i am) (?:just |so |like )*done(?: like)? done|(?:cant|cannot|can not|couldnt|
        dont think i can) (?:\w+ )?(?:do|face|make it through|get through|take|survive|live) (?:another|one more|
        many more|(?:this|it|life) (?:any ?more|much longer)$)(?: (?:round|day|night|week|year|winter|month|morning|
        one))?(?! (?:of (?:your|that|this) (?:hold|music|phone|wait|app|menu))|(?: \w+)? (?:on hold|with (?:you|your|
        this)))|(?:lived|had) (?:\w+ ){0,3}?(?:years|long enough|a long life|enough (?:life|
        years))(?: \w+){0,2}? (?:that is enough|thats enough|is plenty|enough)|nothing (?:left|more) (?:for me|
        to (?:live|lose|stay|wait)|on my list|here)|(?:no|aint no|isnt any|not any) way out(?! of (?:the|this|that|
        your)\b)|(?:gave|given|giving|give) up on (?:life|living|me|myself|everything|tomorrow)|(?:stopped|
        quit) (?:caring|care) (?:which way|if i|whether i|what happens to me)|dont care (?:if|whether) i (?:live|die|
        wake|make it|survive|get hit)|how close (?:i|she|he) (?:am|is|came|m)(?: to)?(?: (?:just|doing|ending|it|
        not))|(?:last straw|over the edge|at the edge|on the edge|the edge)(?: \w+){0,3}? (?:know|knows|and you|
        of (?:it|life))|already (?:dead|gone) inside|life (?:is|has been|feels|s) (?:over|not worth|just pain|
        meaningless|a mistake|ruined for good|not medically)|(?:living|live) like (?:this|that)(?= \W*(?:told|
        and i wont|is not|isnt|anymore|any)|$)|(?:didnt|did not) sign up for half a life|made (?:up )?my (?:mind|
        peace)(?: up)? (?:and|about|with) (?:it|im|i)|(?:funny|strange|weird) how calm|aint living like this
    """,
    r"""
        no (?:le |les |me )?(?:hallo|halla|encuentro|veo|tengo|tiene|encuentra|hay) (?:\w+ ){0,2}?(?:sentido|salida|
        motivo|razon|caso|esperanza|ganas)(?= (?:a (?:la vida|nada|esto|vivir)|de (?:vivir|seguir|nada)|
        para (?:seguir|vivir)|doctora?|ya)|$)|ya (?:lo )?decidi\w*(?=(?:no|gracias|y)|$)|(?:ya )?(?:no (?:puedo|
        aguanto|doy)|no puedo) mas(?: con (?:la vida|esta vida|mi vida|todo|tanto dolor|este dolor))?(?=(?:y|si|
        quiero|prefiero|me quiero|adios|perdon|este dolor|con)|$)(?! con (?:la espera|el|las|los|ustedes))|
        no (?:quier|kier)[oe] (?:seguir (?:viv\w+|asi|aqui|en este|sufriendo)|vivir|estar (?:aqui|viv\w)|existir|
        nada ya|despertar)|(?:ya )?no (?:quier|kier)[oe] seguir$|me rindo|(?:cansad[oa]|hart[oa]) de (?:vivir|la vida|
        existir|luchar|sufrir|ser|todo|estar viv\w)|pa(?:ra)? que (?:sigo|vivo|seguir|vivir|quiero vivir)|(?:unico|
        unica) que me (?:detiene|sostiene|mantiene)|(?:la )?vida no (?:vale|tiene)|me quito la vida|se acabo (?:todo|
        para mi|el gasto)|tirar la toalla con la vida|pidiendole a dios que me|no despertar
    """,
)
_FOLLOW = phrase(
    r"""
        (?:be|being|go|going|gone) (?:and )?(?:be )?with (?:my|his|her|the) (?:dead|late|baby in heaven) ?\w*|(?:want|
        wants|wanted|ready|like|just|need) to (?:just )?(?:go )?(?:be with|join|follow|see|meet) (?:my|his|her|him|
        them|god|jesus|the lord)(?: (?:baby|wife|husband|mom|dad|son|daughter|mother|father|maker|brother|sister|
        again))?(?= (?:again|in heaven|now|soon|since|more|too|and)|$)(?! (?:at|in (?:the|room|surgery|recovery)|
        during|before|today|tomorrow|more often))|ready to (?:follow|join|meet|go be with) (?:him|her|them|my|
        the lord|god)|(?:god|the lord|jesus|he) (?:should|can|needs to|please|could|will|to) (?:just )?(?:take|
        call) me(?: home| now| too| tonight|$)|arrange it (?:my|him|her)self|(?:stopped|quit|quitting|stopping|
        refus\w+|refuses|skipping|skips|quit taking|stopped taking|wont take) (?:\w+ ){0,2}?(?:dialysis|insulin|chemo|
        meds|medicine|medication|eating|heart (?:meds|medicine|pills)|treatment|food)(?: \w+){0,9}? (?:on purpose|
        ready|be over|gone|out of (?:every|our|your|the)|over with|be with|wants to (?:die|go)|done|three days|dead|
        die|no reason)|quit (?:dialysis|eating) without|quiere (?:irse|ir|estar) con (?:el|ella|mi|su|dios|sus)|
        me (?:quiero|voy a|voy) (?:ir )?(?:con (?:el|ella|mi|dios)|yo (?:solo|solita|sola))|que (?:dios|el senor|
        diosito) (?:ya )?me (?:lleve|recoja|llame)|(?:dios|diosito) que (?:ya )?me (?:lleve|recoja)|
        irse con el (?:bebe|nino)
    """
)
_UNSAFE = phrase(
    r"""
        (?:not|never|dont feel|isnt|aint|wasnt) (?:\w+ )?safe (?:with|from|around|by|alone with|being with) (?:my|him|
        her)self|(?:keep|kept) (?:my|him|her)self (?:safe|alive)|dont trust (?:my|him|her)self (?:alone|tonight|with|
        around)|(?:voices?|it|they|head|brain) (?:\w+ ){0,2}?(?:keeps?)?(?:telling|tells?|say|says|saying|
        whisper\w*) (?:me|him|her) (?:to (?:do it|end|die|jump|hurt|kill|cut)|its time)|(?:wanted|want|wants|going|
        gonna|trying|tried|came close|close|wanna|meant) to (?:end it(?! with)|die(?! (?:of|for|laughing|from))|kill|
        hurt (?:my|him|her)self|do it (?:tonight|again)|unalive)|(?:hid|hide|hides|hidden|hiding|locked up|lock up|
        took away) (?:\w+ ){0,2}?(?:his|her|the|all) (?:\w+ )?(?:guns?|rifles?|pistols?|knives|pills|meds|belts?|
        rope)|(?:last|another|second|third|since (?:my|his|her)|after (?:my|his|her)|
        previous) (?:suicide)?attempt(?! (?:to (?:call|reach|pay|log|get|schedule)|at))|intent(?:o|e|
        ado) (?:de )?(?:suicid\w+|ahorcar\w*|matar\w*|quitar\w* la vida)|(?:took|swallowed|taken|tomo|
        trago) (?:\w+ ){0,6}?(?:on purpose|a proposito|to (?:die|end)|para (?:morir|acabar))|(?:ctb|sewerslide|kys|
        kms|unaliv\w+|un alive|off (?:my|him|her)self|self ?del\w+|s word thoughts|game end(?:ing)? myself|
        permanent solution|take care of it myself permanently|log off for good|exit this life|leave this (?:world|
        earth|life)|quit (?:life|living)|check out early|clock out for good)
    """
)
DESPAIR = (
    phrase(rf"{_WISH} (?:\w+ ){{0,5}}?{_TO_BE_DEAD}"),
    _GONE, _BURDEN, _FAREWELL, *_MEANS, _SELF_INJURY, _NO_WAY_ON, _FOLLOW, _UNSAFE,
)  # fmt: skip
"""Looked for one sentence at a time."""
