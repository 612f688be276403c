# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Is this token a name here? The judgements that all cues for people share."""

from __future__ import annotations

import re

from guardrails.identifiers._base import Reading, Token
from guardrails.identifiers._compounds import split_name
from guardrails.identifiers._lists import names, plain, spanish_word

PARTICLES = frozenset("de del la las los van von der den da dos das di du bin ibn bint al el abu ben ap mac mc st o al- y e ter ten le thi".split())  # fmt: skip
SUFFIXES = frozenset("jr sr ii iii iv jr. sr. junior senior".split())
INITIAL = re.compile(r"[A-Za-z]\Z")
INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}\Z")
ENDINGS = re.compile(r"(?:ing|in'|ed|ly|nt|tion|ment|ness|ous|able|ful|less|ity|ies|ves|ology|itis|osis|pathy|ectomy|oscopy|cillin|mycin|cycline|floxacin|gliptin|glutide|tide|parin|xaban|setron|triptan|prazole|tidine|zepam|zolam|codone|morphone|caine|sone|olone|umab|zumab|tinib|sartan|vudine|trexate|profen|amphetamine|statin|pril|olol|azole|pam|lam|mab|ine|ide|ate|ando|iendo|isim[oa]|cion|[aei]rse|[aei]rl[oa]s?|aron|ieron|aban?|[aei]mos|ismo|mente|idad|eme|eria|ero|ador|oso)\Z")  # fmt: skip
SLANG = frozenset(
    """em yr ow ouch oof oops ma'am maam yinz y'alls n'at gee golly gosh dagnabbit sheesh geez jeez yo bruh brah fam smdh ion finna doe po op shoutout shoutouts atte atentamente rx ref txt txts txted msg msgs dm dms pic pics vid vids lmk ttyl hmu asf irl tfw icymi pov rip psa fyi eta diy faq lol lmao smh omg wtf tbh imo imho idk idc ffs btw ngl fr rn ur u r ya yall y'all gonna gotta wanna dunno kinda sorta tho thru thx ty pls plz
    ppl bc cuz cus coz cause til till dont doesnt didnt wasnt isnt arent werent cant couldnt wouldnt shouldnt wont havent hasnt hadnt aint im ive id ill
    hes shes theyre youre were theyve weve thats whats theres heres lets alot aswell asap appt appts dr drs doc docs hosp meds prob probs def defo totally
    ok okay kk k yep yup nope nah nada yeah yea yay ugh argh meh hmm umm um uh huh wow whoa haha hahaha hehe lmfao rofl jk bff bf gf hubby wifey mum mums
    mommy daddy mama papa nana grandma grandpa granny gramps nan auntie unc sis bro cousin niece nephew mil fil sil bil dil stepdad stepmom stepson kiddo
    kiddos lil bby bday xmas tmrw tmw yest sum sumthing nothin nuthin somethin everythin anythin goin doin waitin sayin tellin gettin bein havin comin
    askin callin tryin hurtin bleedin sittin standin mins hrs wks yrs teh hte adn jsut wiht recieve recieved definately seperate untill thier realy
    becuase beleive wierd alright whatevs bs pos wth hella af sus fam lowkey highkey deadass finna imma tryna outta lotta shoulda coulda woulda
    es un le se si en ni tu al lo te me nos ya su este esta ese esa eso asi mas sin sobre hasta desde donde quien cual fue era son estan estaba ha han he
    hemos va vamos voy dan dio dice dijo hizo tiene tengo vi ver ser estar hacer soy eres somos ellos ellas ella usted ustedes les sea fueron tambien
    que con por para muy los las una uno del mis sus como pero porque cuando esta este eso esto aqui alli hola gracias senor senora""".split()
)  # fmt: skip
FUNCTION = frozenset(
    """a an the and or but so if then than that this these those i you he she it we they me him her us them my your his its our their mine yours hers ours
    is are was were be been being am do does did done has have had having will would can could shall should may might must not no yes of in on at to for
    from by with about into over under after before between out off up down again here there when where why how all any both each few more most other
    some such only own same too very just also still even ever never always who whom whose which what as because while until since""".split()
)  # fmt: skip
INITIAL_BEFORE = re.compile(
    r"(?:\b[A-Za-z]|\b(?:dr|dra|mr|mrs|ms|mx|st|ste|prof|sr|sra|srta|jr|ma|rev|fr|sgt|capt|lt|bro|atte|atn|wm|chas|geo|jos))\.\Z",
    re.I,
)
FOLLOWS_NAME = frozenset(
    "was is has had got went came said told asked called did does were who and never always just also who's still can could would should at in from ,".split()
)
THINGS = frozenset(
    """disease syndrome palsy cyst sign test lymphoma esophagus tremor neuroma procedure catheter clinic hospital health healthcare medical general
    memorial center centre university methodist lymphoma criteria score scale position maneuver thyroiditis phenomenon contracture tendon
    malformation fracture encephalopathy bear bears lift frame brace stockings collar splint drain fundoplication technique method repair maneuver stain scale index monitor watch exercises blue cross shield permanente insurance phone gate plus level levels depth""".split()
)
# Everyday words that many people bear as given names; others need a capital inside a sentence to be considered.
WORD_NAMES = frozenset(
    """grace hope rose mark will joy dawn faith daisy ruby lily hazel amber crystal jade chase grant dean frank art bill rich pat rob sue may june april
    summer autumn iris ivy pearl violet holly ginger robin jasmine melody harmony destiny angel miles max drew clay dale glen wade brook paige sage
    hunter mason carter cooper parker tanner taylor jordan austin dallas bailey madison brooklyn savannah sierra trinity precious candy cherry sandy
    penny buddy sonny randy rusty dusty rocky chuck skip chad dick jack josh nick ray gene lance reed heath mercy charity patience constance justice
    dolly misty stormy luz paz rosa flor linda blanca alma reyna norm jan barb bud cliff earl ernest roman victor leo sky star angelica
    wren juniper river willow rowan pam kim lee guy drew don gus bo mo rod ty vic von""".split()
)  # fmt: skip
WORD_SURNAMES = frozenset(
    """brown young king white green black hill price rich bell park parks field fields banks wise rice fox bush wood woods stone rivers lane west cook
    baker carter cooper fisher hunter mason miller porter potter walker ward page reed rose small sharp swift powers moon snow winter summers frost
    flowers marsh cross bishop pope knight noble prince gray grey gold silver pearl waters wells brooks hall holmes house ball bond booth bowman boyd
    burns butler chapman coleman day dean drake eagle english french german ford foster freeman glass grant graves hardy hart hays hood horn hunt law
    little love lord major marks martin may meadows mercer merchant mills nichols olive oliver owl parish parker payne pepper person pierce pitts pool
    post rain ray read rush savage seal sellers shepherd singer singleton skinner slaughter speed spence steel stevens street strong temple thorn
    tucker turner underwood vance wade wall waller ware warner washington webb webster weeks wells wheeler wilder wolf worth wright yates""".split()
)  # fmt: skip
OWNED = frozenset(
    "office team nurse nurses desk attitude assistant mom mother dad father wife husband son daughter sister brother name chart bill results room schedule patients patient staff voicemail email phone number records manager boss receptionist family kid kids".split()
)
VERBISH = frozenset(
    "will may can bill mark grant chase price rich see say love hope long close best ever even so my an in page art else many".split()
)


