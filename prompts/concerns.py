"""What a comment is about in particular, and the approved words for it.

`fallbacks/<language>/concerns/<topic>.yaml` lists the concerns of one topic: how to recognise one (`when`, patterns on
the lower-cased safe text without accents), and approved ways to say it back (`say` as a whole sentence, `np` as a noun
phrase that joins two concerns, `ask` as what the signer goes and asks). Nothing of the comment itself is repeated,
except an amount such as "three hours" (see `prompts.amounts`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from prompts.amounts import Amount, Amounts
from prompts.frames import SLOT
from prompts.patterns import PLACEHOLDER, pattern, patterns_compile, plain, worded
from prompts.reading import read_yaml, validated

_SENTENCE_END = re.compile(r"[.!?\n]+")
PLAIN_ENOUGH = 0.85
FEW_WORDS = 12
"""Words that a comment may have for an ordinary noun in it to be what it is about."""
MEANT = 2.0
"""The score of a concern that is known by its meaning: before any that only its words speak for."""
NEAR = 70
"""Characters between a concern's words and an amount that belongs to it."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Wordings(_Strict):
    """Approved words for one concern."""

    say: tuple[str, ...] = Field(min_length=1)
    np: tuple[str, ...] = Field(min_length=1)
    ask: tuple[str, ...] = Field(min_length=1)


