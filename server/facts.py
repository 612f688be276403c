"""Which approved facts answer a comment: only those that cover every word that a question turns on.

Nearness of meaning alone misleads: "are flu shots free?" lies close to "do you have flu shots yet?", and the answer to
one is no answer to the other. So a question is taken apart into clauses, and a fact answers a clause when it is near in
meaning *and* nothing in the clause is foreign to it: each telling word stands in the fact or in the ways in which
people ask for it, as the same word, a relative of it (`facts.yaml`) or one of nearly the same meaning. A claim is only
answered by a fact that is filed under claims. What is not answered gets "I'll find out", which is never wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from guardrails.types import Fact, Kind
from server.nearness import nearness, sentences

NEAR = 0.375
"""Cosine of clause and fact from which covered words may count (English; the embeddings know little Spanish)."""
NEAR_A_CLAIM, VERY_NEAR = 0.635, 0.72
"""Cosine of a claim and one that a fact is filed under; from the second on it need not share its words."""
NEAR_A_NOTE = 0.595
SAME_SENSE = 0.65
"""Cosine of two words from which one stands for the other."""
MOST_FACTS = 3
MOST_CLAUSES = 10
STEM = 5

_PLACEHOLDER = re.compile(r"<[A-Z_]+(?:_\d+)?>")
_CLAUSE = re.compile(r"[.!?\n;¿¡]+|,|\b(?:and|or|but|also|plus|because|y|o|pero|porque|ademas)\b")
_WORD = re.compile(r"[a-z0-9$]+(?:'[a-z]+)?")
_YES_OR_NO = re.compile(r"^\W*(?:yes|no|si)\b")

_OPEN_QUESTION = re.compile(
    r"^\W*(?:what|when|where|how|which|who|que|a que|hasta que|desde que|cuando|donde|cuant[oa]s?|como|cual(?:es)?)\b"
)
_QUESTION = re.compile(_OPEN_QUESTION.pattern + r"|^(?:do|does|is|are|can|could|may|will|am|have|hay|puedo|tienen)\b")


class _Words(BaseModel):
    """The word lists of `facts.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    families: Mapping[str, tuple[str, ...]]
    days: frozenset[str]
    attributes: frozenset[str]
    empty: str

    @cached_property
    def telling_nothing(self) -> frozenset[str]:
        return frozenset(self.empty.split())

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {name: re.compile("|".join(words)) for name, words in self.families.items()}

    def of(self, word: str) -> frozenset[str]:
        """The families that a plain word belongs to."""
        return frozenset(name for name, pattern in self.patterns.items() if pattern.fullmatch(word))


WORDS = _Words.model_validate(yaml.safe_load((Path(__file__).parent / "facts.yaml").read_text(encoding="utf-8")))


def fitting(facts: tuple[Fact, ...], comment: str, note: str, kind: Kind, language: str) -> tuple[Fact, ...]:
    """Facts that answer a clause of the comment, or that a colleague's note speaks of; the best one first.

    Outside of questions and claims only sentences with a question mark are read. Raises EmbedError.
    """
    if kind == "misinformation":
        scored = [(_claim(fact, comment), fact) for fact in facts]
        least = NEAR_A_CLAIM
    else:
        clauses = _clauses(comment, asked_only=kind != "question")
        scored = [(max((_answers(fact, one, language) for one in clauses), default=0.0), fact) for fact in facts]
        least = NEAR
    noted = [sentence for sentence in re.split(r"[.!?\n]+", _bare(note)) if sentence.strip()]
    marks = [(score / least, fact) for score, fact in scored]
    marks += [(nearness((fact.text,), tuple(noted)) / NEAR_A_NOTE, fact) for fact in facts]
    best: dict[str, tuple[float, Fact]] = {}
    for mark, fact in marks:
        if mark >= 1.0 and mark > best.get(fact.id, (0.0, fact))[0]:
            best[fact.id] = (mark, fact)
    return tuple(fact for _, fact in sorted(best.values(), key=lambda pair: -pair[0])[:MOST_FACTS])


def leaves_open(facts: tuple[Fact, ...], comment: str) -> bool:
    """Whether a clause that asks something is left unanswered by all of these facts."""
    asked = [
        clause
        for sentence in re.findall(r"[^.!?\n]+\?", _bare(comment))
        for clause in _pieces(sentence)
        if _telling(clause)
    ]
    return any(not any(_covers(fact, clause) for fact in facts) for clause in asked)


def _claim(fact: Fact, comment: str) -> float:
    """Nearness of a claim to those that a fact is filed under: an answer to a question puts no claim right, nor does
    one about who is paid for vaccines a claim about what is in them."""
    said, told = _known((comment,)), sentences(_bare(comment))
    near = {claim: nearness((claim,), told) for claim in fact.asks if not _asks(claim)}
    return max((one for claim, one in near.items() if one >= VERY_NEAR or _is_said(claim, said)), default=0.0)


def _is_said(claim: str, said: frozenset[str]) -> bool:
    """Whether more than half of a claim's telling words stand in what was said."""
    held = [_covered(word, said, strict=False) for word in _telling(_plain(claim))]
    return sum(held) * 2 > len(held)


def _answers(fact: Fact, clause: str, language: str) -> float:
    """How near a fact is to a clause that it covers; 0 where a telling word of the clause is foreign to it."""
    telling = _telling(clause)
    if all(WORDS.of(word) & WORDS.attributes for word in telling):  # the price of what? "It's $215" asks of no garage
        return 0.0
    yes_or_no = bool(_YES_OR_NO.match(_plain(fact.text)))
    if yes_or_no and _is_open(clause) and not any(_is_open(_plain(ask)) for ask in fact.asks):
        return 0.0
    if not any(_asks(ask) for ask in fact.asks):
        near = nearness(fact.asks, (clause,)) * NEAR / NEAR_A_CLAIM
    else:
        near = nearness((*fact.asks, fact.text), (clause,))
        if language != "en":  # its words decide, not the embeddings, which know little Spanish
            near = NEAR + len(telling) / 10 + _about(fact, telling) / 10
    return near if near >= NEAR and _covers(fact, clause) else 0.0


def _about(fact: Fact, telling: list[str]) -> float:
    """The share of a fact's phrasings that hold one of these words or another of its family, 0 to 1."""
    wanted = {_stem(word) for word in telling} | {name for word in telling for name in WORDS.of(word)}
    texts = [_WORD.findall(_plain(text)) for text in (*fact.asks, fact.text)]
    held = [any(_stem(word) in wanted or wanted & WORDS.of(word) for word in words) for words in texts]
    return sum(held) / len(held)


def _covers(fact: Fact, clause: str) -> bool:
    """Whether no telling word of a clause is foreign to the fact. A "yes" is held to the very day that it names."""
    known, strict = _vocabulary(fact), bool(_YES_OR_NO.match(_plain(fact.text)))
    return all(_covered(word, known, strict) for word in _telling(clause))


def _asks(phrasing: str) -> bool:
    """Whether one of a fact's phrasings is a question; the others are claims that it puts right."""
    return phrasing.rstrip().endswith("?") or bool(_QUESTION.match(_plain(phrasing)))


def _is_open(question: str) -> bool:
    """Whether a plain question asks what, when or how: "yes" is no answer to it."""
    return bool(_OPEN_QUESTION.match(question))


def _covered(word: str, known: frozenset[str], strict: bool) -> bool:
    if _stem(word) in known:
        return True
    if families := WORDS.of(word):
        return bool(families & known) or (not strict and bool(families & WORDS.days) and bool(known & WORDS.days))
    if len(word) < STEM:
        return False
    words = tuple(item for item in known if item not in WORDS.families and len(item) >= STEM - 1)
    return bool(words) and nearness((word,), words) >= SAME_SENSE


@lru_cache(maxsize=512)
def _vocabulary(fact: Fact) -> frozenset[str]:
    """Stems of all words with which a fact answers and is asked for, and the families that they belong to."""
    return _known((*fact.asks, fact.text))


def _known(texts: tuple[str, ...]) -> frozenset[str]:
    words = [word for text in texts for word in _WORD.findall(_plain(text))]
    families = {name for word in words for name in WORDS.of(word)}
    return frozenset({_stem(word) for word in words if word not in WORDS.telling_nothing} | families)


def _telling(clause: str) -> list[str]:
    return [word for word in _WORD.findall(clause) if word not in WORDS.telling_nothing]


def _stem(word: str) -> str:
    return word.removesuffix("'s").rstrip("s")[:6] if len(word) > 3 else word


def _clauses(comment: str, *, asked_only: bool) -> list[str]:
    """Clauses that may be asking, and whole sentences: "flu shots for kids and adults" is one thing."""
    bare = _bare(comment)
    sentences = [part for part in re.findall(r"[^.!?\n]+[.!?]*", bare) if not asked_only or "?" in part]
    found = [clause for sentence in sentences for clause in (sentence, *filter(_stands_alone, _pieces(sentence)))]
    return list(dict.fromkeys(clause.strip() for clause in found if clause.strip()))[:MOST_CLAUSES]


def _pieces(sentence: str) -> list[str]:
    """The clauses of a sentence; a piece without a telling word belongs to nothing."""
    return [piece.strip() for piece in _CLAUSE.split(_plain(sentence)) if piece.strip()]


def _stands_alone(piece: str) -> bool:
    """Whether a clause can be asked by itself: "or just for patients" belongs to what was asked before it."""
    return len(_telling(piece)) > 1 or bool(_QUESTION.match(piece))


def _bare(text: str) -> str:
    return _plain(_PLACEHOLDER.sub(" ", text))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.replace("’", "'").casefold())
    return re.sub(r"\bwalk[\s-]ins?\b", "walkin", "".join(char for char in folded if not unicodedata.combining(char)))
