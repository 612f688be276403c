"""Treated worse because of race, language, faith, sex, gender, disability, weight, age, income, insurance or status."""

from __future__ import annotations

import re

from guardrails.triage.matching import any_of, near, phrase, words
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "discrimination"
SIGN = Sign("Unfair treatment because of who someone is, is described.", "reply_and_escalate", 4)
HINT = SIGN.as_hint()
GUIDELINES = ("g-001-5", "g-003-1")

_PLAIN = phrase(
    r"""
        (?:took|called|saw|seen|served|helped|take|see) (?:\w+ ){0,3}?(?:white|english|american|rich|blond\w*|
        gringo\w*) (?:\w+ ){0,3}?(?:before|first|ahead)|discriminat(?!ing taste)\w+|racis[mt]s?|racially|
        racial (?:profil\w+|bias|slurs?|discrimination)|profil(?:ed|
        ing) (?:me|us|him|her|my|black|brown|people)|sexis[mt]|misogyn\w+|homophob\w+|transphob\w+|xenophob\w+|
        ableis[mt]|ageis[mt]|fatphob\w*|fat ?sham\w+|bigot\w*|
    """
    r"""
        prejudice[d]?|antisemit\w+|anti semit\w+|islamophob\w*|white supremac\w+|nazis?|deadnam\w+|dead name\w*|
        misgender\w*|(?:wrong|refus\w+ (?:to use )?(?:my|his|her|their)) pronouns?|n ?word|slurs?|called (?:me|
        him|her|us|my \w+) (?:a|an) (?:\w+ )?(?:retard|tranny|fag\w*|wetback|terrorist|illegal|junkie|cripple)|
    """
    r"""
        (?:go|went|going) back to (?:my|your|their|our|his|her|where|mexico|africa|china|\w+ country)|
        speak english|learn english|this is america|hablar? ingles|english only|mixed race|
    """
    r"""
        discrimin\w+|racis[mt]\w*|racista|homofob\w+|xenofob\w+|machis[mt]\w*|prejuicio\w*|trato desigual|
        por ser (?:latin[oa]s?|mexican[oa]s?|hispan[oa]s?|negr[oa]s?|moren[oa]s?|inmigrantes?|
        indocumentad[oa]s?|pobres?|mujer|gay|trans|lesbiana|gord[oa]s?|indigenas?|musulman\w*|extranjer[oa]s?|
        mayor|viej[oa]s?|discapacitad\w+|sord[oa]s?|de (?:otro|mexico|afuera|color))|
    """
    r"""
        por (?:mi|nuestro|su) (?:acento|color|raza|idioma|religion|peso|edad|orientacion|nacionalidad|
        apariencia|aspecto)|porque (?:\w+ )?(?:somos|soy|es|eramos|no hablo|no habla|no hablamos|hablo|
        hablamos) (?:latin[oa]s?|hispan[oa]s?|mexican[oa]s?|negr[oa]s?|inmigrantes?|ingles|espanol|pobres?|
        indocumentad\w+|gay|trans|moren\w+|gord[oa])|solo (?:atienden|ayudan) (?:a )?(?:los )?(?:blancos|
        gringos|americanos|gueros)|nos ven (?:la cara|de menos)|(?:me|nos) (?:trataron|tratan) (?:diferente|
        distinto|menos)
    """,
)
_GROUP = words(
    r"""
        black|blacks|brown|african american|asian|latin[oax]s?|hispanics?|mexicans?|native(?: american)?|
        indigenous|immigrants?|undocumented|foreign(?:er|ers)?|arab|muslims?|hijab|headscarf|jewish|kippah|
        yarmulke|sikh|turban|hindu|white (?:people|patients|families|lady|woman|man|guy|folks|couple|family)|
        whites|
    """
    r"""
        accent|gay|lesbian|trans|transgender|queer|lgbt\w*|nonbinary|non binary|two moms|two dads|same sex|
        wheelchair|disab(?:led|ility|ilities)|deaf|blind|autis\w+|down syndrome|fat|overweight|obese|weight|bmi|
        plus size|bigger (?:girl|woman|guy|body|patients?)|size|too old|old (?:people|folks)|my age|her age|
        his age|elderly|
    """
    r"""
        medicaid|medi cal|medical card|welfare|uninsured|no insurance|poor|homeless|low income|skin color|skin|
        color of|dark skinned?|my (?:wife|partner|boyfriend|husband)|(?:being|as|im|am|a) (?:a )?(?:woman|women|
        female)|women|race|religion|ethnicity|nationality|sign language|interpreter|asl|spanish speak\w+|
        speaks? spanish|service (?:dog|animal)|sickle cell|hiv|the way (?:i|we|he|she) (?:look|talk|dress)\w*|
        tattoos|last name|looked like (?:me|us)|look like (?:me|us|you)|people like (?:me|us)|from mexico|
        reservation
    """
)
_WORSE = words(
    r"""
        treat(?:s|ed|ing|ment)? (?:\w+ ){0,4}?(?:like|different\w*|differently|worse|bad\w*|less|unfair\w*|
        better|as if|second class|poorly|right)|(?:different|worse|unequal|better|second class|
        special) (?:treatment|service|care)|(?:refus|den[iy]|turn)\w* (?:\w+ ){0,6}?(?:care|service|treat\w*|
        see|help|access|away|interpreter|enter|entry|me|us|him|her|pain)|ignored|skipped|
    """
    r"""
        (?:helped|seen|served|took|called|taken|got (?:in|seen|called|help)) (?:\w+ ){0,5}?(?:before|first|
        ahead|instead|right away|immediately)|(?:because|cuz|bc|due to|based on|on account of|just for|
        for being|b/c) (?:\w+ ){0,6}?|assum(?:ed|es|ing)|judg(?:ed|ing|e|es|y)|mock(?:ed|ing|s)?|made fun|
        laughed at|imitated|stereotyp\w+|suspicious|accus\w+|drug seek\w*|followed (?:me|us|him|her) around|
    """
    r"""
        if (?:i|we|he|she) (?:was|were|had been|wasnt|werent) (?:\w+ )?(?:white|straight|thin|rich|a man|male|
        younger|skinny|black)|believed? (?:me|us|her|him)|took (?:me|us|her|him) seriously|taken seriously|
        talk(?:ed)? (?:\w+ ){0,2}?(?:slow|loud|down|over|to my husband|like)|
        look(?:ed)? (?:\w+ ){0,3}?(?:up and down|down on|me over|disgust\w*)|cut(?:s)? in line|
        blamed (?:\w+ ){0,4}?|(?:no|wouldnt|wont|not|never|didnt) (?:\w+ ){0,3}?(?:interpreter|ramp|
        accommodat\w+|sign language|translator)|kicked (?:me|us|him|her) out|not welcome|unwelcome|
        doesnt belong|dont belong
    """
)
_TREATED = near(_GROUP, _WORSE, gap=90)
_BUT_FOR = phrase(
    r"""
        (?:if|had) (?:i|we|he|she|my \w+) (?:was|were|had been|been|wasnt|werent|looked|
        spoke) (?:\w+ ){0,2}?(?:white|straight|thin|thinner|rich|richer|a man|male|younger|skinny|black|
        american|english|insured|christian|able bodied|different skin|blond\w*)|(?:funny|interesting|notice|
        noticed|strange|weird|curious) how (?:\w+ ){0,8}?(?:white|black|brown|english|spanish|accent|insurance)
    """
)
_MERE = phrase(
    r"""
        black (?:mold|coffee|ice|friday|tie|out|car|ink|screen|box|pen|hole|and white|belt)|white (?:board|coat|
        coats|noise|bread|rice|walls|house|car|glove)|brown (?:rice|water|stains?)|native (?:plants|app|ad)|
        blind (?:spot|date|sided|s)|window blinds?|color (?:of the (?:walls|building|room|paint|logo)|blind)|
        gluten free|fat free|weight (?:loss|watchers|room|management|limit)|human race|race (?:for|day|car|to)|
        5k race|
    """
    r"""
        women s? (?:health|center|clinic|hospital|care|services)|size of the (?:room|lot|bill|portion)|
        skin (?:care|check|cancer|clinic|rash)|do you (?:take|accept) (?:medicaid|medi cal)|accept(?:s|
        ing)? medicaid
    """
)
# Who somebody is and how they were treated often stand in neighbouring sentences.
_SENTENCE_END = re.compile("[.!?]")

