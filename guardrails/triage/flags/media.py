"""A journalist writes, or somebody says they will go to the press or make it widely seen."""

from __future__ import annotations

from guardrails.triage.flags._exposed import NOT_PRESS, PRESS, TELLS
from guardrails.triage.matching import any_of, phrase
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "media"
SIGN = Sign("Press or wide publicity is mentioned: the communications lead should know.", "reply_and_escalate", 3)
HINT = SIGN.as_hint()
GUIDELINES = ("g-001-5", "g-003-1")

_OUTLET = (
    r"""
        channel \d+|news ?(?:papers?|room|desk|station|crew|team|outlets?|channels?|reporters?|letter)?|
        local news|the news|tv|television|reporters?|journalists?|the press|press|the media|media|
        media outlets?|abc|nbc|cbs|fox|cnn|msnbc|telemundo|univision|
    """
    r"""
        times|tribune|gazette|herald|chronicle|post|globe|investigative|60 minutes|dateline|podcast|documentary|
        editor|noticias|noticieros?|prensa|periodico|periodista|reportera|reportero|la tele|television|
        medios(?: de comunicacion)?|radio|canal \d+|influencers?|newsmax|npr|eyewitness|action news|
        whistleblower
    """
)
_PRESS = phrase(
    r"""
        (?:im|i am|this is|we are|were|soy|estamos) (?:\w+ ){0,3}?(?:a |an |una |un |
        the )?(?:\w+ ){0,2}?(?:reporter|journalist|producer|news ?(?:writer|editor|desk)|blogger|podcaster|
        documentary|columnist|periodista|reportera|reportero|correspondent|freelancer|editor)(?: \w+)? ?(?:with|
        at|for|from|working|writing|looking|de|del|en|on|and|doing|here)?|
    """
    r"""
        (?:call|calling|called|contact\w*|going to|go to|gonna|went to|tell|telling|told|talk\w* to|
        tip\w*(?: off)?|send\w*|sent|report\w*|reach\w* out to|email\w*|writ\w+|wrote|messag\w+|
        tak\w+ (?:\w+ ){0,3}?to|inform\w*|alert\w*|notify\w*|notifi\w+|pitch\w*|interview\w* (?:by|with)|
        interview|hear\w* from|story (?:to|on|for|in)|be on|on|spoke (?:to|with)|speak\w* (?:to|with)|
        llam\w+ (?:a|al)|ir a|voy a|contact\w+ (?:a|con)|avis\w+ (?:a|al)|salir en|llevar (?:\w+ )?a|
        mand\w+ (?:a|al))\s
    """
    rf"(?:\w+ ){{0,7}}?(?:{_OUTLET})",
    r"""
        (?:the|la) (?:news|media|press|prensa|tv) (?:is|are|will|would|should|needs?|wants|loves?|has|have|
        might|may|debe\w*|va a)|(?:on|for) (?:the |tonights |the 6 |the six )?(?:evening |nightly |6 |six |11 |
        eleven |o ?clock |morning )+news|request(?:ing)? (?:a |for )?(?:comment|interview|statement)|
        for comment|(?:on|off) the record|press (?:inquiry|deadline|office|contact|release about|conference)|
        media (?:inquiry|contact|request|relations)|public records request|foia|running a story|
        run(?:ning)? (?:a|this|the) (?:story|piece|segment)|
    """
    r"""
        (?:working on|writing|doing|filming|researching) (?:a|an|my next) (?:story|piece|article|segment|series|
        documentary|video|podcast|expose)(?: \w+){0,3}? (?:about|on|into|for)|(?:front page|headline|headlines|
        breaking news)|
    """
    r"""
        (?:going|go|goes|gone|went|make (?:\w+ )?(?:go )?|making (?:\w+ )?(?:go )?|blow(?:ing)? up|
        get this) viral|make(?: sure)? (?:\w+ ){0,6}?(?:famous|everyone (?:knows|sees|hears)|
        whole (?:city|town|county|internet|world) knows)|(?:\d+k?|thousand|million|mil|big|huge|
        large) (?:\w+ )?(?:followers|subscribers|seguidores|viewers|views|audience)|my (?:followers|subscribers|
        audience|channel|platform)|mis seguidores|(?:post(?:ed|ing)?|put(?:ting)?|upload(?:ed|ing)?|share(?:d)?|
        have|got|took) (?:\w+ ){0,5}?(?:video|footage|recording|clip|it all|this|
        everything) (?:\w+ ){0,3}?(?:tiktok|youtube|everywhere|reddit|online|internet|news|all over)|
    """
    r"""
        livestream\w*|hac(?:er|erlo|erlos|erla|iendo|emos) (?:esto |todo )?(?:viral|publico)|se (?:va a|hara|
        haga) (?:hacer )?viral|expos(?:e|
        ing) (?:you|this|yall|them)(?: all)?(?: to| on|$)|blast(?:ing)? (?:this|you|yall|it) (?:all over|
        everywhere|on)|en las noticias|en todos lados
    """,
)
_NOT_PRESS = phrase(
    r"""
        (?:good|great|bad|no|wonderful|sad|best|happy|amazing|old|any|exciting|the (?:good|bad)|fake|big) news|
        news (?:to me|about my|on my|of)|(?:tv|television|radio|channel) (?:in|is|was|stuck|on|volume|remote|
        works|doesnt|broken|playing|too loud|blaring|set|so loud|screen)|(?:the|a|one|on) tv|(?:turn|change|
        changed|watch\w*) (?:\w+ ){0,3}?(?:tv|channel|news|volume)|on social media|social media|newsletter|
        press (?:\d|one|two|the button|zero|1 for|option|0)|(?:i )?press(?:ed|ing)? (?:\d|one|two|zero|the)|
    """
    r"""
        breaking news:?|(?:video|photo|dance|dancing|cat|dog) (?:\w+ ){0,6}?went viral|viral (?:infection|load|
        illness|rash|video of (?:a |the )?(?:cat|dog)|meningitis|hepatitis|panel|test|
        dance)|went viral (?:for|because|dancing)|(?:your|this|the|that|last|blog|facebook|instagram|earlier|
        previous|my|fb) post|blood press\w*|(?:saw|seen|heard|read|watched) (?:you|your \w+|this|it|about|
        xperson|the \w+|that|on) (?:\w+ ){0,6}?(?:news|paper|tv|radio|podcast|channel \d+)|hospital times|
        wait times?|many times|several times|multiple times|times
    """
)
FLAGS = (
    "7 On Your Side will love this",
    "the paper is running it Sunday",
    "ya le conté todo a un reportero",
    "I'm a reporter with Channel 5, who can I talk to about the staffing cuts?",
    "Sending all of this to the local news tonight",
    "wait till my 80k followers see this video",
    "Let's see how this looks on the six o'clock news",
    "Voy a llamar a Univision para que vean esto",
    "We are running a story on wait times, requesting comment by 5pm",
)
LEAVES = (
    "heard about you on a podcast, glad I came",
    "Great news about the new wing!",
    "The TV in the waiting room is too loud",
    "Is it viral or bacterial? Can you test for viral infection on Sundays?",
    "I pressed 1 three times and got disconnected",
    "Love your post about gardening",
    "Saw you on social media, looks nice",
)