class Detail(Wordings):
    """One particular concern. `weight` below 1 gives way to sharper ones; `within` needs that topic to be evident.

    `beside` are what must stand in the same sentence where the words of `when` mean nothing bad by themselves: a chair
    is no trouble, a hard chair is.

    Concerns of one `group` say the same thing and are never joined. `mild` ones may turn out to be a suggestion.
    `anywhere` ones are so plain that they are found even where nothing else speaks of their topic.
    """

    id: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    needs: Literal["amount", "times"] | None = None
    units: tuple[str, ...] = ()
    weight: float = 1.0
    group: str = ""
    mild: bool = False
    within: str | None = None
    anywhere: bool = False
    owner: str | None = None
    owner_topic: str | None = None

    @field_validator("when", "unless", "beside")
    @classmethod
    def compiles(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        return patterns_compile(patterns)


class Owner(_Strict):
    """Who looks after a topic when the comment speaks of certain people: the register's owner of another topic, or
    these words."""

    when: tuple[str, ...] = Field(min_length=1)
    owner_topic: str | None = None
    owner: str | None = None


class TopicConcerns(_Strict):
    """All concerns of one topic. `owner` is used where the organisation's register names nobody.

    `general_words` are what a comment must hold before it is answered by the topic alone, where `words` are too common.
    `verdicts` are hard words and `things` ordinary nouns that may be said back (`{verdict}`, `{thing}`) where nothing
    more particular is known, the most telling first.
    """

    topic: str
    words: str
    general_words: str = ""
    owner: str
    owners: tuple[Owner, ...] = ()
    general: Wordings
    details: tuple[Detail, ...]
    verdicts: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern that a comment holds, with its wordings filled in. `general` means that only the topic is known."""

    id: str
    topic: str
    say: tuple[str, ...]
    np: tuple[str, ...]
    ask: tuple[str, ...]
    owner: str
    owner_topic: str
    own_owner: bool
    score: float
    group: str
    mild: bool = False
    general: bool = False
    anywhere: bool = False
    counted: bool = False
    """Whether it says an amount of the comment back, such as "three hours"."""

    @property
    def sharp(self) -> bool:
        """Whether it is particular enough to trust it over the kind that was guessed."""
        return not self.general and not self.mild and self.score >= PLAIN_ENOUGH


@lru_cache(maxsize=256)
def read_concerns(path: str, text: str) -> TopicConcerns:
    """The concerns of one topic. Raises RulebookError."""
    return validated(TopicConcerns, read_yaml(path, text), path, text)


def find(
    comment: str, known: tuple[str, ...], topics: tuple[TopicConcerns, ...], reader: Amounts
) -> tuple[Concern, ...]:
    """The concerns of a comment, the sharpest first; at least the general one of its first topic.

    `known` are the topics that triage found, the main one first; `topics` and `reader` belong to one language.
    """
    text = plain(comment)
    found: list[Concern] = []
    for topic in topics:
        evident = topic.topic in known or bool(pattern(topic.words).search(text))
        rank = _rank(topic.topic, known)
        for place, detail in enumerate(topic.details):
            if not evident and not detail.anywhere:
                continue
            if concern := _match(detail, topic, text, reader, rank - place / 100):
                found.append(concern)
    found.sort(key=lambda concern: -concern.score)
    return (*found, general(known, topics, comment))


def _rank(topic: str, known: tuple[str, ...]) -> float:
    if topic not in known:
        return 0.0
    return 0.6 if known[0] == topic else 0.4


def _match(detail: Detail, topic: TopicConcerns, text: str, reader: Amounts, rank: float) -> Concern | None:
    hits = list(worded(*detail.when).finditer(text)) if detail.when else []
    if detail.beside:
        hits = [hit for hit in hits if worded(*detail.beside).search(_sentence(hit))]
    if not hits or (detail.unless and pattern(*detail.unless).search(text)):
        return None
    if detail.within and not pattern(topic.words).search(text):
        return None
    return _worded(detail, topic, text, _amount(detail, text, reader, hits), detail.weight + rank)


def _amount(detail: Detail, text: str, reader: Amounts, hits: list[re.Match[str]]) -> Amount | None:
    return _nearest(reader.read(text, detail.needs, detail.units), hits, text) if detail.needs else None


def _worded(detail: Detail, topic: TopicConcerns, text: str, amount: Amount | None, score: float) -> Concern | None:
    """The concern with its wordings filled in; None where they need an amount that isn't there."""
    if detail.needs and amount is None:
        return None
    slots = amount.slots if amount else {}
    wordings = [tuple(_filled(line, slots) for line in lines) for lines in (detail.say, detail.np, detail.ask)]
    say, np, ask = (tuple(line for line in lines if line) for lines in wordings)
    if not say or not ask:
        return None
    owner, owner_topic = detail.owner, detail.owner_topic
    if owner is None and owner_topic is None:
        owner, owner_topic = _people(topic, text)
    return Concern(
        id=detail.id,
        topic=topic.topic,
        say=say,
        np=np,
        ask=ask,
        owner=owner or topic.owner,
        owner_topic=owner_topic or topic.topic,
        own_owner=owner is not None,
        score=score + (0.25 if amount else 0.0),
        group=detail.group or detail.id,
        mild=detail.mild,
        anywhere=detail.anywhere,
        counted=amount is not None,
    )


def meant(name: str, comment: str, topics: tuple[TopicConcerns, ...], reader: Amounts) -> Concern | None:
    """The concern `topic/id` of a comment that is known by its meaning to hold it, whatever its words; None where no
    topic has it or its wordings need an amount that the comment lacks."""
    text = plain(comment)
    for topic in topics:
        for detail in topic.details:
            if f"{topic.topic}/{detail.id}" == name:
                anywhere = list(re.finditer(r"\A.*\Z", text))
                return _worded(detail, topic, text, _amount(detail, text, reader, anywhere), MEANT)
    return None


def _sentence(hit: re.Match[str]) -> str:
    """The sentence around a hit."""
    before, after = _SENTENCE_END.split(hit.string[: hit.start()])[-1], _SENTENCE_END.split(hit.string[hit.end() :])[0]
    return before + hit[0] + after


def _nearest(found: tuple[Amount, ...], hits: list[re.Match[str]], text: str) -> Amount | None:
    """The amount nearest to the concern's words, in the same sentence."""
    best: tuple[int, Amount] | None = None
    for amount in found:
        for hit in hits:
            start, end = min(hit.start(), amount.start), max(hit.end(), amount.end)
            between = max(amount.start - hit.end(), hit.start() - amount.end, 0)
            if between <= NEAR and not _SENTENCE_END.search(text[start:end].strip(".!?")):
                best = min(best or (between, amount), (between, amount), key=lambda pair: pair[0])
    return best[1] if best else None


def _filled(line: str, slots: dict[str, str]) -> str:
    """The line with its slots filled, or an empty string where one has no value."""
    if any(not slots.get(name) for name in SLOT.findall(line)):
        return ""
    return line.format_map(slots)


def _people(topic: TopicConcerns, text: str) -> tuple[str | None, str | None]:
    """Who looks after the people that the comment speaks of, as an owner's own words or as another topic."""
    for item in topic.owners:
        if worded(*item.when).search(text):
            return item.owner, item.owner_topic
    return None, None


def general(known: tuple[str, ...], topics: tuple[TopicConcerns, ...], comment: str) -> Concern:
    """What can be said where nothing particular is known: of the first topic that the comment's own words speak of.

    A topic that was only guessed is not named: a reply about the telephone to someone who never mentioned one is worse
    than a plain one.
    """
    text = plain(comment)
    by_name = {topic.topic: topic for topic in topics}
    seen = (
        one for name in known if (one := by_name.get(name)) and pattern(one.general_words or one.words).search(text)
    )
    topic = next(seen, by_name["other"])
    words = topic.general
    about_it = len(text.split()) <= FEW_WORDS
    slots = {"verdict": _said(topic.verdicts, comment), "thing": _said(topic.things, comment) if about_it else ""}
    filled = [tuple(_filled(line, slots) for line in words.say if f"{{{name}}}" in line) for name in slots]
    quoted = next((lines for lines in filled if any(lines)), ())
    owner, owner_topic = _people(topic, text)
    return Concern(
        id=topic.topic,
        topic=topic.topic,
        say=quoted or tuple(line for line in words.say if not SLOT.search(line)),
        np=words.np,
        ask=words.ask,
        owner=owner or topic.owner,
        owner_topic=owner_topic or topic.topic,
        own_owner=owner is not None,
        score=0.0,
        group=topic.topic,
        mild=True,
        general=True,
    )


def _said(words: tuple[str, ...], comment: str) -> str:
    """The first of the words that the comment holds, in lower case but with the comment's own accents."""
    letters = unicodedata.normalize("NFC", PLACEHOLDER.sub(" ", comment).replace("’", "'").lower())
    bare = "".join(unicodedata.normalize("NFD", char)[0] for char in letters)
    hits = (pattern(rf"\b(?:{word})\b").search(bare) for word in words)
    return next((letters[hit.start() : hit.end()] for hit in hits if hit), "")