def end_of(token: Token) -> int:
    """Where the name in a token ends: before `'s`."""
    return token.start + len(token.bare)


def opens(reading: Reading, i: int) -> bool:
    """Whether token `i` begins a sentence, where a capital says nothing. A period after an initial or title ends none."""
    if i == 0:
        return True
    before = reading.tokens[i - 1]
    if "\n" in reading.text[before.end : reading.tokens[i].start]:
        return True
    return before.text in STOPS and not (
        before.text == "." and INITIAL_BEFORE.search(reading.text, max(0, before.end - 6), before.end)
    )


STOPS = frozenset(".!?")


def denied(word: str) -> bool:
    parts = word.split("-") if "-" in word else ()
    kept = plain("keep")
    return (
        word in kept or word in FUNCTION or word in SLANG or any(part in kept or part + "?" in kept for part in parts)
    )


def contracted(word: str) -> bool:
    """`nobody'll`, `would've`, `i'm`: a plain word run together with a verb, or with `not`."""
    stem, mark, end = word.rpartition("'")
    if not mark:
        return False
    return end in ("ll", "ve", "re", "m") or (end in ("d", "t") and (stem in NOT_STEMS or stem in plain("words")))


NOT_STEMS = FUNCTION | frozenset(
    "don can won isn wasn aren weren doesn didn hasn haven hadn wouldn couldn shouldn".split()
)


