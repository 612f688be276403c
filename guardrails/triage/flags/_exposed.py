"""Private data where it doesn't belong, and the public eye: whose came to whom, how it got out, who will tell it."""

from __future__ import annotations

from guardrails.triage.matching import near, phrase, words

_DATA = words(
    r"""
        records?|charts?|files?|results?|labs?|lab results|test results|mammograms?|x ?rays?|scans?|biopsy|
        statements?|eobs?|explanations? of benefits|claims?|claim history|history|member id|social|ssn|date of birth|
        dob|address\w*|login|profile|screen|printouts?|paperwork|forms?|envelopes?|emails?|letters?|list|data|info\w*|
        details|diagnos\w+|prescriptions?|names?|photos?|discharge papers|appointment|bill|chart notes|account|portal|
        card|historial|expedientes?|resultados|estudios?|curp|datos|poliza|correo|nombre|receta|analisis|factura|
        cedula|telefono
    """
)
_NOT_MINE = near(
    words(
        r"""
            (?:somebody|someone) elses(?! (?:department|job|problem|fault|issue|turn))|
            some other|another (?:patient|member|person|woman|man|family|lady|guy|mother|
            baby|kid)s?|other (?:peoples?|patients?|families|members|womans|mans)|(?:two|three|four|five|
            \d+) (?:other|strangers?|patients?|families)|strangers?|wrong (?:person|patient|address|house|number|
            email|fax|chart|name)|not mine|isnt mine|wasnt mine|not me|last persons|previous patients?|a (?:lady|man|
            woman|guy|person) (?:i dont know|ive never|in another)|de otr[oa]s?(?: persona| paciente| senora|
             familia)?|de una senora|que ni conozco|no es mi[oa]|ajen[oa]s?|otros pacientes|my neighbors?|tire shop|
            barber|my (?:boss|ex|employer|landlord)
        """
    ),
    _DATA,
    gap=45,
)
_GOT_OUT = phrase(
    r"""
        (?:hack(?:ed|ers?|ing)?|(?:data|security|privacy) breach|breach (?:letter|notice)|notice of (?:a )?breach|
        data leak|leaked|ransomware|dark ?web|(?:files|system|data) (?:are|were|is) encrypted|phish\w+|
        identity (?:theft|stolen)|stole my identity|credit monitoring|potentially (?:accessed|exposed|viewed)|
        compromised|exposed my|for sale (?:on|online|in)|some forum) (?! (?:my (?:diet|mood)|immune))|(?:faxed|
        emailed|mailed|sent|texted|handed|gave|read) (?:\w+ ){0,5}?(?:to (?:a|an|some|the wrong|another|my (?:ex|boss|
        neighbor|old|employer|landlord|mother in law))|in the cc|everybody|everyone|the whole|
        reply all)(?: \w+){0,3}?(?: shop| person| address| list| number| stranger| clinic list)|(?:cc line|reply all|
        bcc|mass email|mailing list|whole (?:clinic |patient |member )?list)|(?:charts?|records?|files?|forms?|
        papers?|expedientes?|labels?|bags?) (?:\w+ ){0,5}?(?:dumpster|trash|bin|recycling|sidewalk|street|
        shredd\w+ truck|fell off|parking lot|banqueta|basura|bus|skip|curb|alley|coffee shop|thrift|flea market)|
        (?:dumpster|trash|shredding truck|basura) (?:\w+ ){0,6}?(?:charts?|records?|files?|names|forms?|expedientes?|
        papers)|(?:laptop|usb|thumb drive|hard drive|tablet|notebook|phone|backup) (?:\w+ ){0,6}?(?:stolen|lost|
        missing|parking lot|found|patients?|oncology|backup|left on)|(?:stolen|lost|missing|
        found a) (?:\w+ )?(?:laptop|usb|drive|notebook|tablet|backup)|(?:scammers?|someone|strangers?|robocalls?|
        callers?|estafador\w*|fraudsters?) (?:\w+ ){0,6}?(?:know\w*|knew|have|had|got|calling me|saben|
        tienen) (?:\w+ ){0,5}?(?:surgery|member|dob|birth|ssn|social|policy|diagnos\w+|medication|appointment|poliza|
        datos|cirugia|numero)|card (?:got |was |is )?(?:used|charged|cloned|skimmed)(?: \w+){0,4}? (?:in|after|at|
        since)|(?:paid|card) (?:\w+ ){0,6}?(?:site|portal|kiosk|desk) (?:\w+ ){0,4}?(?:used|fraud\w*|charges)|
        (?:looked|looking|look) (?:me|her|him|us|my (?:chart|record|file|wife|ex)) up|(?:snoop\w*|peek\w*|opened|
        accessed|went through|going through|been in|was in|got into) (?:\w+ )?(?:my|her|his|our|
        the patients?) (?:chart|records?|file|account|medical)(?! (?:and found|to check my))|(?:screen|computer|
        monitor|chart|kiosk|whiteboard|clipboard|sign in sheet) (?:\w+ ){0,5}? (?:facing|open|unlocked|everyone|
        anyone|whole profile|logged in|full names|visible)|(?:password|pin|login) (?:\w+ ){0,5}?(?:leak\w*|taped|
        post it|sticky|stolen|on the wall|list)|(?:posted|posting|shared|sharing|put|published|uploaded|tweeted|
        selfie) (?:\w+ ){0,6}?(?:my (?:chart|photo|name|results|picture|diagnosis|baby)|patients? (?:in|names?|photo)|
        snap|tiktok|instagram|facebook|online|group chat|xray)|(?:logged|log|signed) (?:in|into) (?:\w+ )?(?:and|it|
        my)?(?: \w+){0,4}? (?:somebody|someone|another|other|strangers?|not me|not mine|wrong)|under my login|
        was i in the (?:hack|breach)
    """
    r"""
        |(?:hackear\w*|jaquear\w*|filtr\w+ (?:de )?(?:datos|mis|los|informacion)|fuga de datos|robo de (?:datos|
        identidad)|robaron (?:mis|los|la) (?:datos|informacion|identidad|laptop)|publica\w+ (?:\w+ ){0,4}?(?:datos|
        pacientes|nombres|resultados|excel|fotos)|(?:mandaron|enviaron|llego|dieron|entregaron|subieron|salio|salia|
        sale|aparece\w*) (?:\w+ ){0,6}?(?:de otr[oa]|equivocad[oa]|a otr[oa]|grupo de whatsapp|que no (?:es|
        son) mi[oa]s?|de una senora|a mi (?:ex|vecin\w|jefe|cunad\w|suegr\w))|(?:expedientes|datos|resultados|
        recetas) (?:\w+ ){0,5}?(?:basura|calle|banqueta|internet|facebook|whatsapp|a la vista|tirados))
    """
)
BREACH = (_NOT_MINE, _GOT_OUT)
_PRESS = phrase(
    r"""
        (?:im|i am|this is|here|we are|we re|hi|hello|writing|work|working|i write|i produce|i host|i edit|i report|
        freelance|reporter|journalist|producer|editor|correspondent|columnist) (?:\w+ ){0,5}?(?:reporter|journalist|
        producer|editor|correspondent|columnist|reporting|a (?:story|piece|article|segment|documentary|podcast|
        feature|column|film)|(?:the |a )?(?:tribune|gazette|times|herald|post|chronicle|sentinel|observer|courier|
        echo|star|news ?desk|health desk|newsroom|wire|press|newspaper|radio|bbc|npr|cnn|fox|abc|nbc|cbs|ap))(?= |
        $)(?! (?:office|on|a reason|it|time|times))|(?:reporter|journalist|news (?:crew|desk|van|team|station|people)|
        news ?paper|local (?:paper|news|station|rag|press|radio)|the (?:paper|papers|press|news|tv people|tv crew|
        tabloids)|tv (?:crew|station|news|people|show)|camera crew|film crew|documentary|i ?team|investigative|
        action news|eyewitness|channel \d+|\d+ on your side|(?:10|ten|6|six|11|evening|nightly|morning) o ?clock news|
        (?:evening|nightly|six oclock|local) news|front page|headlines?|anchor|podcast\w*|correspondent|wire service|
        national press|good morning \w+|60 minutes|telemundo|univision|tv azteca|televisa)(?! (?:stand|machine|
        in the lobby|was|box|is stuck|on mute))|(?:on (?:the )?record|for (?:comment|a statement|publication)|
        press (?:office|officer|pass|release|contact|enquir\w+|inquir\w+|kit|conference)|off the record|on background|
        b ?roll|deadline|right of reply|statement (?:on|from|by|before)|media (?:contact|relations|office|inquir\w+|
        enquir\w+|request|team)|spokes\w+|go(?:ing|es|ne)? viral|viral|blow\w* (?:this|it|up) (?:up )?(?:on|online)|
        (?:post|posting|put|share|sharing|upload\w*|air|expos\w+) (?:\w+ ){0,4}?(?:tik ?tok|youtube|every platform|
        all over (?:social|facebook|the internet)|my followers|\d+k (?:followers|subscribers)|my channel)|(?:\d+k|
        \d+ thousand|million) (?:followers|listeners|subscribers|views)(?! for|\W*\$))
    """
    r"""
        |(?:periodista|reporter[oa]|reportaje|noticiero|noticias del|prensa|redaccion|gabinete de prensa|telediario|
        canal \d+|programa de (?:tele|television|radio)|salir en la tele|la tele|las noticias(?= |$)|periodico|
        diario (?:el|la)|primera hora|medios de comunicacion|los medios|en los medios|entrevist\w+|hacer viral|
        viralizar|subir(?:lo|e)? (?:el video )?a (?:redes|tiktok))
    """
)
_TELLS = phrase(
    r"""
        (?:love|contact\w*|call\w*|email\w*|e mail|send\w*|sent|tip\w*|talk\w*|tell\w*|going|gonna|ask\w*|wait|waits|
        till|until|interview\w*|working|write|writing|produce|host|deadline|picks? (?:this |it )?up|coming|comes|
        cameras?|video|story|comment|statement|record|request\w*|followed|finna|be on|front page|mark my words|
        pick up|publish\w*|air\w*|broadcast\w*|investigat\w*|broke|loves?|hear about|find out|know|let|see|handles?|
        journalist|reporter|producer|podcast|followers|viral|llam\w+|pas\w+|mand\w+|envi\w+|contact\w+|salir|va a|soy|
        escribo|busco|necesito|facilitan|vengan|contar|publi\w+|viral\w+|tele|mi version|version|denunciar|redaccion)
    """
)
_NOT_PRESS = phrase(
    r"""
        (?:tv|news|channel) (?:\w+ ){0,4}?(?:stuck|mute|lobby|waiting room|loud|volume|blast)|followers (?:for|cheap|
        \d)|follow for|get \d+k followers|press (?:one|two|\d|the|a|zero|hard)|good news|(?:great|bad|sad|fake) news|
        news to me|no news|salio tu edificio|in the paper gown|paper(?:s|work)? (?:towel|cut|gown|form|letter)s?|
        on paper|the papers? (?:i|to|for) (?:sign|fill)|toilet paper|wall ?paper|news ?letter|deadline to (?:switch|
        enroll|sign|pay)|story (?:time|book)|life story|my story to every|(?:for|on) my (?:100th|birthday)|
        media passes|commercial
    """
)
PRESS = _PRESS
TELLS = _TELLS
NOT_PRESS = _NOT_PRESS
