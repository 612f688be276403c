# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Names of people that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers import _names
from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._compounds import split_name
from guardrails.identifiers._cues import ASK, LINKS, NICKNAMED, TITLES, name_hit, name_start
from guardrails.identifiers._lists import SPANISH_VERBS, names, plain, spanish_word
from guardrails.identifiers._senses import clearly_word

ASK_FOR = re.compile(r"\b(?:ask(?:ed|ing)? for|asks? about|asked if|spoke (?:to|with)|speak (?:to|with)|talk(?:ed|ing)? (?:to|with)|shout[\s-]?out to|thanks? (?:you )?to|thank you,?|thanks,?|kudos to|props to|hats off to|complain(?:ed|ing)? (?:to|about)|dealt with|helped by|seen by|treated by|cared for by|delivered by|assigned to|under|met with|rude|lady named|guy named|man named|woman named|girl named|person named|somebody named|someone named|named|called|name was|name is|lady called|prayers for|pray for|praying for|justice for|rip|r\.i\.p\.?|rest in peace|in memory of|love you|miss you|happy birthday|congrats|attn:?|attention|care of|c/o|hi|hey|hello|dear|hola|llamad[oa]|se llama|hable con|pregunt[ea]n? por|gracias a|atendio|de parte de|fire|promote|give|bless)\s+", re.I)  # fmt: skip

# The words that ASK_FOR may begin with.
ASKING = frozenset(
    """ask asks asked spoke speak talk talked talking shout shout-out shoutout thanks thank kudos props hats complain complained complaining dealt helped
    seen treated cared delivered assigned under met rude lady guy man woman girl person somebody someone named called name prayers pray praying justice rip r.i.p rest in love miss happy congrats attn attention care c hi hey hello dear hola llamado llamada se hable pregunte pregunten gracias atendio de fire promote give bless""".split()
)  # fmt: skip

FAMILY_OF = re.compile(
    r"\b(?:[Tt]he|[Ll]a familia)\s+(?P<id>[A-Z][a-z']{3,}s)\b|(?<!\w)(?P<alone>[A-Z][a-z']{2,})(?=\s+(?:[Ff]amily|twins|boys|girls|kids|brothers|sisters|siblings|household|clan|crew|baby)\b)"
)

NOBODYS = frozenset(
    "ER ICU MRI RN MD CT IV PT OT OB GI ED DME JV OR AND WAS IS TO HAD".split()
)  # "he's called PT all week" gives no initials

NO_FAMILY = frozenset(
    "whole entire my royal first young poor happy big nice great lovely every one this human host nuclear blended immediate medical extended the our your his her their no any another that love".split()
)

BARE_INITIALS = re.compile(r"(?:(?<=patient )|(?<=initials )|(?<=son )|(?<=daughter )|(?<=husband )|(?<=wife )|(?<=named )|(?<=called ))(?P<id>(?:[A-Z]\.\s?){1,3}[A-Z]?\.?|[A-Z]{2,3}\b)(?!\w)")  # fmt: skip


# Initials with periods that stand for somebody, unless they stand for something.
DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,3}(?![\w.]*\d)(?!\w)")
SHORT_FORMS = frozenset(
    "U.S. U.S.A. U.K. E.R. D.C. M.D. P.A. R.N. A.M. P.M. I.V. D.O. N.P. I.D. T.V. M.R.I. C.T. L.A. N.Y. N.Y.C. P.O. P.S. R.I.P. I.C.U. O.R. E.D. V.A. H.R. O.B. P.T. O.T. S.O.S. A.C. B.S. D.V. E.U. N.C. S.C. N.J. N.M. N.D. S.D. W.V. V.P. C.E.O. I.T. J.D. R.T. H.S. Q.A. B.P. E.K.G. E.C.G. C.N.A. L.P.N. D.D.S. P.C. L.L.C. I.E. E.G. A.S.A. F.Y.I. T.M.I. W.T.F. O.M.G. A.D.A. F.M.L. N.I.C. T.I.A. D.N.R. G.I. U.T.I. P.C.P. A.K.A. S.S. S.W. N.W. N.E. S.E.".split()
)


