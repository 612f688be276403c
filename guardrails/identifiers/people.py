"""Names of people: relatives, staff, signatures, and names that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers import _names
from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._compounds import split_name
from guardrails.identifiers._lists import names, plain

RELATIVES = frozenset(
    """husband hubby hubs wife wifey spouse partner fiance fiancee boyfriend girlfriend bf gf ex mother mom mum mommy momma mama ma father dad daddy papa pa
    pops son daughter kid child baby toddler boy girl twins twin brother bro sister sis sibling grandmother grandma granny gran nana nanna gramma gma mawmaw
    meemaw mimi nonna abuela abuelita lola yiayia oma bubbe halmoni grandfather grandpa gramps grandad granddad gpa papaw pawpaw opa abuelo abuelito lolo
    nonno uncle aunt auntie aunty tia tio tita tito cousin primo prima niece nephew sobrino sobrina stepson stepdaughter stepmom stepdad stepfather
    stepmother godson goddaughter godmother godfather grandson granddaughter grandbaby grandchild grandkid mil fil sil bil dil friend bestie buddy
    neighbor neighbour roommate coworker caregiver esposo esposa marido mujer novio novia mama papa madre padre hijo hija hermano hermana nino nina bebe
    nieto nieta suegro suegra cunado cunada cuñada ahijado amigo amiga vecino vecina mija mijo patient in-law""".split()
)  # fmt: skip
TITLES = frozenset(
    """dr dra doctor doctora doc mr mrs ms miss mister missus mx prof professor nurse rev reverend pastor father sister officer deputy sheriff judge
    capt captain sgt sr sra srta senor senora senorita don dona doña enfermero enfermera sir madam ma'am hon coach chaplain rabbi imam np pa rn lpn cna
    crna therapist receptionist tech aide midwife doula surgeon dentist hygienist phlebotomist sonographer pharmacist anesthesiologist radiologist
    dermatologist cardiologist oncologist neurologist pediatrician psychiatrist psychologist obgyn ob gyn pcp specialist manager supervisor director
    administrator volunteer orderly lady guy girl gal dude clerk woman man chick paramedic emt intern resident fellow attending counselor""".split()
)  # fmt: skip
HARD_TITLES = frozenset("dr dra mr mrs ms miss prof sra srta senora".split())
ASK = frozenset(
    """ask asked asking tell told thank thanks thx see saw met named name's names called say spoke speak talked talking kudos props shoutout fire fired
    promote shout hi hey hello dear congrats bless love pray prayers rip by gracias pregunte hable llamada llamado llamo pregunten""".split()
)  # fmt: skip
LINKS = frozenset("to with for out a big the you is was del a con por the, and que : , from goes go".split())
PLACES = frozenset(
    """billing reception radiology registration triage scheduling pharmacy oncology cardiology pediatrics peds admissions er ed icu nicu lab imaging records
    housekeeping security cafeteria phlebotomy dental derm dermatology ortho maternity labor delivery surgery intake checkin check-in frontdesk front
    insurance accounting payroll hr parking nursing dialysis endoscopy rehab physical respiratory patient customer medical claims member phones desk""".split()
)  # fmt: skip
SIGN = re.compile(
    r"(?:(?:^|[\n.!?,)]|\s)\s*(?:[-–—~]{1,3}|xoxo|xx+|(?:(?:sincerely|regards|best|best regards|kind regards|warm regards|love|thanks|thank you|thx|signed|yours|respectfully|cheers|blessings|god bless|atentamente|saludos|att|gracias|from|regards from)\s*[,\n:-]))\s*)(?P<id>[A-Za-z][\w'.-]*(?:[ ]+[A-Za-z][\w'.-]*){0,3})\s*(?:[,(]?\s*(?:rn|md|esq|mom of \w+|a (?:very )?\w+ (?:mom|dad|daughter|son|wife|husband|patient|customer))[)]?)?[.!\s]*$",
    re.I,  # fmt: skip
)
I_AM = re.compile(r"\b(?:my name(?:'s| is| was|s)?|name's|name is|names|i am called|call me|they call me|i go by|me llamo|mi nombre es|soy|legal name(?: is)?|maiden name(?: is)?|full name(?: is)?|patient(?:'s)? name(?: is|:)?|name:|nombre:|under the name(?: of)?|initials(?: are)?|nickname(?: is)?|aka|a\.k\.a\.?|goes by|known as|en nombre de|a nombre de)\s*[:\"]?\s*", re.I)  # fmt: skip
SOFT_I_AM = re.compile(r"\b(?:this is|i'm|im|i am|it's|its)\s+", re.I)
ASK_FOR = re.compile(r"\b(?:ask(?:ed|ing)? for|asks? about|asked if|spoke (?:to|with)|speak (?:to|with)|talk(?:ed|ing)? (?:to|with)|shout[\s-]?out to|thanks? (?:you )?to|thank you,?|thanks,?|kudos to|props to|hats off to|complain(?:ed|ing)? (?:to|about)|dealt with|helped by|seen by|treated by|cared for by|delivered by|assigned to|under|met with|rude|lady named|guy named|man named|woman named|girl named|person named|somebody named|someone named|named|called|name was|name is|lady called|prayers for|pray for|praying for|justice for|rip|r\.i\.p\.?|rest in peace|in memory of|love you|miss you|happy birthday|congrats|attn:?|attention|care of|c/o|hi|hey|hello|dear|hola|llamad[oa]|se llama|hable con|pregunt[ea]n? por|gracias a|atendio|de parte de|fire|promote|give|bless)\s+", re.I)  # fmt: skip
FAMILY_OF = re.compile(r"\b(?:[Tt]he|[Ll]a familia)\s+(?P<id>[A-Z][a-z']{3,}s)\b|(?<!\w)(?P<alone>[A-Z][a-z']{2,})(?=\s+[Ff]amily\b)")
NO_FAMILY = frozenset("whole entire my royal first young poor happy big nice great lovely every one this human host nuclear blended immediate medical extended the our your his her their no any another that love".split())
BARE_INITIALS = re.compile(r"(?:(?<=patient )|(?<=initials )|(?<=son )|(?<=daughter )|(?<=husband )|(?<=wife )|(?<=named )|(?<=called ))(?P<id>(?:[A-Z]\.\s?){1,3}[A-Z]?\.?|[A-Z]{2,3}\b)(?!\w)")  # fmt: skip


def _hit(reading: Reading, i: int, score: float) -> Hit:
    last = _names.extend(reading, i)
    return Hit(reading.tokens[i].start, _names.end_of(reading.tokens[last]), "PERSON", score)


class Relatives(Family):
    """A name beside a family word, before or after it, in any case: `my husband bob`, `Thuy, my aunt`."""

    kinds = ("PERSON",)
    FINDS = (
        "my husband [[bob]] never got a call",
        "our daughter [[Nguyen Thi Mai]] waited",
        "my son, [[Kwabena]], is 4",
        "mi esposo [[jose luis]] espero",
        "[[Thuy]], my aunt, cried",
        "my friend [[oluwaseun]] said so",
        "my daughter [[grace]] was crying",
    )
    LEAVES = (
        "my husband was there",
        "my son will be fine",
        "my mom may sue",
        "my wife jsut left",
        "my dad Waited outside",
        "my baby recieved shots",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        tokens = reading.tokens
        for i, token in enumerate(tokens):
            if _names.bare(token) not in RELATIVES or token.lower.endswith("'s"):
                continue
            j = i + 1
            while j < len(tokens) and j - i < 4 and tokens[j].lower in (",", "(", "named", "called", "name", "-", "is", "in", "law", '"', ":", "llamado", "llamada", "se", "llama", "who's", "s"):  # fmt: skip
                j += 1
            plain_is = any(t.lower == "is" for t in tokens[i + 1 : j]) and not any(
                t.lower in ("name", "named") for t in tokens[i + 1 : j]
            )
            comma = j > i + 1 and tokens[i + 1].text == ","
            if (
                not plain_is
                and _names.after_cue(reading, j)
                and (not comma or _names.sure_name(tokens[j]) or tokens[j].capital)
            ):
                if not (comma and tokens[j].lower in RELATIVES):
                    yield _hit(reading, j, 0.9)
            yield from self._before(reading, i)

    def _before(self, reading: Reading, i: int) -> Iterable[Hit]:
        """`Bob, my husband` and `bob my husband`."""
        tokens = reading.tokens
        if i < 2 or tokens[i - 1].lower not in ("my", "our", "mi", "her", "his"):
            return
        j = i - 2
        if tokens[j].text in (",", "(", "-"):
            j -= 1
        if (
            j >= 0
            and tokens[j].is_word
            and (_names.sure_name(tokens[j]) or tokens[j].capital and _names.unknown(tokens[j]))
        ):
            start = j
            while start > 0 and tokens[start - 1].is_word and _names.sure_name(tokens[start - 1]):
                start -= 1
            yield Hit(tokens[start].start, _names.end_of(tokens[j]), "PERSON", 0.85)


class Staff(Family):
    """Staff and anyone with a title or a place at work: `dr p`, `nurse kelly`, `ask Tran in billing`."""

    kinds = ("PERSON",)
    FINDS = (
        "dr [[patel]] never came",
        "saw [[Dr. Kowalczyk-Reyes]] late".replace("[[Dr. ", "Dr. [["),
        "dr [[p]] is rude",
        "nurse [[kelly]] was kind",
        "ask [[tran]] in billing",
        "[[Keanu]] at the front desk",
        "mrs [[ka'ahumanu]] helped",
    )
    LEAVES = ("the doctor was late", "nurse was rude", "ask anyone in billing", "doctor visits", "miss my appointment", "the dr is in", "people at the desk")  # fmt: skip

    def find(self, reading: Reading) -> Iterable[Hit]:
        tokens = reading.tokens
        for i, token in enumerate(tokens):
            low = token.lower.rstrip(".")
            if low in TITLES:
                yield from self._titled(reading, i, low)
            elif low in PLACES and i >= 2:
                yield from self._placed(reading, i)

    def _titled(self, reading: Reading, i: int, title: str) -> Iterable[Hit]:
        tokens = reading.tokens
        j = i + 1
        while (
            j < len(tokens)
            and j - i < 3
            and (tokens[j].text in (".", ",", ":") or tokens[j].lower in ("named", "called"))
        ):
            j += 1
        if j >= len(tokens) or "\n" in reading.text[tokens[i].end : tokens[j].start]:
            return
        comma = any(t.text in ",:" for t in tokens[i + 1 : j])
        token = tokens[j]
        if title in ("dr", "dra", "doc", "nurse", "mr", "mrs", "ms") and re.fullmatch(r"[A-Za-z]{1,2}", token.text) and token.lower not in ("i", "a", "is", "in", "on", "at", "or", "if", "so", "to", "he", "we", "me", "my", "of", "up", "us", "no", "do", "by", "be", "it", "as", "am", "an", "go"):  # fmt: skip
            yield Hit(token.start, token.end, "PERSON", 0.85)
        elif title == "miss" and not (token.capital and not reading.shouting):
            if _names.first_name(token):
                yield _hit(reading, j, 0.85)
        elif (
            title in HARD_TITLES
            and not comma
            and token.is_word
            and token.capital
            and not reading.shouting
            and token.lower not in _names.FUNCTION
        ):
            yield _hit(reading, j, 0.92)
        elif _names.after_cue(reading, j) and (not comma or _names.sure_name(token)):
            yield _hit(reading, j, 0.88)

    def _placed(self, reading: Reading, i: int) -> Iterable[Hit]:
        """`Keanu at the front desk`, `tran in billing`."""
        tokens = reading.tokens
        j = i - 1
        if tokens[j].lower in ("the", "your", "ur", "our", "their"):
            j -= 1
        if j < 1 or tokens[j].lower not in ("in", "at", "from", "@", "on", "with", "of", "en"):
            return
        who = tokens[j - 1]
        cue = j >= 2 and tokens[j - 2].lower in ASK | LINKS
        if who.is_word and (_names.sure_name(who) or (cue and _names.after_cue(reading, j - 1))):
            start = j - 1
            while start > 0 and tokens[start - 1].is_word and _names.sure_name(tokens[start - 1]):
                start -= 1
            yield Hit(tokens[start].start, _names.end_of(who), "PERSON", 0.85)


class Signatures(Family):
    """Sign-offs and introductions: `- bob`, `Regards, T. Okafor`, `my name is …`, `this is …`."""

    kinds = ("PERSON",)
    FINDS = (
        "Never again. - [[bob]]",
        "do better\n~[[Maria G]]",
        "Regards, [[T. Okafor]]",
        "my name is [[xochitl]] and",
        "this is [[Denise Alvarado]] again",
        "under the name [[Pham]]",
    )
    LEAVES = (
        "thanks, never again",
        "I'm tired",
        "this is awful",
        "call me back",
        "- not coming back",
        "soy paciente",
        "I'm Done",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        text, at = reading.text, reading.at
        match = SIGN.search(text[-90:])
        if match:
            start = match.start("id") + max(0, len(text) - 90)
            words = match["id"].split()
            if self._signed(reading, start, words):
                yield Hit(start, start + len(match["id"].rstrip(" .'-")), "PERSON", 0.85)
        for match in I_AM.finditer(text):
            i = at.get(match.end())
            if i is not None and (_names.after_cue(reading, i) or _initials(reading.tokens[i].text)):
                yield _hit(reading, i, 0.9)
        for match in SOFT_I_AM.finditer(text):
            i = at.get(match.end())
            if i is not None and reading.tokens[i].is_word:
                token = reading.tokens[i]
                follows = reading.tokens[i + 1] if i + 1 < len(reading.tokens) else None
                full = (
                    follows is not None
                    and (_names.known(token) or _names.unknown(token))
                    and _names.sure_name(follows)
                )
                if _names.first_name(token) or full:
                    yield _hit(reading, i, 0.85)

    def _signed(self, reading: Reading, start: int, words: list[str]) -> bool:
        i = reading.at.get(start)
        if i is None or len(words) > 4:
            return False
        tokens = [t for t in reading.tokens[i:] if t.is_word]
        if any(t.lower in _names.FUNCTION or t.lower in _names.SLANG for t in tokens[:1]):
            return False
        if len(tokens) <= 3 and all(_initials(t.text) for t in tokens):
            return True
        while len(tokens) > 1 and _initials(tokens[0].text):
            tokens = tokens[1:]
        first = tokens[0]
        if _names.sure_name(first) or (first.capital and _names.known(first)):
            return all(
                _names.known(t) or _names.unknown(t) or _initials(t.text) or t.lower in _names.PARTICLES for t in tokens
            )
        return len(tokens) <= 2 and all(_names.unknown(t) or _names.known(t) and t.capital for t in tokens)


def _initials(text: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.?){1,3}|[a-z]\.", text)) and text not in (
        "ER",
        "OK",
        "USA",
        "ICU",
        "MD",
        "RN",
        "I",
        "A",
    )


class NamesAlone(Family):
    """Names without a cue: first names that are no word, in any case; full names; surnames in capitals."""

    kinds = ("PERSON",)
    FINDS = (
        "then [[jessica]] laughed at us",
        "waiting on [[Priya Raghunathan]] to call",
        "[[Okonkwo]] promised a call".replace("[[Okonkwo]] promised", "yesterday [[Okonkwo]] promised"),
        "ask for [[Tuan]] please",
        "shoutout to [[maricel]] and [[Bogdan]]",
        "[[Mark Delgado]] never called",
        "saw [[Will Turner]] twice",
    )
    LEAVES = (
        "I hope you will mark it",
        "may grace follow",
        "Parkinson's and Crohn's are hard",
        "Blue Cross denied it",
        "rose from the bed",
        "Emergency Room was full",
        "Bell's palsy",
        "Tylenol and Zoloft",
        "ask for help",
        "Karen behavior",
        "thanks for nothing",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        tokens = reading.tokens
        for match in ASK_FOR.finditer(reading.text):
            i = reading.at.get(match.end())
            if i is not None and tokens[i].is_word and self._asked(reading, i):
                yield _hit(reading, i, 0.85)
        for match in FAMILY_OF.finditer(reading.text):
            group = "id" if match["id"] else "alone"
            word = match[group].lower()
            stems = (word, word.removesuffix("s"), word.removesuffix("es"))
            weak = group == "alone" and word in names("last_names") and word not in NO_FAMILY
            if weak or any(stem in names("last_names").strong and not _names.denied(stem) for stem in stems):
                yield Hit(match.start(group), match.end(group), "PERSON", 0.8)
        yield from (Hit(m.start("id"), m.end("id"), "PERSON", 0.7) for m in BARE_INITIALS.finditer(reading.text) if m["id"] not in ("ER", "ICU", "MRI", "RN", "MD", "CT", "IV", "AND", "WAS", "IS", "TO", "HAD"))  # fmt: skip
        i = 0
        while i < len(tokens):
            token = tokens[i]
            if token.is_word and self._alone(reading, i):
                last = _names.extend(reading, i)
                yield Hit(token.start, _names.end_of(tokens[last]), "PERSON", 0.8)
                i = last
            i += 1

    def _asked(self, reading: Reading, i: int) -> bool:
        token = reading.tokens[i]
        if _names.sure_name(token):
            return True
        word = _names.bare(token)
        if token.capital and not reading.shouting:
            return (
                (_names.known(token) or _names.unknown(token))
                and word not in plain("keep")
                and word not in _names.FUNCTION
            )
        return False

    def _alone(self, reading: Reading, i: int) -> bool:
        tokens = reading.tokens
        token, word = tokens[i], _names.bare(tokens[i])
        if word in names("places").strong and i and tokens[i - 1].lower in ("in", "from", "near", "to", "at", "of"):
            return False
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if _names.eponym(reading, i):
            return False
        if token.text.isupper() and len(word) < 5 and not reading.shouting:
            return False
        if _names.first_name(token):
            return True
        if word in _names.FUNCTION - {"will", "may"} or word in _names.SLANG or not token.capital or reading.shouting:
            return False
        after_capital = (
            following is not None
            and following.is_word
            and following.capital
            and reading.text[token.end : following.start] == " "
        )
        if (
            after_capital
            and following is not None
            and word not in plain("keep")
            and _names.bare(following) not in _names.FUNCTION
        ):
            second = _names.bare(following)
            if (word in names("first_names") or _names.unknown(token)) and second in names("last_names").strong:
                return True
            if word in names("first_names") and (
                second in names("last_names") and second not in plain("words") or _names.unknown(following)
            ):
                return True
            if word in names("last_names").strong and second in names("first_names").strong:
                return True
            if (
                word in names("first_names")
                and second in names("last_names")
                and i
                and tokens[i - 1].lower in ASK | LINKS
            ):
                return True
        if split_name(word):
            return True
        mid = i > 0 and tokens[i - 1].text not in '.!?\n"' and "\n" not in reading.text[tokens[i - 1].end : token.start]
        surname = len(word) > 3 and word in names("last_names").strong and word not in plain("keep")
        return surname and mid
