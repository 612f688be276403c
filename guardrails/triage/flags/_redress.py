"""Legal steps without the word "sue": who acts, where it goes, what is asked for, and what is left unsaid."""

from __future__ import annotations

from guardrails.triage.matching import near, phrase, words

_WHO_ACTS = phrase(
    r"""
        (?:my|our|an?|the|her|his|their|his own|through|retained?|hired?|with|by|trial|injury|malpractice|employment|
        family|civil|erisa|ada|this|one of them|to|contact|signed|sign) (?:\w+ ){0,2}?(?:lawyers?(?! friend)|
        attorneys?|solicitors?|barristers?|counsel|paralegal|law ?firm|legal (?:team|aid|counsel|representati\w+|
        insurance|rep|dept|department|advis[eo]r)|litigator|advocate is|qc|kc)(?! (?:general|day|of the year|nurse|
        friend was right))|(?:firm|law office|law firm|personal injury) (?:\w+ ){0,4}?(?:tv|billboard|main st|letter|
        took it|takes?|taking calls|consult|fella|guy)|letter from the firm|in a law office|(?:guy|man|fella|people|
        firm) (?:off|from|on) the billboard|better call saul|call saul|(?:retain\w*|signed the retainer|lawyered up|
        lawyering up|lawyer up|no win no fee|contingency|pro bono)|(?:your|the) (?:general counsel|legal (?:team|
        department|dept)|risk management|insurers?|carrier|malpractice (?:carrier|coverage|insurance)|
        registered agent)(?= (?:will|should|call|hear|is|be|of|to|can|needs?|has|paid)|$)|notify your carrier|
        get legal on the phone|(?:mi|el|un|una|nuestro|de|la|al) (?:abogad[oa]s?|representante legal|bufete|despacho|
        procurador|gestoria legal)(?! (?:pamela|general de la republica))|departamento (?:juridico|legal)|
        asesor(?:ia)? (?:legal|juridic[oa])|hired someone to find out
    """
)
_WHERE = phrase(
    r"""
        (?:see|seeing|meet|take|taking|drag\w*|haul\w*|tell it|explain\w*) (?:\w+ ){0,6}?(?:in court|to court|
        small claims|before a judge|the magistrate|a magistrate|to a judge|judge judy|the judge|tribunal|
        county court)|(?:a|the|one) (?:judge|jury|magistrate|court|coroner) (?:will|can|is|s|gonna|should|would|gets?|
        to|says|decide)|jury is? ?(?:gonna|going)|(?:court|courts) (?:says|say|will|for help|is next|date|filing|
        papers|case)|next stops? court|(?:coroners?|inquest)|(?:civil|class|legal|formal|malpractice|wrongful|
        disciplinary|bad faith) (?:claim|action|suit|lawsuit|proceedings?|complaint|case|notice|demand)|under oath|
        on the stand|(?:suit|lawsuit|motion|injunction|petition|subpoena|summons|deposition|depo|writ|docket|
        arbitration|mediation|tort|small claim)s? (?:is |has been |was |are |to |will |against|for|next|filed|coming|
        follow\w*|number|ready|gonna|in the)|(?:filed?|filing|fill\w* out|lodg\w+|bring\w*|start\w*|opened|put in|
        sent in|submitted|make|made|making) (?:\w+ ){0,5}?(?:suit|lawsuit|claim against|case with|injunction|motion|
        at the county|complaint (?:with|to|against)|charges|report with|grievance with|action against|police report|
        proceedings)|before we file|we file|ill file|im filing|going to file|(?:pressing|press) charges|(?:a|the|ada|
        hipaa|civil|private) suit(?= (?:is|to|against|in|and|for|follows?|next|s)|$)|service of process|
        process server|(?:statute (?:runs|of limitations)|limitations (?:period|clock))|(?:under|violat\w+|breach\w*|
        per) (?:\w+ ){0,2}?(?:fdcpa|tcpa|emtala|erisa|ada|hipaa|no surprises act|fair debt|consumer (?:act|law|
        protection)|data protection|equality act|section \d+|contract)|(?:no surprises|
        fair debt collection practices) act|(?:fdcpa|tcpa|fcra|emtala)|is the law|(?:in|to) the feds
    """
)
_BODY_OF_POWER = phrase(
    r"""
        (?:state |county |medical |nursing |licens\w+ |dental |pharmacy |health )+(?:board|commission|department|dept|
        council|inspector\w*|authority)|board of (?:medicine|nursing|pharmacy|dentistry|health)|attorney generals?|
        ag s office|ombuds\w+|(?:department|dept|commissioner|division) of (?:insurance|health|labor|justice|
        consumer)|insurance commissioner|(?:joint commission|osha|eeoc|ocr|cfpb|ftc|hhs|cms|aclu|dhs|gmc|nmc|cqc|phso|
        ofcom|hipaa) (?:\w+ )?(?:complaint|claim|report|investigation|office)|(?:complaint|report\w*|wrote|written|
        writing|letter|case|grievance) (?:\w+ ){0,4}?(?:to|with|at|in) (?:the )?(?:\w+ )?(?:board|state|
        joint commission|osha|eeoc|ocr|cfpb|ftc|hhs|medicare|cms|aclu|ombuds\w+|regulator|commission|authorities|feds|
        inspector|congress\w*|senator|department|dept|licens\w+|ada|gmc|nmc|cqc)|external review|consumer (?:court|
        office|affairs|protection|forum)|(?:conamed|profeco|condusef|indecopi|susalud|sernac|superintendencia|
        cofepris|defensor(?:ia)?|procuraduria|fiscalia|ministerio publico|derechos humanos|oficina del consumidor|
        hoja de reclamacion\w*|libro de reclamacion\w*|junta (?:de licenc\w+|examinadora)|colegio de medicos|
        inspeccion (?:medica|sanitaria)|consejeria|servicio de inspeccion)|(?:reclamacion|queja|denuncia|querella|
        recurso) (?:\w+ ){0,4}?(?:en|ante|contra|al|formal|puesta|presentad\w)
    """
)
_ASKED = phrase(
    r"""
        (?:preserve|retain|do not (?:destroy|delete|erase)|dont (?:delete|erase|lose)|
        hold on to) (?:\w+ ){0,4}?(?:records|documents|footage|emails|tapes?|video|evidence|files)|(?:subpoena|
        footage|camera|tape|video) (?:\w+ ){0,8}?(?:erased|evidence|subpoena|preserved)|(?:records|every page|chart|
        file|incident report) (?:\w+ ){0,8}?(?:attorney|lawyer|counsel|solicitor|evidence)|(?:notice|
        put) (?:\w+ ){0,3}?(?:of (?:intent|claim)|on notice|prior to|constitutes|that i)|be advised that|
        this (?:message |letter |post )?(?:is|constitutes|serves as) (?:\w+ )?notice|without prejudice|(?:certified|
        recorded|registered) (?:letter|mail|delivery|post)|demand (?:letter|for payment|follows?)|formal demand|
        cease and desist|(?:ten|\d+|seven|fourteen|thirty) (?:business |working )?days to (?:respond|reply|pay|fix|
        settle)|(?:not|no) (?:talking )?settlement|settle(?:ment)? (?:under|for|out|is|offer)|(?:youll|they always|
        you will|gonna|going to) settle(?= |$)|six figures|own (?:this|that|the) (?:building|place|hospital|clinic)|
        (?:advised|told) (?:by (?:an?|my) (?:advocate|lawyer|attorney|counsel|union)|not to (?:say|comment|speak|
        discuss|post))|pending litigation|(?:we|i|you|they|got|have|has) (?:got )?(?:a|quite a|a good|
        a strong) case(?= |$) (?! (?:of|worker|manager|number))|wrongful (?:death|termination|birth)|malpractice|
        bad faith|slander\w*|libel\w*|defamat\w+|breach of (?:contract|duty|confidence)|(?:youll|you will|going to|
        gonna|expect to|be|ll) (?:be )?hear(?:ing)? from (?:my|our|the|a) (?:lawyer|attorney|solicitor|people|firm|
        side|family s|union)|(?:see you|it) (?:in|goes to) court|pay (?:for this|damages)|compensation claim|(?:claim|
        seek|seeking|demand) (?:compensation|damages)|(?:enforce|enforcing) (?:it|my rights|the)|(?:photos|witness\w*|
        all (?:the )?papers?|documentation) (?:\w+ ){0,4}?(?:court|injury|lawyer|case|witness)|i have witness
    """
    r"""
        |(?:los |les |la |lo |te |voy a |vamos a |van a |a |poner|pongo|meter\w*|interpon\w+|present\w+|recibir|
        llegar|tengo|viene|con) (?:\w+ )?(?:demand\w+|denunci\w+|querell\w+|citacion\w*|citatorio|juicio|burofax|
        pleito)|(?:via|accion|medida|acciones|medidas|proceso|requerimiento) (?:judicial|legal|legales|notarial)|
        carta notarial|mi requerimiento|(?:nos vemos|ir a|voy a|vamos a|llevar\w*|va|esto va|acabar|acudo|al|en los|
        en el) (?:\w+ ){0,2}?(?:tribunales|tribunal|corte|juzgado|juez|jueza|juicio)|copia (?:\w+ )?(?:del|
        de mi) expediente(?: \w+){0,5}? (?:licenciado|abogad\w|pide|juez)|(?:guarden|conserven|no borren) (?:el|los|
        las|mi) (?:expediente|videos?|grabaci\w+|camaras)|negligencia medica|mala praxis|indemniz\w+|
        ya tengo (?:el )?folio|responsabilidad (?:civil|patrimonial|penal)|danos y perjuicios
    """
)
_NOT_LEGAL = phrase(
    r"""
        not the suing type(?! (?:but|and my))|(?:im|i am|is|es) (?:an? |una? )?(?:lawyer|attorney|abogad[oa]|
        paralegal) (?:and|y) (?:she|he|they|i|le|les|la) (?:loves?|likes?|enc\w+)|diabetic dad|(?:im|
        i am) an? (?:lawyer|attorney|paralegal)(?= and i (?:love|think|like))|call the coroner|sue but then|
        sued for coffee|judge would laugh|sue for better|power of attorney|legal (?:name|guardian|holiday|age|tender|
        aid desk)|(?:court|tennis|basketball|food) (?:yard|side|ship)|courtyard|food court|the ball is in|
        is this (?:even )?legal|this even legal|in that case|just in case|a case of|suit (?:me|you|him|her|your|my)|
        wet ?suit|(?:trial|free) (?:period|version)|(?:judge|judging|judged|judgement|judgment) (?:me|us|you|a book|
        by|zone|free|at all)|no judg\w+|zero judg\w+|attorney on staff|pressing charges on (?:that|the) squirrel|
        lawsuit loans|loans approved|parking deck squirrel
    """
)
_THREAT_BY_MONEY = near(
    words(r"my guy|my people|advocate|union rep|my cousin|brother in law|sobrino|primo"),
    words(r"lawyer|attorney|paralegal|legal|motion|abogado|certified letter|licensing|court|case"),
    gap=50,
)
REDRESS = (_WHO_ACTS, _WHERE, _BODY_OF_POWER, _ASKED, _THREAT_BY_MONEY)
NOT_LEGAL = _NOT_LEGAL