_SIDEWAYS = phrase(
    r"""
        (?:tv|camera|film|news|documentary) crews?|i ?team\b|on your side|(?:paper|newspaper|magazine|station|
        they) (?:is |are )running (?:it|this|my)|
        (?:my|this|the|our) story (?:airs?|aired|runs|is running|comes out|is out|will air|goes live)|(?:air|airs|
        airing) (?:tonight|at \d|on\s
        (?:sunday|monday))|(?:host|run|produce|have) (?:a|the|my own) (?:\w+ ){0,2}?(?:podcast|radio show|
        youtube channel|talk show)|
        producer (?:at|for|with|here)|(?:every|all|all the|each|some|three|local) (?:\w+ )?news stations?|
        (?:news ?desk|newsroom|
        assignment desk|city desk)|(?:journalist|reporter|columnist|tv station|
        newspaper) (?:\w+ ){0,3}?(?:interviewed|contacted|called|
        reached|emailed|wants|asked|is (?:looking|digging|calling|interested)|friend|here)|newspaper (?:has|got|knows)|
    """
    r"""
        (?:cont|habl|dij|mand|envi|llev)\w* (?:\w+ ){0,6}?(?:reporter[oa]|periodistas?|prensa|noticier\w+|la tele|
        television|univision|
        telemundo|periodico)|los medios (?:se|van|sab|deb)\w*|(?:sal|saldr)\w* en (?:la|las|el) (?:tele|noticias|
        noticiero|periodico)|
        (?:letter to the editor|op ed|expose|hit piece|deadline for comment|statement for (?:our|the) (?:story|piece|
        article))
    """
)


def find(reading: Reading) -> Sign | None:
    text = NOT_PRESS.sub(" ", _NOT_PRESS.sub(" ", reading.text))
    if PRESS.search(text) and TELLS.search(PRESS.sub(" ", text)):
        return HINT
    return HINT if any_of((_PRESS, _SIDEWAYS), text) else None