NICKNAMERS = frozenset("lil ol old cap'n".split())


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
        "they called ME a liar",
        "a Down's baby",
        "the Lupus crew",
        "rezan el rosario en la sala",
        "Esperanza tenia yo de la cita",
        "thanks for nothing",
        "Sick baby in the back seat",
        "Second family I've seen it happen to",
        "he's called PT all week",
        "si nadie lo lee y ya",
        "Firman las cartas y no dicen nada",
        'dice el papel "segun sea necesario" y ya',
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        tokens = reading.tokens
        for match in reading.starting(ASK_FOR, ASKING):
            i = reading.at.get(match.end())
            if i is not None and tokens[i].is_word and self._asked(reading, i):
                yield name_hit(reading, i, 0.85)
        for match in FAMILY_OF.finditer(reading.text):
            group = "id" if match["id"] else "alone"
            word = match[group].lower()
            stems = (word, word.removesuffix("s"), word.removesuffix("es"))
            known = word in names("last_names") or word not in plain("common")
            weak = group == "alone" and known and word not in NO_FAMILY
            weak = weak and not (_begins(reading, match.start()) and _adjective(word))
            if _names.denied(word) or word.removesuffix("'s") + "?" in plain("keep"):  # "a Down's baby"
                continue
            if weak or any(stem in names("last_names").strong and not _names.denied(stem) for stem in stems):
                yield Hit(match.start(group), match.end(group), "PERSON", 0.8)
        yield from (Hit(m.start("id"), m.end("id"), "PERSON", 0.7) for m in BARE_INITIALS.finditer(reading.text) if m["id"] not in NOBODYS and m["id"].lower() not in _names.SLANG and m["id"].lower() not in _names.FUNCTION)  # fmt: skip
        if reading.capitals and not NICKNAMERS.isdisjoint(reading.words):
            yield from (Hit(m.start(), m.end(), "PERSON", 0.8) for m in NICKNAMED.finditer(reading.text))
        yield from self._veiled(reading)
        if "." in reading.text:
            yield from (Hit(m.start(), m.end(), "PERSON", 0.75) for m in DOTTED.finditer(reading.text) if m[0].replace(" ", "") not in SHORT_FORMS)  # fmt: skip
        i = 0
        while i < len(tokens):
            token = tokens[i]
            if token.is_word and self._alone(reading, i):
                last = _names.extend(reading, i)
                yield Hit(name_start(reading, i), _names.end_of(tokens[last]), "PERSON", 0.8)
                i = last
            i += 1

    def _veiled(self, reading: Reading) -> Iterable[Hit]:
        """Words that were spelled with gaps, which nobody does with words that may be read."""
        for start in reading.veiled:
            i = reading.at.get(start)
            if i is not None and len(tokens := reading.tokens) > i:
                token = tokens[i]
                if (
                    token.is_word
                    and (_names.known(token) or _names.unknown(token))
                    and token.bare not in _names.FUNCTION
                ):
                    yield name_hit(reading, i, 0.8)

    def _asked(self, reading: Reading, i: int) -> bool:
        token = reading.tokens[i]
        if _names.sure_name(token):
            return True
        word = token.bare
        if token.capital and not reading.shouting and not (token.text.isupper() and word in plain("common")):
            return (
                (_names.known(token) or _names.unknown(token))
                and word not in plain("keep")
                and word not in _names.FUNCTION
            )
        return False

    def _alone(self, reading: Reading, i: int) -> bool:
        tokens = reading.tokens
        token, word = tokens[i], tokens[i].bare
        if not token.capital and word in plain("words"):
            return False  # the usual case, first
        if word in names("places").strong and i and tokens[i - 1].lower in ("in", "from", "near", "to", "at", "of"):
            return False
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if _names.eponym(reading, i) or (reading.spanish and (word in TITLES or _spanish_here(reading, i))):
            return False
        if token.text.isupper() and len(word) < 5 and not reading.shouting:
            return False
        if token.lower != word and token.lower.replace("'", "") in plain("keep"):
            return False  # "a Wendy's"
        if word in SPANISH_NOUNS and _noun(reading, i):
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
            and following.bare not in _names.FUNCTION
        ):
            second = following.bare
            if (word in names("first_names") or _names.unknown(token)) and second in names("last_names").strong:
                return True
            if word in names("first_names") and (
                (second in names("last_names") and second not in plain("words")) or _names.unknown(following)
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
        if split_name(word) and not _names.denied(word):
            return True
        mid = not _names.opens(reading, i) and tokens[i - 1].text != '"'
        surname = len(word) > 3 and word in names("last_names").strong and word not in plain("keep")
        surname = surname and word + "?" not in plain("keep")
        return surname and mid


def _spanish_here(reading: Reading, i: int) -> bool:
    """Everyday Spanish in small letters; verbs also where they open a sentence: `Firman las cartas`."""
    token = reading.tokens[i]
    verb = token.bare in SPANISH_VERBS
    return (verb and (not token.capital or _names.opens(reading, i))) or (
        not token.capital and spanish_word(token.bare)
    )


def _begins(reading: Reading, start: int) -> bool:
    i = reading.at.get(start)
    return i is not None and _names.opens(reading, i)


def _adjective(word: str) -> bool:
    """`Sick baby`, `Second family`: an everyday word, where no article says that a family is named."""
    return word in plain("words") and word not in _names.WORD_SURNAMES and word not in _names.WORD_NAMES


def _noun(reading: Reading, i: int) -> bool:
    """A Spanish word that is a given name too, as the word: `un rosario`, `Esperanza tenia yo`."""
    tokens = reading.tokens
    if reading.spanish and not tokens[i].capital and i and tokens[i - 1].lower in BEFORE_NOUNS:
        return True
    return (not tokens[i].capital or _names.opens(reading, i)) and clearly_word(reading, i)


SPANISH_NOUNS = frozenset(
    "amparo angustias caridad concha consuelo cruz dolores esperanza gloria luz mercedes milagro milagros nieves paz pilar refugio remedios rosa rosario salud segun socorro soledad".split()
)
BEFORE_NOUNS = frozenset(
    "un una unos unas el los las mi tu su sin ni dan da te nos tanto tanta mucho mucha poco poca algo hay tener tengo tenia".split()
)
