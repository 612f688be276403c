"""Danger to people on site: things that hurt, what spreads, hands that are not clean, staff unfit to work, threats."""

from __future__ import annotations

from guardrails.triage.matching import near, phrase, words

_BROKEN = near(
    words(
        r"""
            wires?|wiring|cables?|sockets?|outlets?|fixture|ceiling|tiles?|concrete|rebar|facade|brick\w*|beam|
            plaster|handrails?|hand rails?|railings?|guardrails?|grab bars?|ramp|stairs?|stairwells?|steps?|curb|
            walkway|metal plate|manhole|pothole|elevators?|lift|escalator|(?:revolving|automatic|sliding|fire|
            exit) doors?|gate arm|gate|barrier|shelf|cabinet|tv|sign|light cover|lamp|window|bed rails?|brakes?|
            stretcher|gurney|hoist|hoyer|wheelchairs?|crib|heaters?|generator|boiler|sprinklers?|smoke (?:detectors?|
            alarms?)|fire (?:alarms?|panel|extinguishers?)|alarm panel|oxygen (?:tanks?|cylinders?|bottles?)|propane|
            chemicals?|fridge|freezer|vaccines?|crosswalk|drop off|pond|garden|balcony|roof|floor|puddle|ice|plafon|
            techo|lampara|ascensor|elevador|escaleras?|barandal|baranda|puerta|rampa|piso|alcantarilla|cristal|
            ventana|extintor\w*|tanques?|enchufe|contacto|cables
        """
    ),
    words(
        r"""
            bare|exposed|hanging|dangling|live|spark(?:s|ed|ing)?|smok\w*|burn\w*|about to (?:fall|come)|came down|
            come down|comes down|coming (?:down|off|loose)|fell|falling|fell near|
            off (?:its|the) (?:bolts|hinges|wall)|loose|
            wobbl\w+|cracked|collaps\w+|gave way|gives way|chained|locked shut|padlocked|blocked|full of beds|propped|
            stuck open|dropped (?:about|a|two|\d)|doesnt stop|wont lock|dont lock|opens all the way|no (?:cone|sign|
            salt|light|rail\w*|warning|grip|guard)|nobody roped|flips? up|slick|slippery|
            wet(?! (?:dog|towel|socks?|paint|cardboard))|icy|black ice|unplugged|
            unlocked|pitch black|(?:been )?out all (?:week|month|night)|went down|hit the deck|slid|skate|trip\w*|
            caught (?:an?|my|his|her)|nearly (?:took|had|got|hit)|almost (?:took|hit|got|flattened)|split my|stacked|
            next to where|beside the smok\w*|fly thru|speeding|fault|beeping|expired|pelad\w*|colgando|
            se (?:esta )?cay\w+|caido|resbal\w*|como jabon|bloquead\w*|a medias|en el vacio|sin tapa|sin luz|suelt\w+|
            chispas?|gotea\w*|cerrad\w con|vencid\w+|squashed|unsupervised|abiert[oa]
        """
    ),
    gap=45,
)
_HARMED = phrase(
    r"""
        (?:people|person|lady|man|kids?|someone|somebody|patient|visitor|resident|grandm\w+|mother|father|toddler|
        nurse|frail|old) (?:\w+ ){0,5}?(?:went down|go down|slip\w*|trip\w*|fell|fall|get hurt|gets hurt|gonna get|
        going to get|electrocuted|lit up|killed|hit) (?= (?:on|in|while|there|at|by|near|over|tonight|soon)|$)|
        (?:gonna be|going to be|waiting for) (?:a body|a lawsuit waiting|somebody|someone) (?:soon|dies|gets|falls)|
        (?:ya (?:van|se) (?:\w+ )?(?:cay\w+|resbal\w+))|se va a (?:electrocutar|matar|caer|lastimar) alguien|(?:hit|
        slipped on|walked into|tripped over|landed on|fell on|went down on) (?:\w+ ){0,3}?(?:wet (?:tile|floor)|tile|
        ice|puddle|spill|curb|cord|mat|floor|stairs)|black ice|smells? (?:\w+ )?(?:like |of )(?:gas|burning|
        rotten eggs|smoke)|huele a (?:gas|quemado|humo)|(?:gas leak|smoke (?:is )?(?:coming|in|from)|sale humo|
        fire exit|emergency exit|salida de emergencia|carbon monoxide|asbestos|black mold|black mould|moho negro|
        raw sewage|sewage|aguas? negras?|legionella|brown water|taps run brown|lead paint)
    """
)
_SPREADS = near(
    words(
        r"""
            c ?diff|mrsa|norovirus|stomach bug|scabies|sarna|lice|piojos|measles|sarampion|tb|tuberculosis|legionella|
            covid|flu|ringworm|hepatitis|pneumonia|chickenpox|whooping cough|meningitis|monkeypox|contagi\w+|
            coughing up|bed ?bugs?|outbreak|brote|varicela|tos ferina
        """
    ),
    words(
        r"""
            no (?:mask|gown|glove|sign|isolation|warning)\w*|without (?:a )?(?:mask|gloves?|gown|isolation)\w*|
            nobodys? (?:gown\w*|mask\w*|told)|in and out|next to|going (?:round|around)|goin round|walking in|moving|
            movin|floor|hall|ward|unit|waiting room|residents|visitors|newborns|chemo|same room|room to room|shared|
            staff|front desk|half the|in your water|sin (?:avisar|mascarilla|guantes|cubrebocas)|ni mascarilla|
            misma sala|planta|dejando entrar|todo el mundo|seated|brought one home|this month
        """
    ),
    gap=70,
)
_UNCLEAN = phrase(
    r"""
        same (?:needle|syringe|glove|scope|gloves|razor|lancet)|(?:needle|syringe|scope|instruments?|scalpel|probe|
        speculum|tools?|forceps) (?:\w+ ){0,4}?(?:wasnt|werent|not|never|isnt|dirty|reused|used twice|two people|
        on two|cleaned|sterile|brown|blood on)|(?:needles?|sharps|syringes?|scalpels?|blades?|broken glass|glass|
        jeringas?|agujas?) (?:\w+ ){0,5}?(?:in the (?:bathroom|trash|jello|food|bed|grass|sink|toilet|playground|
        garden|jardinera)|no lid|overflow\w*|sticking|lying|on the (?:floor|ground)|full|sheets|tiradas?|usadas?|kids|
        afuera)|(?:tiraron|dejaron|hay) (?:jeringas|agujas)|(?:blood|feces|poop|urine|vomit|used bandages?|
        sangre) (?:\w+ ){0,5}?(?:on the (?:chair|bed|rail|floor|wall|arm|sheets|tray|seat|curtain)|chair arm|
        still wet|tray|linen|somebody elses|not mine|dried|en la (?:silla|cama|pared))|somebody elses blood|(?:rats?|
        mice|roach\w*|maggots?|droppings|cucarachas|ratas|ratones) (?:\w+ ){0,5}?(?:kitchen|bread|food|tray|ward|or|
        surgery|bed|icu|rack|cocina|comida|quirofano)|(?:kitchen|food|tray|bread) (?:\w+ ){0,4}?(?:rats?|mice|
        roach\w*|maggots?|droppings|glass)|(?:past|out of|fortnight past) (?:its )?date|(?:nut|gluten|
        dairy) free and it (?:had|has)|(?:half the|everyone on the|whole) (?:ward|floor|unit) (?:\w+ )?(?:got|sick|
        ill)|fridge (?:\w+ ){0,4}?(?:unplugged|warm|off)|(?:gloves|hands) (?:\w+ ){0,3}?(?:never|not|didnt|didn t|
        wash\w*|chang\w*)|(?:didnt|never|doesnt|not|wont|without) (?:\w+ )?(?:wash\w*|chang\w*|
        saniti\w*) (?:\w+ )?(?:hands|gloves)
    """
)
_UNFIT = phrase(
    r"""
        (?:surgeon|doctor|dr|nurse|tech|driver|anesthesiologist|aide|pharmacist|resident|guard|dentist|he|she|staff|
        guardia|guachiman|chofer|medico|enfermer[oa]|vigilante) (?:\w+ ){0,4}?(?:smell\w* (?:of|
        like) (?:\w+ )?(?:brewery|booze|beer|alcohol|liquor|weed|whiskey|vodka|drink|a bar)|drunk|was high|is high|
        wasted|hungover|borrach[oa]|tomad[oa]|hadnt slept|not slept|no sleep|falling asleep|asleep (?:at|on|in)|
        nodding|texting (?:and|doing|while)|vaping something|slurring|eyes (?:were )?like pin\w*|doing \d+|speeding|
        shaking so)|fake (?:nurse|doctor|license)|(?:unlicensed|not licensed|no license)|(?:threw|throws|throwing|
        flung|hurled) (?:a|the|\w+) ?(?:\w+ )?(?:tray|chair|chart|cup|bedpan|scalpel|punch|table|phone|walker)|
        (?:unlocked|open|propped) (?:med|medication|drug|narcotics?) (?:cart|room|cabinet)
    """
)
_SOMEONE_DANGEROUS = near(
    words(
        r"""
            man|guy|fella|dude|woman|lady|patient|visitor|stranger|someone|somebody|boys|kid|ex|husband|boyfriend|
            brother|roommate|coworker|resident|he|she|they|hes|shes|person|teen\w*|tipo|senor|hombre|paciente|mujer|
            sujeto|alguien|ex marido|dog|pit ?bull|car|truck|driver|perro|vigilante|guardia|guachiman|security
        """
    ),
    words(
        r"""
            knife|gun|rifle|pistol|shotgun|strap|machete|bat|pipe|weapon|armed|navaja|cuchillo|pistola|arma|machete|
            escopeta|shoot\w*|stab\w*|bomb|ticking|punch\w*|hitting (?:people|old|staff|nurses|patients)|hit (?:a|the|
            my|an) \w+|attack\w*|beat up|shov\w+|smother\w*|strangl\w*|chok\w+|drag (?:a|the|her)|by (?:her|his) hair|
            threw (?:a|the)|swinging|yelling (?:hes|he is|shes|that)|make somebody pay|make someone pay|going to make|
            threaten\w*|amenaz\w+|following (?:nurses|staff|women|girls|her|people)|wandering into (?:rooms|other)|
            getting into (?:beds|rooms)|loose|finish it|hurt (?:the|somebody|someone|people|her|him|staff)|
            kill (?:her|him|you|somebody|someone|everyone|the (?:doctor|nurse|staff|guy))|poison\w*|
            expos\w+ (?:himself|hisself)|flash\w+|grop\w+|touch\w+ (?:women|girls|nurses|patients|kids)|pegando\w*|
            peg(?:o|a) a|golpe\w+|agresiv\w+|matar|robando|metiendose|empuj\w+|speeding|flattened|already got one|
            anda suelto|con (?:pistola|navaja|arma)|ajustar cuentas|arreglar cuentas|burn (?:it|the|
            that) (?:place )?down|stalk\w+
        """
    ),
    gap=70,
)
_THREAT = phrase(
    r"""
        (?:i|ill|im|id|we|weve|well) (?:\w+ ){0,4}?(?:know (?:where|what time|which car|when)|be (?:by|at|waiting|
        outside) (?:the|your|in) (?:side door|back door|door|parking|lot|exit|car|outside)|coming (?:up there|
        down there|for (?:you|him|her|one)|to take one|over there with|back with)|comin (?:up|down) there|burn (?:it|
        that|the|this|your)|burning (?:it|that) (?:place )?(?:down|to)|shoot|blow (?:up|it)|put (?:a|one) (?:bullet|
        in)|kill (?:you|every|whoever|the|all|him|her|that)|park my truck in|drive my (?:truck|car) (?:through|into)|
        break (?:his|her|your) (?:jaw|neck|legs|face)|find (?:you|him|her|out where)|make (?:you|him|her|
        them) (?:all )?(?:pay|bleed|suffer|sorry)|slit|stab|hurt (?:somebody|someone|you|whoever))|(?:somebody|
        someone|one of you|yall|youre|you are|they|doctor who \w+ \w+ \w+|next (?:\w+ )?(?:doctor|nurse|person|
        one)) (?:\w+ ){0,6}?(?:gettin hurt|getting hurt|gonna get hurt|leaving in (?:an ambulance|a bag)|gonna (?:die|
        bleed|pay with)|going to (?:die|bleed)|in a body bag|get what (?:\w+ )?coming|catch (?:these hands|a bullet))|
        (?:bullet|gun|rounds?|ak|glock|gasoline|match) (?:\w+ ){0,4}?(?:in whoever|with your name|for (?:you|every|
        that doctor|all)|in (?:your|his|her) head)|metal detectors?|(?:watch|mind) your back|sleep with one eye|
        you have (?:kids|a family|children) (?:too|dont you|right)|(?:nice|see) (?:car|house|kids) (?:you have|
        be a shame)|be a shame if|try me$|wait till i (?:get|come|find)|everybody in it|with everybody inside|
        shoot up|(?:bomb|ticking)(?= (?:in|under|at|or)|$) (?! (?:nurse|food))|(?:left|leaving|leave) (?:a|his|her|
        their) (?:backpack|bag|suitcase|package)(?: \w+){0,10}? (?:ticking|wires|ran|unattended|suspicious)
    """
    r"""
        |(?:ya )?se (?:donde|a que hora|en que) (?:\w+ ){0,3}?(?:viven?|estacionan?|salen?|carro|trabajan?)|
        (?:cuidense|cuidate|van a ver|vas a ver|se van a acordar|los voy a (?:esperar|buscar|encontrar|quemar|matar)|
        voy (?:pa ?ra ?|pa)?alla|voy para alla|no va a quedar (?:ni|nada|nadie)|les voy a (?:quemar|romper|
        partir))(?= |$)(?! (?:que (?:es|son) (?:buen|excelente)|bien))|(?:le|la|lo|los) (?:iba|va|voy|van) a (?:matar|
        balear|golpear|quemar)|(?:viene|vengo|regreso|vuelvo) con (?:pistola|arma|mi gente|machete|cuchillo)
    """
)
_JEST = phrase(
    r"""
        (?:lol|lmao|haha\w*|jaja\w*|kidding|jk|metaphorically|joke|zombie|trivia|softball|game|bake|costume|halloween|
        karaoke|playlist|bears|kill em sunday|knock em|slay\w*|shoot me|somebody shoot (?:me|whoever)|bomb (?:nurse|
        food)|the bomb|bath bomb|asalto a mano armada|weapon of mass|massage chairs?|like a bomb|bomb went off|
        house is on fire|fax machine|report your guns|feels? like (?:an?|the)|looks? like (?:an?|the)|meatloaf|
        coffee could|chili|crime scene|gala dress|fight (?:someone|you) for|parking tickets?|in the morning rush)
    """
)
_FIGURE = phrase(
    r"""
        shoot (?:me|whoever designed)|bomb went off|like (?:the|a) house is on fire|asalto a mano armada|
        weapon of mass|fax machine on fire|report your guns|fight (?:someone|you) for one|fireplace|sick view|
        beat me at|set my wrist|rolled her chair|delivery trucks|hit me like|breathe your own|death trap for my|
        circled it|death by|kill the (?:reminder|auto|app)\w*|lost a patient of|checkers
    """
)
DANGERS = (_BROKEN, _HARMED, _SPREADS, _UNCLEAN, _UNFIT, _SOMEONE_DANGEROUS, _THREAT)
JEST = _JEST
FIGURE = _FIGURE
