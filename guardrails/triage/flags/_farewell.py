"""Giving up on life told from its edges: a future denied, last words, questions about means, what was already done."""

from __future__ import annotations

from guardrails.triage.matching import phrase

_NO_FUTURE = phrase(
    r"""
        (?:dont|do not|didnt|doesnt|not|never|cant|wasnt|wont|isnt|wouldnt) (?:\w+ ){0,2}?(?:plan|planning|planned|
        intend|intending|expect|promise|think|going|gonna|want|see|picture|imagine)(?: \w+){0,6}? (?:see|seeing|
        make it|made it|making it|be here|being here|be in|being in|be around|live|reach|reaching|last|last until|get|
        myself at|turning) (?:to|till|until|past|through|for|long enough|in)? ?(?:the |my |next |a |an |this |
        that )*(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|
        tuesday|wednesday|thursday|friday|saturday|sunday|morning|tomorrow|weekend|week|month|year|spring|summer|
        winter|fall|birthday|christmas|xmas|thanksgiving|thirty|forty|twenty\w*|\d\d|this one|follow ?up|
        results)(?! (?:appointment|slot|without|to park|because of|due to|in (?:that|this|your) (?:line|chair|lobby|
        traffic)))|(?:dont|doesnt|didnt) have (?:\w+ )?(?:days|weeks|months|years|it) (?:left )?in (?:me|him|her)|
        no (?:birthday|christmas|tomorrow|next year|future) for me|(?:wont|not|never|
        didnt plan on) (?:\w+ )?(?:be )?(?:seeing|see) (?:any more of (?:them|you)|morning|thirty|forty|tomorrow)|
        see (?:no|any) future|(?:future|world|life) with(?:out)? me in it|deciding whether to (?:have another|stay|
        go on|be here)|not much point (?:rebook\w*|resched\w*|in (?:book|resched|fix|treat)\w*)|(?:already|
        basically) (?:a )?(?:ghost|dead man walking|not here)|out of reasons|(?:nothing|nobody|no one|
        not much) (?:left)?(?:in me|to (?:stick|stay|hang) around|to stay for|worth staying)|why (?:i|
        should i) (?:should )?(?:stick around|stay alive|keep living|be here|wake up)|it (?:doesnt|never|wont|
        dont) get(?:s)? better(?= |$)(?! (?:service|food))|so tired of waking up|mad (?:that )?i woke|(?:hate|
        hated) waking up
    """
)
_LAST_WORDS = phrase(
    r"""
        (?:my |the )?last (?:post|message|review|comment|text|night alive|night on|sunset|supper)(?= (?:ever|take|
        tell|goodbye|was|love|sorry|im|from me)|$)|(?:was|been) nice knowing (?:you|yall|u|ya)|
        before i go(?= (?:i dont mean|for good|xx|thank|$)|$)|by the time (?:you|u|yall|anyone|they|someone) (?:read|
        reads|see|sees|find|finds|call|calls|get|gets)\w* (?:this|it|me|around|here|back|that)(?: \w+){0,4}? (?:wont|
        gone|dead|late|matter|over|nobody|be no)|(?:goodnight|good night|bye|goodbye)(?: everyone| all| world|
         friends)? (?:and )?(?:i mean it|forever|for good|for real|for the last|in the big)|(?:love to all|
        love you all|loved you all) (?:goodbye|bye|always)|(?:dont|please dont) (?:cry|be sad|be mad|worry) (?:for|
        about|at|over) me(?: any ?more)? (?=$| (?:im|i am|nobody|when|its|ill be|soon))|(?:sorry for everything|
        forgive me) (?:ily|i love|goodbye|i tried|for what i|im)|(?:was|wasnt|isnt|
        werent) (?:\w+ )?(?:anything you (?:did|said)|your doing) ?(?:goodbye)?|(?:give|keep|send|donate) (?:my|
        the) (?:\w+ )?(?:slot|thursdays|refund|appointment|things|organs|money)(?: \w+)? to (?:somebody|someone|
        my (?:sister|brother|kids|son|daughter)) (?:young|who wants|deserving|who will|i left)|
    """
    r"""
        (?:feed|water|take care of|look after|take|watch) (?:my|the|our) (?:cats?|dogs?|birds|plants|pets?|puppy|
        kitty)(?= (?:when|after|for me|and|the key)|$)|(?:key|keys) (?:is|are) under|(?:wrote|written|
        writing) (?:\w+ )?letters (?:\w+ ){0,2}?(?:of my own|to my|for (?:my|each|the)|one for)|tell my (?:mom|mum|
        dad|wife|husband|kids|sons?|daughters?|brother|sister|family) (?:\w+ )?(?:i (?:wasnt|was not|love|loved|
        tried)|im sorry|goodbye)|(?:checking|floating|signing|clocking|logging|tapping|bowing) (?:out|off)(?= (?:now|
        for good|of life|permanently|ok|tonight)|$)|(?:rest|sleep|resting) now for (?:good|ever)|(?:going|gonna|
        to) (?:go )?(?:rest|sleep) (?:for good|forever|and stay)|(?:turn|time|ready) to (?:give up|let go|
        stop fighting|go for good)(?= (?:now|on life)|$)|(?:im|i am|just|be) letting (?:my ?self )?go(?=$| (?:of life|
        its))|(?:done|through|finished) with this (?:world|earth|life)|leaving this (?:world|earth|life)|
        cuando lean (?:esto|este)|ya no (?:estare|voy a estar|estaré)|(?:digan|diga|dile|diles)(?:le|
        les)? a mis? (?:\w+ ){1,3}?que (?:los|las|la|lo|me) (?:\w+ )?(?:qui\w+|am\w+|perdon\w+)|(?:ya )?me despedi de|
        irme de esta vida|se va de este mundo|(?:reparti|regale|entregue) (?:todas )?mis cosas|perdon(?:en|enme|ame|
        ame)? (?:por todo|todos|familia)
    """
)
_ASKS_MEANS = phrase(
    r"""
        (?:how|which|what) (?:many|much|deep|long|high|quick\w*|fast|bad|far|big|kind of|dose|
        amount)? ?(?:\w+ ){0,8}?(?:(?:is|are|would be) (?:too many|too much|fatal|lethal|deadly)|to (?:overdose|od|
        die|bleed out|drown|not wake|kill (?:you|a person|someone|yourself|me))|dont bring you back|before (?:they|it|
        you) (?:cant|dont|kills?|stops?)|does a cut have to be)|(?:can|could|will|do|would) (?:you|i|u|a person|
        someone|somebody) (?:\w+ )?(?:die|od|overdose) (?:from|on|of) (?:tylenol|advil|pills?|insulin|melatonin|my|
        the|too many|\w+ (?:pills?|meds))|(?:fatal|lethal|deadly|max|maximum) (?:dose|amount)|which bridge|
        does it hurt (?:to (?:stop|die|drown|bleed|stop dialysis)|a lot to|when you (?:die|stop))|if (?:i|he|
        she) (?:skip|stop|quit|refuse)s? (?:\w+ )?(?:dialysis|chemo|insulin|treatment|oxygen)(?: \w+)? (?:is it|how|
        will it be|does it|would it) (?:quick|fast|long|painless|hurt)|(?:policy|insurance|
        life insurance) (?:\w+ ){0,4}?(?:pay|pays|cover|covers|valid) (?:\w+ ){0,5}?(?:suicide|own hand|myself|
        to themselves|not natural|did it)|(?:if|when|once|after) (?:im|i am) (?:not alive|dead|not here any ?more|
        no longer alive)|(?:did|do|done|does|doing) it to (?:themselves|themself|himself|herself|myself)|
        (?:not wanting|wanting not|dont want|doesnt want|no want|stop wanting) (?:to )?(?:live|be alive|exist)|
        no want live|(?:told|tell|telling) (?:you|someone|somebody|a doctor|my doctor) (?:\w+ ){0,2}?(?:had|have|
        about) a plan (?:would|will|do|lock)|what heaven is like|hurts? to get there|(?:busca|pregunta|googlea|
        quiere saber) como (?:morir\w*|matar\w*)|cuant[oa]s (?:\w+ ){0,4}? (?:para (?:no despertar|morir\w*)|
        son demasiad[oa]s|seria mortal)
    """
)
_AT_THE_EDGE = phrase(
    r"""
        (?:on|sitting on|standing on|stood on|stand on|edge of|rail of|top of|end of|at the end of|on top of|off|
        over) (?:the|a|your|that|my) (?:\w+ )?(?:roof|rooftop|rail|railing|ledge|platform|overpass|bridge|balcony|
        dock|cliff|tracks|parapet)(?= (?:of|and|by|its|right now|looking|think|about|rolling|with|last|tonight|every|
        of your)|$)(?! (?:of (?:mouth|tongue)|and (?:\w+ )?(?:view|flowers|coffee)))|(?:bridge|overpass|roof|rooftop|
        train|tracks|dock|oven|razor|blade|blades|knife|top floor|parking deck|gun|pills|bottle|rope|river|lake|
        platform) (?:\w+ ){0,6}?(?:on my mind|in my head|is starting to|looks like an answer|is the only thing|
        think about (?:that|it|just)|how easy|in my hand|easy itd be|every intention|not coming back)|(?:think|
        thinking|thought|think about|keeps? thinking) (?:about |of |just )*(?:jumping|that (?:oven|bridge|rope|gun)|
        rolling off|driving off|stepping off|jumping off)|drove (?:\w+ )?(?:to|into|out to) the (?:bridge|lake|river|
        cliff|tracks|ocean)(?= (?:last|and|with|to|at)|$)|what if i just (?:drove|jumped|stepped|walked|stopped|ended|
        went)|(?:holding|hold|held|hugging|staring at|looking at|have) (?:the|a|my) (?:bottle|gun|knife|blade|razor|
        rope|pills|pistol)(?= (?:and|in|to|right now|as|think|rn|now|tonight)|$)|
        counted (?:\w+ ){0,4}?(?:left in the bottle|pills|tablets|what i have)|(?:clean|free) (?:from|off) (?:sh|
        self harm|blades|cutting)|hid(?:den)? (?:a|the) rope|(?:truck|room|bathroom|car|garage|closet|
        shed) with (?:the|a|his|her) (?:gun|pistol|knife|rope|door (?:shut|locked) and (?:the )?cars?)|
        cars? (?:is )?(?:on|running) (?:in|inside) (?:the )?garage|garage door (?:is )?(?:shut|closed|
        down) (?:\w+ )?(?:the )?(?:cars?|engine)|(?:dos|darme|darse|dar|pegarme|pegarse) un (?:tiro|balazo)
    """
)
_DONE = phrase(
    r"""
        (?:after|since|when|day|hours?|weeks?|night) (?:\w+ ){0,2}?(?:i|she|he) tried(?= (?:again|last|at|in|and)|$)|
        (?:she|he|i|sister|brother|son|daughter|friend) tried again|(?:hanged|hung|shot|drowned|killed|gassed|
        poisoned) (?:him|her|my|them) ?sel(?:f|ves)|(?:pulled|found|fished) (?:\w+ )?(?:out of|from|in) the (?:river|
        lake|tub|garage|water|shed)|(?:took|taken|swallowed|ive taken|i took) (?:\w+ )?(?:them all|all of them|
        a bunch of (?:\w+ )?(?:pills|meds)|every (?:pill|one)|everything in the|the (?:whole|rest|lot))|
        empty (?:blister|pill|bottle\w*|packs?|strips?)(?: \w+)? (?:packs?|bottles?|on|beside|next|all|by)|
        drank (?:the stuff|what was|whats) under the sink|(?:finish|finishing|finished|do) the job|(?:cut|cutting|
        cuts) too deep|stitched (?:up )?my wrists?|pumped (?:his|her|my) stomach|(?:said|says|
        told \w+ \w+ \w+) (?:\w+ )? (?:she|he) would do it (?:and )?(?:she|he) did|(?:tuvo|hizo) un intento|
        se (?:corto|abrio) las venas|me tome todas|se (?:ahorco|colgo|mato|disparo|dio un tiro|aventó|aviento|
        tiro de)|intento (?:de )?(?:suicid\w+|quitar\w+|matar\w+)|ate nothing for \w+ days|
        burns? (?:\w+ ){0,4}?on purpose|(?:fresh|new) (?:cuts|scars|marks) (?:on|and|she)|(?:the )?scars are fresh|
        thighs are cut|blades? in (?:my|her|his|the) (?:\w+ )?(?:pencil|room|drawer|bag|phone case)|(?:keep|cant stop|
        been|started) cutting(?= (?:and|again|my)|$)(?! (?:my (?:hours|benefits|coverage|pay|grass)))
    """
)
_WORTHLESS = phrase(
    r"""
        (?:dont|do not|doesnt|didnt) deserve (?:to (?:be (?:alive|here)|live|exist|wake)|life|the air)|
        no good to (?:any(?:one|body)|my (?:family|kids|wife|husband))|(?:doing|do) (?:every(?:one|body)|the world|
        them(?: all)?|my (?:family|kids|wife|husband)|you all) a favor(?= (?:if|by|when)|$)|
        world (?:\w+ )?(?:doesnt need|better|lighter|goes on fine|fine) (?:\w+ )?(?:me|without)|(?:lighter|easier|
        simpler|fine|calmer|quieter|richer) (?:\w+ ){0,4}?(?:without me|if i (?:slipped|was gone|were gone|went|wasnt|
        didnt|died|disappeared|just went|never)|when im gone)|no(?:body|one| one) (?:would |will )?(?:notice|
        see) (?:\w+ )?(?:when im not|if im|whether im|the empty|it coming)|(?:kids|family|they|
        everyone) (?:\w+ )?happier with (?:just|one less)|(?:someone|anyone|somebody) who isnt dragging|
        (?:ready for the scrap heap|past my use|used up|outlived my (?:use|usefulness))|existing is|(?:stop|quit|done|
        tired of) existing|(?:shut|turn) (?:it|my (?:brain|head|mind)) off for good|(?:thoughts|the thoughts|
        those thoughts|bad thoughts|dark place) (?:\w+ ){0,3}?(?:again|loud|back|winning|wont stop|every night)|
        one way to (?:make it (?:quiet|stop)|end)|know what to do about (?:that|it)$|envy (?:my|the) (?:late|dead)|
        if this is (?:living|life)|truck would$|(?:car|truck|train|bus|cancer|it) (?:had|would have|wouldve) (?:won|
        hit me|killed me|finished)|(?:would|d) (?:rather|sooner) (?:crash|die|be dead|not exist|
        wreck)(?! (?:than (?:eat|go (?:back )?(?:there|to)|wait|call|drink|sit|park|use|deal|fill|listen|hear|
        come back to this (?:clinic|place))))|no merezco (?:vivir|estar|seguir)|sobro en|siento que sobro|(?:quiero|
        ojala) (?:\w+ )?que (?:todo )?se acabe|no quiero que llegue manana|no tengo (?:ya )?por que (?:seguir|vivir)|
        hoy se acaba todo|siguiendo nomas por|(?:ya )?me canse de (?:luchar|vivir|pelear|todo)|mi vida no (?:sirve|
        vale)|para que (?:sirvo|existo)|odio (?:mi vida|estar vivo|vivir)
    """
)
_POLITELY = phrase(
    r"""
        (?:had|would|d|should) (?:sooner|rather|as soon|just as soon|prefer to) (?:have done with|be done with|
        be out of|go (?:now|quickly|soon|quietly)|slip away|be gone|not (?:go on|continue|wake|
        see))(?! (?:the (?:form|hold)|your|this (?:clinic|place)))|(?:see|find|found) (?:the|any|no|little|
        much) (?:use|sense|purpose|joy|reason) in (?:being|living|going on|carrying on|waking|staying|any of it)|
        (?:end|ending|close|closing|finish) (?:this|my|the) (?:story|chapter|life|book|suffering|
        misery)(?= (?:tonight|my|now|soon|before|once)|$)|(?:be|am|finally|soon) at (?:peace|rest)(?= (?:by|before|
        soon|then|with|now)|$)|(?:kept|keep|put|set|squirrel\w+) (?:\w+ )?(?:back|by|aside|
        away) (?:\w+ ){0,4}?(?:of)?(?:the |my |her |his )?(?:morphine|tablets|pills|medication|insulin|patches|
        opioids)|know (?:precisely|exactly|just) (?:how (?:much|many)|what (?:dose|amount))|(?:third|second|
        next) time lucky|(?:refus\w+|declin\w+|turn\w+ away|given up on|off) (?:all )?(?:food|her food|his food|meals|
        to eat|to drink)(?: \w+){0,8}? (?:wall|taken|die|done|gone|go|enough|end|join)|fac(?:e|ing) to the wall|
        (?:asked|asks|asking|begs?|begging|praying|longs?) to be taken|help (?:things|it|matters|nature) along|
        (?:dignitas|switzerland|assisted dying|assisted suicide|euthan\w+)|(?:railway|train|tube|rail|metro) (?:line|
        lines|tracks?|platform|bridge)(?: \w+){0,6}? (?:turned back|twice|stood|again|edge)|(?:walked|went|gone|drove|
        goes|wander\w*) (?:\w+ )?to the (?:railway|train|rail|river|cliffs?|bridge|reservoir|pier|quarry|sea wall|
        motorway)|
    """
    r"""
        (?:drawn|drew|wrote|written|made|making|sorted) (?:up )?(?:a|his|her|my) will (?:at|aged) (?:twenty|thirty|
        \d\d)|(?:sorted|labelled|packed|boxed) (?:all )?(?:her|his|my|their) (?:belongings|things|possessions|
        papers)(?! (?:into|in) (?:the|my|a) (?:locker|bag|car))|(?:key|keys) (?:to|for|of) the (?:shotgun|gun)|(?:gun|
        shotgun) (?:cabinet|cupboard|safe)|(?:take|have|adopt|rehome|home for) (?:the|my|our) (?:spaniel|terrier|
        labrador|dog|cat|budgie|parrot|horse)(?= (?:when|after|once)|$)|(?:step|stepped|cross\w*|
        walk\w*) (?:\w+){0,6}?(?:without looking|not look(?:ing)?(?: \w+)? on purpose|hoping (?:a|the|one))|
        (?:press\w*|stub\w*|put\w*) (?:\w+ ){0,5}?(?:cigarette|lighter|iron|match)(?: \w+){0,5}? (?:wrist|arm|skin|
        thigh|leg|my ?self|her ?self|him ?self)|(?:open|opening|cutting|cut|scratching|
        slicing) (?:\w+ )?(?:up )?(?:her|his|my|their) (?:forearms?|arms?|thighs?|wrists?|legs?) with|
        bottle of (?:\w+ )?(?:\w+ )?and (?:a|the|my) (?:\w+ )?(?:bag|box|packet|strip|tub) of (?:tablets|pills)|
        (?:thoughts|thinking) (?:\w+ ){0,6}?(?:persuasive|at four in the morning|dark|frighten\w*|of not being|
        of ending)|(?:cannot|cant) carry (?:this|it|on|any ?more)(?= |$)(?! the (?:bag|box))|nuisance like me|
        no longer (?:of )?(?:any )?(?:use|needed|wanted) (?:to (?:anyone|anybody|them|my family))?(?=$)|(?:go|live|
        be) (?:and live )?with (?:nana|nan|grandad|granddad|grandma|grandpa|mummy|daddy|mum|dad|jesus|god) in heaven|
    """
    r"""
        apagarme|(?:por las buenas|sera por las malas|por las malas)$|seguro de vida (?:\w+ ){0,3}?(?:paga\w*|cubr\w+|
        alcanza|dentro)|(?:pagara|paga|cobren|cubre) (?:\w+ )?(?:mi )?seguro de vida|ya no me (?:necesitan|hago falta|
        quieren aqui)|no le (?:encuentro|hallo|veo) (?:la |el |ninguna |ningun )?(?:gracia|sentido|caso|chiste|
        razon) (?:a|de|en) (?:seguir|vivir|la vida|esto|nada|levantar\w+)|(?:un pasito|un paso|
        un empujon) (?:\w+ ){0,2}?(?:falta\w*|basta\w*|y ya|y listo)|cont(?:e|o|ando) las pastillas|(?:soga|cuerda|
        pistola|escopeta|tiro|rio|tren|veneno|puente) (?:\w+ ){0,3}?(?:arregla|soluciona|lo resuelve|y ya|y se acabo)|
        (?:arregla|resuelve|soluciona|acaba|cura) (?:\w+ ){0,3}?(?:una soga|un tiro|con una bala|una cuerda)|
        se niega a (?:comer|vivir|tomar)|(?:prefiere|prefiero|quiere|quiero) irse? (?:\w+ )?(?:antes|ya|de una vez|
        con dios|al otro)|(?:quemaduras?|cortes|cortadas|heridas) (?:\w+ ){0,5}?(?:donde no se ven?|en los brazos|
        en las piernas|a proposito|yo mism\w)|me hago (?:quemaduras|cortes|cortadas|heridas|dano)|(?:se|me) ha(?:ce|
        go) (?:\w+ )?(?:cortes|quemaduras|cortadas)|pone fecha|(?:nota|carta) (?:\w+ )?(?:de despedida|preciosa|
        a cada uno)|no me manden mas citas|no (?:hace|hara) falta que (?:me )?(?:llamen|esperen)(?: mas)?
    """
)
GIVING_UP = (_NO_FUTURE, _LAST_WORDS, _ASKS_MEANS, _AT_THE_EDGE, _DONE, _WORTHLESS, _POLITELY)
"""Looked for one sentence at a time."""
