"""Someone may be thinking of suicide or of hurting themself, said plainly, in slang or as giving up."""

from __future__ import annotations

from guardrails.triage.flags._despair import DESPAIR
from guardrails.triage.flags._farewell import GIVING_UP
from guardrails.triage.matching import any_of, phrase
from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import Flag

FLAG: Flag = "self-harm"
SIGN = Sign("Someone may be thinking of suicide or of hurting themselves.", "escalate", 5)
HINT = SIGN.as_hint()
GUIDELINES = ("g-001-5", "g-003-1")

_PLAIN = phrase(
    r"""
        suicid\w*|su1cid\w*|sewerslide|s[*u]icid\w*|kill(?:ing|ed)? (?:my ?self|him ?self|her ?self|
        them ?sel\w+|ourselves)|kms|
    """
    r"""
        unaliv\w*|(?:end|ending|take|taking|took|ended) (?:my|his|her|their) (?:own )?li(?:fe|ves)|
        end it(?: all)?(?: tonight| now| today| soon)?|ending it(?: all)?|
    """
    r"(?:hurt|harm|cut|hang|shoot|drown|poison|starve)(?:ing|ting)? (?:my|him|her|them) ?sel(?:f|ves)|self ?harm\w*|"
    r"""
        cutting again|slit (?:my|her|his) (?:wrists?|throat)|jump(?:ing)? off (?:a|the|your) (?:bridge|roof|
        building|garage|parking \w+)
    """,
    r"(?:dont|do not|didnt|doesnt|no longer|cant|not) (?:really |even )?(?:want|wanna|wants|see a (?:reason|point)|"
    r"""
        have (?:a reason|anything)|think i can|feel like) (?:to |in |left to )?(?:be alive|live|living|exist|
        wake up|go on|
    """
    r"keep (?:going|living)|being alive|be around|stay alive|do this life|live for|carry on)(?: any ?more| like this)?",
    r"""
        (?:want|wanna|wants|ready|going|gonna|wish i could|hope i|hoping i|plan(?:ning)?|need|rather|
        wish i could just|would rather|
    """
    r"""
        just let me|should just|might as well) (?:to |just )*(?:die|disappear forever|be dead|not (?:be here|
        wake up|exist)|sleep forever|dont\s
    """
    r"wake up|never wake up|be gone for good|go to sleep and (?:not|never) wake up)",
    r"""
        (?:better|best) off (?:dead|without me|if i (?:was|were|wasnt|werent)|if i)|wish i (?:was|were|
        had) (?:dead|never (?:been )?born|died|gone|
    """
    r"""
        never woken)|wish i (?:wasnt|werent) (?:alive|here|born)|(?:no|any|not much|little) (?:reason|point|
        purpose) (?:\w+ ){0,2}?(?:living|
    """
    r"""
        live|to live|go on|going on|being alive|staying|in life|left)|nothing (?:left )?to live for|
        life (?:isnt|is not|aint|not) worth (?:it|living)|
    """
    r"""
        not worth living|cant (?:go on|do this anymore|keep going|live like this|take (?:it|this|
        life) any ?more|keep living|face another day)|
    """
    r"""
        (?:last|final) (?:goodbye|message|post)(?: (?:before|to))|goodbye (?:everyone|world|all|forever)|
        (?:this is|wrote) my (?:goodbye|suicide note|last (?:post|note))|
    """
    r"wont be (?:here|around|a problem|a burden)(?: (?:much longer|tomorrow|anymore|by (?:then|morning|monday)))|"
    r"no one (?:would|will) (?:miss me|notice if i|care if i)|nobody (?:would|will) (?:miss me|notice if i|care if i)|"
    r"""
        (?:stockpil\w*|saving up|hoarding|counting|counted|lined up|have) (?:\w+ ){0,3}?(?:pills|
        meds)(?: \w+){0,6}? (?:enough|ready|take them all|end|tonight|goodbye)|
    """
    r"""
        thoughts of (?:suicide|ending|hurting|dying|death|harming)|dark thoughts|tired of (?:being alive|life|
        existing|living(?! (?:on|in|with|near|next|off|out|paycheck)))|done with (?:life|living)
    """,
    r"""
        (?:going|gonna|about|want|will|might) (?:to )?(?:take|swallow|down) (?:all|the (?:whole|entire) bottle|
        every) (?:\w+ ){0,4}?(?:pills?|meds|tylenol|them|bottle)?|
    """
    r"(?:took|swallowed) (?:all|the (?:whole|entire)) (?:of )?(?:my|his|her|the|bottle)",
    r"""
        suicidi\w*|matarme|me (?:quiero|voy a|deberia|puedo|quisiera) (?:\w+ )?(?:matar|morir|colgar|cortar)|
        (?:quiero|quisiera|voy a|prefiero|prefiriera|preferiria|mejor|ganas de|pienso en|
    """
    r"""
        pensando en|piensa en) (?:\w+ )?(?:morir(?:me|se)?|matar(?:me|se)|quitar(?:me|se) la vida|
        acabar con (?:mi|su|todo|esto)|desaparecer|cortar(?:me|se)|hacer(?:me|se) dano|
    """
    r"""
        estar muert[oa]|no despertar|lastimar(?:me|se)|colgar(?:me|se))|quitar(?:me|se) la vida|
        se quiere (?:matar|morir|quitar la vida)|ya no quiero (?:vivir|seguir|estar aqui|
    """
    r"""
        despertar|nada)|no quiero (?:seguir viviendo|vivir|seguir|despertar)|no quiere (?:vivir|
        seguir viviendo)|(?:sin|no tengo|no hay|no le encuentro|no tiene) (?:\w+ )?(?:ganas|razon(?:es)?|
        motivos?|sentido)\s
    """
    r"""
        (?:de|para|a|por|que)? ?(?:vivir|la vida|seguir|viva|la que vivir)|ganas de vivir|
        cansad[oa] de (?:vivir|la vida)|(?:harta?|harto) de (?:vivir|la vida)|mejor muert[oa]|
        estarian mejor sin mi|
    """
    r"""
        (?:nadie|nadien) (?:me )?(?:extranaria|va a extranar)|autolesi\w+|mi vida no (?:vale|tiene)|(?:terminar|
        acabar) con (?:mi vida|todo|esto de una vez)|adios (?:a todos|mundo|para siempre)|
    """
    r"no puedo mas con (?:la|mi|esta) vida|ojala (?:no despertara|me muriera|no hubiera nacido|estuviera muert[oa])",
)
_GENERAL = phrase(
    r"""
        (?:someone|somebody|people|loved ones?|son|daughter|friend|family) to suicid\w*|suicid\w* (?:prevention|
        awareness|hotline|squad|lifeline|screening|note about|walk|month|rates?|loss|
        survivors?|risk|watch tv)|
    """
    r"""
        (?:prevent|preventing|prevencion del|against|prevenir el) suicid\w*|career suicide|political suicide|
        suicide (?:doors|wings|sauce|mission|by paper)|
    """
    r"""
        (?:linea|dia|semana) (?:\w+ ){0,3}?(?:prevencion|suicidio)|killing (?:themselves|himself|herself|myself|
        ourselves) (?:working|at work|to (?:help|make|get|cover|find|pay|call)|
    """
    r"with work|laughing|over (?:paperwork|forms))"
)
FLAGS = (
    "I can't see myself alive next year",
    "who will feed my dog when I'm gone",
    "me quiero ir para siempre, perdón a todos",
    "got the pills lined up",
    "giving away my stuff, goodbye all",
    "he won't be here much longer, he says, tell my kids I love them",
    "I wish I wouldn't wake up from this surgery",
    "he pensado en hacerme daño",
    "honestly I don't want to be here anymore, nobody would even notice",
    "I've been thinking about ending it all since the clinic cancelled me again",
    "ya no quiero vivir, nadie me ayuda",
    "kms tbh. your hotline hung up on me",
    "My son keeps saying everyone would be better off without him",
    "what's the point of going on. I have enough pills saved up",
)
LEAVES = (
    "I can't do this anymore, switching doctors",
    "Ending things with your practice after ten years, goodbye",
    "I could kill for that coffee",
    "The nurses are killing themselves working doubles, hire more people",
    "Thanks for the suicide prevention talk at our school",
    "I don't want to be here all day, how long is the wait?",
    "ya no quiero esperar más",
    "This parking lot will be the end of me",
)
_INDIRECT = phrase(
    r"""
        better off without (?:him|her|them|me)|(?:enough|all (?:my|these|the)) pills (?:\w+ )?(?:saved|stashed|
        ready|lined|left|here|in front)|
    """
    r"""
        (?:dont|do not|doesnt|didnt) (?:want|wanna) to be here any ?more|whats the point (?:of|in) (?:going on|
        living|anything|life|staying|being here)|
    """
    r"""
        (?:giv(?:en|ing)|gave) up on (?:life|living|myself|everything)|(?:im|i am|feel like|
        just) (?:such )?a burden|rather be dead|(?:i|he|she) (?:just )?(?:want|wants|wanted) (?:it|the pain|
        everything|this|it all) to (?:just )?(?:end|stop)(?: forever| for good)?|
    """
    r"""
        on the (?:ledge|bridge)|standing on (?:the|a) (?:bridge|roof|ledge|edge)|loaded gun|gun (?:to|
        in) my (?:head|mouth|hand|lap)|tie a noose|noose|
    """
    r"""
        writing (?:my )?(?:goodbye|last) (?:letters?|notes?)|(?:given|giving|gave) away (?:all )?my (?:things|
        stuff|dog|pets)|(?:soy|somos) una carga|prefiero estar muert[oa]
    """
)