def listed(word: str, which: str) -> bool:
    """A sure entry of a list; a hyphened name counts when each part does."""
    sure = names(which).strong
    return word in sure or ("-" in word and all(part in sure or part in PARTICLES for part in word.split("-")))


def eponym(reading: Reading, i: int) -> bool:
    """`Wilson's disease`, `St. Luke's`, `Mercy General`: names of things, whoever they were named after."""
    tokens = reading.tokens
    if (i and tokens[i - 1].lower.rstrip(".") in ("st", "saint", "mount", "braxton", "lou")) or (
        i > 1 and tokens[i - 1].text == "." and tokens[i - 2].lower == "st"
    ):
        return True
    ahead = [t.lower for t in tokens[i + 1 : i + 4]]
    if tokens[i].bare in ("eve", "day") and i and tokens[i - 1].bare in ("christmas", "year", "years", "xmas", "all"):
        return True
    if (
        tokens[i].lower != tokens[i].bare
        and tokens[i].bare + "?" in plain("keep")
        and not OWNED.intersection(ahead[:1])
    ):
        return True
    return tokens[i].bare + "?" in plain("keep") and bool(THINGS.intersection(ahead))


def first_name(token: Token) -> bool:
    """A first name that is no everyday word, in any case."""
    word = token.bare
    return len(word) > 2 and listed(word, "first_names") and not denied(word)


def sure_name(token: Token) -> bool:
    word = token.bare
    if denied(word) or len(word) < 2:
        return False
    return listed(word, "first_names") or listed(word, "last_names") or bool(split_name(word))


def known(token: Token) -> bool:
    """In a list of names, everyday word or not."""
    word = token.bare
    return word in names("first_names") or word in names("last_names")


def unknown(token: Token) -> bool:
    """No word that we know, no known misspelling: may be a name of any culture."""
    word = token.bare
    return (
        len(word) > 2
        and word.replace("'", "").replace("-", "").isalpha()
        and not any(part in plain("words") for part in (word, *word.split("-")))
        and not denied(word)
        and not ENDINGS.search(word)
        and not _typo(word)
        and not _compound(word)
        and word.replace("'", "") not in SLANG
        and not spanish_word(word)
    )


def _compound(word: str) -> bool:
    """Two words written as one: `bloodwork`, `voicemail`."""
    words = plain("words")
    return any(word[:i] in words and word[i:] in words for i in range(3, len(word) - 2))


def _typo(word: str) -> bool:
    """One swap or one missing letter away from an easy word, or an easy word with letters drawn out ("sooo")."""
    words = plain("words")
    if re.search(r"(.)\1\1", word):
        return True
    swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    if any(w in words for w in swapped if w != word):
        return True
    stem = word[:-1] if word.endswith("s") else f"{word}g" if word.endswith("in") else ""
    return stem in words


