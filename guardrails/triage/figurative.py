"""Figures of speech about dying, killing and hearts that mean nothing of the kind.

They are taken out before the flags read, in English and Spanish. A new one is one line here and one example in
`tests/data/triage_near_misses.txt`.
"""

from __future__ import annotations

from guardrails.triage.matching import phrase, words

_THING = words(
    "wait|waiting|wait times?|lines?|suspense|traffic|parking|garage|hold music|hold|hours|prices?|bills?|costs?|copay|"
    "deductible|premiums?|stairs|chairs?|seats?|feet|back|ac|heat|smell|coffee|food|cafeteria|curiosity|boredom|silence|"
    "phone tree|menu|website|app|portal|paperwork|forms?|stress|music|commute|walk|view|jokes?|memes?|puns?|"
    "espera|fila|cola|trafico|curiosidad|aburrimiento"
)
_MACHINE = words(
    "phone|cell|cellphone|battery|car|laptop|tablet|computer|app|website|site|page|portal|wifi|wi fi|internet|"
    "connection|signal|call|line|link|chat|server|system|elevator|tv|kiosk|printer|screen|clock|plants?|flowers?|bulb|"
    "lights?|conversation|joke|meme|hold music|pen|ipad|charger|remote|meter|vending machine|escalator|"
    "telefono|celular|bateria|carro|coche|pagina|sitio|aplicacion"
)
_FIGURES = phrase(
    rf"""
        {_THING} (?:\w+ ){{0,3}}?(?:is|are|was|were|s|will be|almost|nearly|gonna|going to|me|esta|
        estaba)? ?(?:literally |just\s
    """
    rf"|absolutely |legit |gonna be |going to be |me )*(?:kill(?:ing|s|ed)?|murder(?:ing|s|ed)?|matando|mata|mato) "
    r"(?:me|us|everyone|my (?:feet|back|knees|legs|neck|wallet|mood|vibe|budget))",
    rf"(?:me|nos) (?:mata|mato|esta matando|estaba matando|mataba) (?:la|el|los|las|de) {_THING}",
    rf"{_THING} (?:\w+ ){{0,2}}?(?:me|nos) (?:mata|mato|esta matando|estaba matando)",
    r"""
        (?:my|me) (?:feet|back|legs|knees|shoes|wallet|bank account|vibe|mood|ears|eyes|butt|neck) (?:is |are |
        was |were )
    """
    r"(?:just |literally )?killing me",
    r"""
        (?:id|i would|would|could|gonna|will|i) (?:literally |seriously |honestly )?(?:kill|murder|
        die) for (?:a|an|some|that|
    """
    r"one of|more|your|those|this|these|the)",
    r"(?:could|would|can) kill for",
    rf"""
        {_MACHINE} (?:just |totally |completely |had |has |have |almost |also |se |me |always |keeps? |is |are |
        was |were |got |
    """
    r"being |been )*(?:died|dies|dead|dying|die|crashe?[sd]?|murio|muere|muerto|muerta|mueren)",
    rf"dead {_MACHINE}",
    rf"""
        kill(?:s|ed|ing)? (?:my|our|the|your) (?:{_MACHINE}|vibe|mood|buzz|time|appetite|day|budget|schedule|
        savings|credit)
    """,
    r"kill(?:ing|ed)? (?:some |the |a few |an |a couple )?(?:time|hours?|minutes|afternoon)",
    r"dying (?:to|of|from|for) (?:know|see|hear|find out|ask|try|meet|get|have|visit|tell|go|a|an|some|thirst|boredom|"
    r"laughter|laughing|embarrassment|curiosity|hunger|the heat|heat|cuteness|coffee|caffeine|that|your)",
    r"""
        (?:im|i am|we are|were|literally|dead|just) (?:dead|dying|deceased|died|ded) (?:lol|lmao|lmfao|haha\w*|
        omg|laughing|
    """
    r"of laughter|rofl)",
    r"(?:lol|lmao|lmfao|haha\w*|omg|rofl) (?:im|i am|i|we) (?:dead|dying|deceased|died|ded|cant breathe)",
    r"""
        laugh(?:ed|ing)? (?:so hard |almost |nearly |till |until |that |i |we |my |to |nearly |almost )*(?:
        i )?(?:died|dead|
        dying|death|cried|
    """
    r"cant breathe|couldnt breathe|nearly died|almost died|choked|peed)",
    r"cant breathe (?:lol|lmao|im laughing|from laughing|laughing|haha\w*)",
    r"""
        (?:almost|nearly|about|practically|just|literally|would have|wouldve)? ?died (?:laughing|of laughter|
        of embarrassment|
    """
    r"of boredom|of shock|of surprise|to (?:hear|see|know|read)|when i (?:saw|heard|read|found out|realized))",
    r"""
        (?:died|muri|murio|muero|muerta|muerto|mueren) (?:de )?(?:risa|hambre|sueno|aburrimiento|aburrida|
        aburrido|verguenza|
    """
    r"ganas|curiosidad|frio|calor|sed|la risa|amor|ternura|pena|la pena)",
    r"""
        (?:muriendo(?:me)?|muero|murio|morir|morirse|morirme|matan|mata) (?:de|por|del) (?:la |las |
        el )?(?:risa|hambre|sueno|
    """
    r"aburrimiento|verguenza|pena|ganas|curiosidad|frio|calor|sed|amor|ternura|saber|ver|probar|ir|un|una)",
    r"bored to (?:death|tears)|scared (?:me |us |him |her |half )?to death|worried (?:sick|to death)|tickled to death|"
    r"sick to death of|sick and tired|tired to death|love (?:\w+ )to death|loved (?:\w+ )to death|thrilled to death",
    r"""
        (?:die|dying|died) on (?:that|this|the) hill|over my dead body|drop dead gorgeous|to die for|do or die|
        die hard|diehard|
    """
    r"dead (?:tired|serious|wrong|end|last|on arrival of|silence|quiet|air|zone|center|beat|line|lines|in the water)|"
    r"dead(?:line|lines|beat|pan)|knock(?:s|ed)? (?:\w+ )?dead|(?:killed|killing|kills|slay\w*|crush\w*) it|killer "
    r"""
        (?:coffee|deal|view|app|service|smile|combo|job|outfit|fries|playlist|costume|costumes|muffins?|tacos?|
        sandwich\w*|
    """
    r"""
        team|staff)|make a killing|making a killing|dressed to kill|if looks could kill|overkill|buzzkill|
        painkillers? aisle|
    """
    r"beat(?:s|ing)? a dead horse|wouldnt be caught dead|better late than dead|play(?:ing)? dead|dead ringer|"
    r"buried in (?:paperwork|forms|bills|debt)|drown(?:ing|ed) in (?:paperwork|forms|bills|debt|calls|work)|"
    r"choke(?:d)? (?:on|at) (?:the|that|my|your) (?:bill|price|copay|total|cost)|choked up|"
    r"heart (?:attack )?(?:melted|is full|bursting|exploded)|bleed(?:ing)? (?:us|me|people|you|them|patients) dry|"
    r"bleeding (?:money|cash|heart|edge)|stroke of (?:luck|genius|midnight)|different strokes",
    r"""
        casi (?:me |nos |le )?(?:da|dio|daba) (?:un|el|una) (?:infarto|patatus|ataque)(?: al corazon)?|
        (?:nearly|almost|practically)? ?(?:fainted|passed out|died|choked) (?:at|when i saw|from|over) (?:the|
        that|my|your) (?:sight|total|bill|price|cost|copay|invoice|news|smell)|(?:almost|nearly|about|
        practically|gave|give|gives|giving|got|had|have|having|into|another|mini|small)\s
    """
    r"(?:\w+ ){0,5}?(?:heart attack|stroke|coronary|aneurysm|seizure|infarto|ataque al corazon|cardiac arrest|patatus) "
    r"""
        (?:\w+ ){0,3}?(?:when (?:i|we|my \w+) (?:saw|opened|got|read|looked|heard)|(?:from|at|over|opening|
        looking at|seeing|
    """
    r"""
        reading|after seeing|with|con|al ver|cuando vi) (?:\w+ ){0,3}?(?:bill|price|cost|invoice|copay|total|
        charge|factura|
    """
    r"cuenta|precio))",
    r"""
        (?:bill|price|cost|invoice|copay|total|charge|factura|cuenta|precio|parking (?:fee|
        rate)s?) (?:\w+ ){0,4}?(?:heart\s
    """
    r"attack|stroke|coronary|aneurysm|infarto|ataque al corazon|cardiac arrest)",
    r"(?:my|the|your|tu|mi|la|el) (?:mother|mom|mum|dad|wife|husband|mama|madre|abuela|grandma|grandmother|kids?|jaw) "
    r"""
        (?:almost |nearly |practically |casi |se )*(?:died|murio|muere|dropped) (?:laughing|to (?:hear|see)|
        of (?:laughter|
    """
    r"embarrassment|shock)|when (?:she|he|i) (?:heard|saw)|de (?:risa|verguenza|la risa|emocion))",
    r"""
        (?:shoot|shot|shooting) (?:me|us|you|them|over|him|her) (?:a|an|over|off|the) (?:text|message|email|
        note|dm|line|call|
    """
    r"""
        quick)|"""
    r"photo ?shoots?|long shot|big shot|best shot|screen ?shots?|shot in the (?:arm|dark)|call(?:s|ing)? the shots|"
    r"shoot(?:ing)? (?:hoops|the breeze|for)|parking is a shot",
    r"""
        (?:blow|blew|blows|blown|blowing) (?:up )?(?:my|our|your) (?:mind|phone|budget|inbox|notifications)|
        blow(?:s|n|ing)?\s
    """
    r"""
        (?:me|us) (?:away|off)|blew (?:me|us) (?:away|off)|blow off steam|blowing up (?:my|our|the) (?:phone|
        notifications|inbox)|
    """
    r"the bomb|photo ?bomb\w*|bath bomb|bombed|time bomb|bombarded|dropped the ball|on fire (?:lately|today|with)|"
    r"(?:team|staff|you guys|yall|youre|you are|she is|shes|he is|hes|they are|theyre) (?:\w+ )?on fire|fire sale|"
    r"""
        fire alarm test|under fire|(?:food|coffee|playlist|merch|mixtape|outfits?|socks) (?:is|are|
        was) (?:straight |pure |so )*fire|
    """
    r"""
        fired (?:her|him|them|my|your)|dumpster fire|trash fire|fire (?:her|him|them|whoever|this|that|
        the (?:whole|entire|
    """
    r"manager|receptionist|guy|lady|woman|man))|put out fires|hair on fire|fire drill\w*",
    r"""
        (?:kill|murder|strangle|choke) (?:\w+ )?with kindness|kill two birds|killing two birds|
        murder(?:ed)? (?:my|our|the)\s
    """
    r"""
        (?:feet|back|wallet|eardrums|song)|highway robbery|daylight robbery|robbed (?:me )?blind|
        charging an arm and a leg|
    """
    r"cost(?:s|ed)? an arm and a leg|arm and a leg|break a leg|pain in the (?:neck|butt|ass|rear|backside)|"
    r"addicted to (?:your|the|this|these|those|that) (?:coffee|cafeteria|muffins?|cookies?|page|content|videos?|posts?|"
    r"""
        podcast|lattes?|gift shop|soup)|coffee (?:addict|junkie|fix)|drunk (?:on|with) (?:power|love)|
        high on (?:life|caffeine)|
    """
    r"high (?:prices|cost|time|ratings?|hopes|praise|standards?|marks|five|quality|school)",
    r"""
        rather (?:die|be dead) than (?:eat|go (?:back|there|to)|wait|call|drink|sit|park|use|deal|fill|listen|hear)|
        take a bullet for|
        cant breathe easy|breathe easy|fell asleep|fall asleep|fire ?place|(?:me quiero|quiero|
        me voy a) morir de lo|
        se me murio el (?:celular|telefono|carro|coche)|(?:invoice|statement) (?:nearly|almost|
        practically) killed me|
        (?:confused|lost) (?:old|little|poor) me|discriminating (?:taste|palate|eye)|
        (?:no one|nobody|nobody ever) died|hit (?:the|my|a) vein|hit the spot|me cayo (?:muy |super )?bien|
        se cayo (?:el|la) (?:sistema|pagina|internet|linea|llamada|
        red|app|conexion)|elevator of|swallow\w* (?:my|his|her|their|your) pride|bomb (?:nurse|food|service|doctor|
        team|coffee|staff|\w+ nurse)|
        (?:plants?|flowers?|tree|fish|battery) (?:in|at|on|by|near) (?:\w+ ){1,3}?(?:is|are|was|were|all) (?:dying|
        dead)|
        (?:cant|couldnt) live without (?:dr|my|your|this|these|the|her|him)|(?:go|going|gone|went|turn\w*) (?:gray|
        grey|blue) (?:waiting|on hold|just)|dying in (?:this|that|your) (?:line|heat)|
        cant take (?:it|this) any ?more with (?:these|this|the|your)|(?:gives?|giving) (?:me|us|him|her) an?\s
        (?:heart attack|stroke|seizure) (?:every|each|when|with|over)|de infarto|dying (?:laughing|with laughter)|
        bleeding (?:minutes|hours|time|customers|patients)|stroke trying to (?:read|find|understand)|
        suicide (?:by paper|mission)|me (?:atendieron|trataron) de muerte|stopped breathing for a second when
    """,
)


def remove(text: str) -> str:
    """Return the folded text with figures of speech blanked."""
    return _FIGURES.sub(" ", text)