_MEANS = phrase(
    r"""
        (?:think\w*|thought|want\w*|urge|feel like|imagin\w+|consider\w*|keep picturing) (?:\w+ ){0,4}?(?:driving|
        drive|
        stepping|step|jumping|jump|walking|crashing) (?:\w+ ){0,3}?(?:off|into|in front)|(?:pills|meds|rope|gun|razor|
        blade|
        pastillas|pistola|soga) (?:\w+ ){0,2}?(?:lined up|loaded|picked out|in front of me|next to me|listas?)|
        (?:counting|saving|saved|stockpil\w*|hoard\w*|hiding|guardando|juntando) (?:up )?(?:the|my|his|her|all|mis|
        las) (?:\w+ )?(?:pills|meds|medication|pastillas)|(?:bought|got|tied) (?:a|the|some) rope|
    """
    r"""
        garage (?:\w+ ){0,4}?(?:engine|car|motor) (?:\w+ )?(?:running|on)|(?:took|put|takes) (?:a|the) (?:razor|knife|
        blade) to|cutting (?:(?:her|his|my|their) (?:arms|wrists?|legs|thighs)|(?:at night|every|to cope))|
        (?:scratch|pick|burn|bit|cutt)\w* (?:my|her|his) (?:arms?|skin|legs?|hands?)(?: \w+){0,8}? (?:stress|anxi\w+|
        calm|
        numb|feel something|cope|on purpose)|tried to (?:hang|kill|drown|overdose|end|shoot)(?! up| down| the call)|
        voices (?:\w+ ){0,3}?(?:tell|telling|say|saying)|se (?:esta |anda )?cort(?:a|ando) (?:los|las) (?:brazos|
        munecas|
        piernas|venas)|cortando los brazos|hacer(?:me|se) dano|tirarme (?:de|del|al|por)
    """
)
_FAREWELL = phrase(
    r"""
        tell (?:my|the) (?:kids|family|mom|dad|wife|husband|children|son|daughter|boys|girls|parents) (?:that )?(?:i|
        im)\s
        (?:love|loved|sorry|am sorry)|dile a mi \w+ que|(?:says?|said|saying|told|
        texted) (?:\w+ ){0,4}?wont be (?:here|
        around|alive)|(?:not|isnt) (?:going to|gonna) be (?:around|here|alive) (?:for )?(?:much longer|anymore|long)|
        last (?:review|post|message) of anything|(?:written|wrote|writing) (?:my|his|her) (?:goodbyes?|farewell|
        letters)|
        (?:say|saying|said|says) (?:his |her |my )?goodbyes? (?:\w+ ){0,4}?(?:sorry for|love you|to everyone|forever)|
        goodbye all|giv\w+ (?:all )?(?:my|his|her|the|their) (?:stuff|things|dog|cat|clothes|belongings|
        possessions) away|
    """
    r"""
        (?:giving|given|gave|gives) away (?:all )?(?:my|his|her|their) \w+|made (?:my|his|her) peace|picked the day|
        (?:join|joining|be with|see) (?:his|her|my) (?:late |dead )?(?:wife|husband|mom|dad|son|daughter|mother|
        father) (?:soon|in heaven|again in)|(?:sorry|call|care|listen|notice|happy) (?:\w+ ){0,2}?(?:when|once|after|
        until) (?:im|i am|ill be|hes|shes) (?:gone|dead)|when im dead|(?:name|me|my) (?:\w+ ){0,5}?obituar\w+|
        find my body|me despido de (?:todos|ustedes)|despedirme de todos|cuando (?:yo )?ya no este
    """
)
_HOPELESS = phrase(
    r"""
        (?:thinking|thought|thoughts|think) (?:about|of) (?:\w+ )?ending (?:things|it|everything|everyth\w*)(?! with)|
        (?:theres|there is|i see|see) no point (?:any ?more|in (?:me|being|anything|living))|(?:d|would|id|hed|
        shed) be\s
        (?:happier|better) (?:dead|gone|without me)|better without (?:me|him around|her around)|happier dead|
        (?:wish|hope|pray|praying|wishing) (?:i|he|she|that i|id|to god i) (?:\w+ )?(?:never|wouldnt|dont|didnt|wont|
        not)\s
        (?:\w+ )?(?:wak\w+|woken|been born|born)|wish id never been born|want(?:s|ed)? to (?:just )?disappear|
        (?:go to )?sleep (?:forever(?! (?:in|on))|and not wake|and never)|(?:see|have|got|theres) (?:a|any|
        no) future for (?:me|myself)|
    """
    r"""
        (?:dont|cant|do not) see (?:a|any) (?:future for me|future anymore|way out(?! of (?:the|this|your)))|(?:no|
        any|a) (?:reason|will|
        strength) to (?:keep going|live|go on|get up anymore)|keep (?:my|him|her)self safe|safe (?:with|around|from|
        by) myself|dont trust myself|dont care if i (?:live|die|wake|get hit)|(?:it|this|
        everything) all to (?:just )?(?:
        stop|end)|para que (?:sigo|vivo|seguir viviendo)|no vale la pena (?:vivir|seguir)|mejor sin mi|
        (?:quiero|quisiera) desaparecer|(?:dejar|deje) de (?:vivir|existir)|me quiero (?:quitar|ir de este mundo)|
        no quiero (?:existir|estar aqui mas|estar viv[oa])|dormir(?:me)? y no despertar|queria morir(?:se|me)?
    """
)
_SIDEWAYS = phrase(
    r"""
        (?:cant|dont|cannot) see (?:my|him|her)self (?:\w+ )?(?:here|alive|living|around|making it)|(?:hate|hates|
        sick of|
        over) (?:being alive|living like this|existing)|life (?:is|feels|has become) (?:just )?(?:meaningless|
        pointless|
        unbearable|over for me)|(?:ready|want|wants|going) to (?:go )?(?:meet|be with|see) (?:god|jesus|the lord|
        my maker|
        her maker|his maker)|no longer want(?:s)? to (?:exist|live|be here|fight)|nothing matters any ?more|
        (?:finish|finished) the job this time|(?:suicide|last|another|second|third) attempt on (?:my|his|her)|
        off(?:ing|ed)? (?:my|him|her)self|neck (?:my|him|her)self|od(?:ing)? on purpose|check(?:ing)? out (?:for good|
        permanently)|catch the bus for good|cant (?:make it|get) through (?:another|one more|tonight|the) (?:night|
        day)|
    """
    r"""
        do something (?:stupid|bad|terrible|drastic) to (?:my|him|her)self|(?:take care of|look after|
        feed) my (?:kids|dog|cat|
        dogs|cats|children|mom) (?:when|once|after) (?:im|i am) (?:gone|dead)|stopp\w* (?:taking )?(?:my |his |
        her )?(?:insulin|
        dialysis|meds|heart pills) (?:\w+ ){0,3}?(?:so i can|so he can|so she can|to) (?:die|go|end)|(?:overdose|
        crash|od) on\s
        purpose|make it look like an accident|(?:odio|detesto) (?:estar viv[oa]|vivir)|(?:acabar|terminar) con (?:mi|
        este|tanto)\s
        sufrimiento|me quiero ir para siempre|prefiero no existir|no (?:quiero|quiere) (?:estar|
        seguir) (?:en este mundo|viv[oa])|
        mi vida ya no (?:tiene|vale)|(?:adios|perdon) a todos|se (?:intento|quiso|trato de) (?:matar|ahorcar|suicidar|
        cortar)
    """
)
# Leaving a clinic is not leaving life.
_ONLY_LEAVING = phrase(
    r"""
        (?:cant|cannot) (?:do|take) (?:this|it) any ?more(?= \W*(?:im |i am |so |and |ill |were )*(?:switch\w*|
        chang\w*|
        mov\w*|leav\w*|look\w* for|find\w*|going to (?:another|a different)|cancel\w*|transfer\w*))|
        ending (?:things|it) with (?:you|this|your|that)|(?:it|this) (?:all )?to (?:just )?stop(?=[^.]{0,40}?(?:texts|
        calls|
        emails|surveys?|music|reminders|bills|mail))|no quiero seguir (?:con (?!esta vida|mi vida)|esperando|pagando|
        usando|viniendo|llamando|yendo|siendo)
    """
)


def find(reading: Reading) -> Sign | None:
    text = _ONLY_LEAVING.sub(" ", _GENERAL.sub(" ", reading.literal))
    if any_of((_PLAIN, _MEANS), text):
        return SIGN
    if any(any_of((*DESPAIR, *GIVING_UP), _GENERAL.sub(" ", sentence)) for sentence in reading.sentences):
        return HINT
    return HINT if any_of((_INDIRECT, _FAREWELL, _HOPELESS, _SIDEWAYS), text) else None