def after_cue(reading: Reading, i: int) -> bool:
    """Whether token `i`, right after a cue such as `my husband` or `dr`, is a name."""
    tokens = reading.tokens
    if i >= len(tokens) or not tokens[i].is_word:
        return False
    token = tokens[i]
    word = token.bare
    if (
        word in PARTICLES
        and word not in ("el", "la", "e", "y", "al", "le")
        and i + 1 < len(tokens)
        and sure_name(tokens[i + 1])
    ):
        return True
    if word in FUNCTION or word in SLANG or contracted(word):
        return False
    if reading.spanish and not token.capital and spanish_word(word):
        return False
    if listed(word, "first_names") or listed(word, "last_names") or split_name(word):
        return (word not in plain("keep") or token.capital) and not eponym(reading, i)
    if token.capital and not reading.shouting and not reading.titled:
        verb = word in plain("words") and ENDINGS.search(word)  # "my dad Waited"
        return known(token) or (word not in plain("common") and word not in plain("keep") and not verb)
    if word in plain("keep"):
        return False
    following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if known(token) and word not in VERBISH:
        return following in FOLLOWS_NAME and word in WORD_NAMES
    return unknown(token) and not reading.spanish


def extend(reading: Reading, i: int) -> int:
    """Number of the last token of the name that starts at token `i`: surnames, particles, initials, `Jr`."""
    tokens, last = reading.tokens, i
    if tokens[i].lower.endswith("'s"):
        return i
    j = i + 1
    while j < len(tokens) and j - last <= 3:
        token, gap = tokens[j], reading.text[tokens[j - 1].end : tokens[j].start]
        if "\n" in gap or len(gap) > 2 or (gap == "" and token.text not in "-.'"):
            break
        if token.text in (".", "-", "'", '"', "("):
            if token.text == "." and not INITIAL.fullmatch(tokens[j - 1].text) and tokens[j - 1].lower not in PARTICLES:
                break
        elif token.bare in PARTICLES:
            pass
        elif (
            _surname(reading, j)
            or (
                INITIAL.fullmatch(token.text)
                and token.lower not in "ai"
                and (token.text.isupper() or _small_initial(reading, j))
            )
            or (token.bare in SUFFIXES and last == j - 1)
        ):
            last = j
        else:
            break
        if last == j and token.lower.endswith("'s"):
            break
        j += 1
    return last


def _small_initial(reading: Reading, j: int) -> bool:
    """`hannah b is`, `jen t.`: a letter after a name in lower case that is none of the letters written for words."""
    following = reading.tokens[j + 1] if j + 1 < len(reading.tokens) else None
    ends = following is None or not following.is_word or following.lower in FOLLOWS_NAME or following.lower in FUNCTION
    return ends and reading.tokens[j].text not in "nwuryxk" and reading.tokens[j - 1].is_word


def _surname(reading: Reading, j: int) -> bool:
    token = reading.tokens[j]
    word = token.bare
    if not token.is_word or word in FUNCTION or word in SLANG or len(word) < 2:
        return False
    parts = word.split("-") if "-" in word else (word,)
    strong = any(listed(part, "last_names") or listed(part, "first_names") for part in parts)
    if token.capital and not reading.shouting:
        particle = reading.tokens[j - 1].bare in PARTICLES or (
            reading.tokens[j - 1].text == "." and len(word) > 2 and (known(token) or word not in plain("common"))
        )
        return strong or particle or word not in plain("words") or (known(token) and reading.tokens[j - 1].capital)
    if not strong and word in WORD_SURNAMES and reading.tokens[j - 1].is_word and first_name(reading.tokens[j - 1]):
        following = reading.tokens[j + 1] if j + 1 < len(reading.tokens) else None
        return (
            following is None or not following.is_word or following.lower in FOLLOWS_NAME or following.lower in FUNCTION
        )
    return strong and word not in plain("keep") and len(word) > 2 and not (reading.spanish and spanish_word(word))