FLAGS = (
    "as soon as they saw my Medicaid card the attitude changed",
    "I am blind and they handed me a stack of paper and walked off",
    "they wouldn't touch me once they saw HIV on the chart",
    "a los que tenemos Medicaid nos tratan como basura",
    "As a Black woman I was assumed to be drug seeking while others got pain relief right away",
    "they took every white family before us. every single one.",
    "The receptionist mocked my mother's accent",
    "No me atendieron por ser latina",
    "Refused to provide a sign language interpreter for my deaf son again",
    "On Medicaid? Good luck, they treat you like dirt",
)
LEAVES = (
    "they asked me for my insurance card three times",
    "The nurse was so patient with my autistic son, he laughed the whole time, thank you",
    "There is black mold in the bathroom",
    "Do you accept Medicaid?",
    "The women's health center is wonderful",
    "The weight loss program treated me like family",
    "Love the new color of the walls",
    "We went to the other clinic because the parking is better",
)


# Who someone is, named plainly, beside any slight.
_NAMED = words(
    r"""
        black|brown|african|asian|latin[oax]s?|hispanics?|mexicans?|native (?:american |people|patients|folks)?|
        indigenous|immigrants?|
        muslims?|hijab|headscarf|turban|accent|acento|gay|lesbian|trans|queer|wheelchair|deaf|blind|autis\w+|
        down syndrome|
        my weight|obese|fat|hiv|medicaid|medi cal|medical card|uninsured|poor (?:people|folks|patients|families)|
        homeless|
        too old|at (?:your|my|her|his) age|disabled|foreign\w*|people like (?:me|us)|gente como (?:yo|nosotros)|
        sord[oa]|cieg[oa]|
        musulman\w*|indigenas?|pobres|migrantes|sin seguro|limited english|no hablo ingles|pronouns|dark skin\w*|jewish
    """
)
_SLIGHT = words(
    r"""
        (?:attitude|tone|face|manner|smile) (?:\w+ )?(?:chang\w*|disappear\w*|dropp\w*|vanish\w*)|
        chang\w+ (?:\w+ ){0,2}?(?:attitude|tone)|
        jok(?:e|es|ed|ing)|(?:and|they|she|he|staff) laughed|laugh\w* at|snicker\w*|giggl\w*|(?:take|took|remove|
        pull) (?:it |my \w+ )?off|
        walked off|walked away|rolled (?:her|his|their) eyes|handed me|disgrace|(?:like|como) (?:trash|dirt|garbage|
        basura|animal\w*|
        criminal\w*|children|child|dogs?|perros?)|burl\w+|asked to leave|told to leave|free stuff|handouts?|
        wait outside|
        wouldnt (?:touch|look at|even|help|shake|treat|see)|called a|what do (?:you|i) expect|back of the line|
        last in line|talks? to my|
    """
    r"""
        (?:spoke|speak|talked|talks) (?:\w+ ){0,2}?(?:to my|instead|over me|louder|slowly)|wont (?:see|take|treat|
        touch)|no (?:ramp|interpreter|
        braille)|couldnt get in|come back another day|speak (?:right|properly|normal)|cant understand (?:me|you|her|
        people)|dont deserve|
        always (?:want|late|complain\w*)|lazy|dirty|smell|suspicio\w*|searched|made to wait|lectur\w+|only (?:want|see)|
        (?:trata|atiend|ignor|hicieron esperar|mira)\w*(?: mal| peor| feo)?|de menos|humill\w+|rechaz\w+|negaron
    """
)
_SLIGHTED = near(_NAMED, _SLIGHT, gap=70)
_CLASS = phrase(
    r"""
        (?:asked|asking|demand\w*|want\w*) (?:\w+ ){0,4}?(?:green card|immigration|citizenship|visa status|born here)|
        poor people|rich people|
        (?:good|better|private|real) insurance (?:\w+ ){0,4}?(?:go|goes|get|gets|first|right in|seen|treated)|(?:saw|
        once they saw|because of)\s
        (?:my|our|his|her) (?:name|medicaid|insurance card|address|tattoos|skin)(?: \w+){0,6}? (?:attitude|tone|
        chang\w*|rude|cold|different\w*)|
        (?:your|those|these) people (?:always|never|are)|no soy de aqui|por no tener (?:papeles|seguro)
    """
)
_WARM = phrase(
    r"thank\w*|great|wonderful|amazing|love[ds]?|kind|patient with|gracias|excelente|respect\w*|recommend\w*"
)


def find(reading: Reading) -> Sign | None:
    text = _SENTENCE_END.sub(",", _MERE.sub(" ", reading.literal))
    if _PLAIN.search(text):
        return SIGN
    if any_of((_BUT_FOR, _TREATED), text):
        return HINT
    return HINT if any_of((_SLIGHTED, _CLASS), text) and not _WARM.search(text) else None
