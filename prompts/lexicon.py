"""Smaller lexicons: what is praised, who is thanked, what a joke, an idea or a question is about, what calls for
congratulations or sympathy."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from prompts.concerns import FEW_WORDS
from prompts.patterns import pattern, plain, worded
from prompts.reading import read_yaml, validated


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(_Strict):
    """`when` are patterns on the plain comment; `say` are the approved wordings for it; `topic` is whose owner knows;
    `good` may be named in answer to praise."""

    when: tuple[str, ...] = Field(min_length=1)
    say: tuple[str, ...] = Field(min_length=1)
    topic: str | None = None
    good: bool = False

    def matches(self, text: str) -> bool:
        return bool(worded(*self.when).search(text))


class Lexicon(_Strict):
    """One language's lexicon. In every list the first entries that match win; a last entry may match anything."""

    praise: tuple[Entry, ...]
    who: tuple[Entry, ...]
    social: tuple[Entry, ...]
    ideas: tuple[Entry, ...]
    things: tuple[Entry, ...]
    events: tuple[Entry, ...]
    subjects: tuple[Entry, ...]
    nouns: tuple[str, ...]
    about: tuple[str, ...]
    clinical: tuple[str, ...]
    personal: tuple[str, ...]
    suggestion: tuple[str, ...]
    loss: tuple[str, ...]
    gripes: tuple[str, ...]
    pleased: tuple[str, ...]
    sour: tuple[str, ...]
    ironic: tuple[str, ...]
    thankful: tuple[str, ...]
    deeds: tuple[str, ...]
    turns: tuple[str, ...]

    def says(self, name: str, comment: str, *, praised: bool = False) -> tuple[str, ...]:
        """Wordings of the first entry of a list that matches the comment; empty where none does."""
        text = plain(comment)
        entries: tuple[Entry, ...] = getattr(self, name)
        return next((entry.say for entry in entries if entry.matches(text) and (entry.good or not praised)), ())

    def topic(self, name: str, comment: str) -> str | None:
        """The topic of the first entry of a list that matches."""
        text = plain(comment)
        entries: tuple[Entry, ...] = getattr(self, name)
        return next((entry.topic for entry in entries if entry.matches(text)), None)

    def subject(self, comment: str, *, praised: bool = False) -> tuple[str, ...]:
        """What a comment speaks of, as it fits behind "about": a matter that is listed, else an ordinary noun, for a
        complaint only in a short comment."""
        text = plain(comment)
        nouns = self.nouns if len(text.split()) <= FEW_WORDS or praised else ()
        found = ((noun,) for noun in nouns if worded(rf"{plain(noun).split(' ', 1)[1]}\b").search(text))
        return self.says("subjects", comment, praised=praised) or next(iter(found), ())

    def is_clinical(self, comment: str) -> bool:
        """Whether a question asks for medical advice."""
        return bool(pattern(*self.clinical).search(plain(comment)))

    def is_personal(self, comment: str) -> bool:
        """Whether a question is about somebody's own appointment, bill or papers, which no public answer can give."""
        return bool(pattern(*self.personal).search(plain(comment)))

    def suggests(self, comment: str) -> bool:
        """Whether the comment proposes something."""
        return bool(pattern(*self.suggestion).search(plain(comment)))

    def grumbles(self, comment: str) -> bool:
        """Whether a question or a remark sounds like a complaint."""
        return bool(pattern(*self.gripes).search(plain(comment)))

    def praises(self, comment: str) -> bool:
        """Whether the comment praises something in words that are listed."""
        return self.particular("praise", comment)

    def particular(self, name: str, comment: str) -> bool:
        """Whether more than the last entry of a list, which matches anything, matches."""
        text = plain(comment)
        entries: tuple[Entry, ...] = getattr(self, name)
        return any(entry.matches(text) for entry in entries[:-1])

    def is_pleased(self, comment: str) -> bool:
        """Whether a complaint praises somebody as well."""
        return bool(pattern(*self.pleased).search(plain(comment)))

    def is_sour(self, comment: str) -> bool:
        """Whether a comment of few words shows anger."""
        return bool(pattern(*self.sour).search(plain(comment)))

    def is_ironic(self, comment: str) -> bool:
        """Whether a comment's words of praise mean the opposite."""
        return bool(pattern(*self.ironic).search(plain(comment)))

    def is_thankful(self, comment: str) -> bool:
        """Whether a comment thanks in so many words, and takes nothing back."""
        return bool(pattern(*self.thankful).search(plain(comment))) and not self.turns_round(comment)

    def tells_of_good(self, comment: str) -> bool:
        """Whether a comment tells, with or without a word of praise, what pleased people tell."""
        return bool(pattern(*self.deeds).search(plain(comment)))

    def turns_round(self, comment: str) -> bool:
        """Whether praise goes on to something that was not so good."""
        return bool(pattern(*self.turns).search(plain(comment)))

    def after_turn(self, comment: str) -> str:
        """What praise goes on to after it turns round, as plain text; empty where it doesn't."""
        text = plain(comment)
        turn = pattern(*self.turns).search(text)
        return text[turn.end() :] if turn else ""

    def mourns(self, comment: str) -> bool:
        """Whether the comment speaks of a death."""
        return bool(pattern(*self.loss).search(plain(comment)))


@lru_cache(maxsize=64)
def read_lexicon(path: str, text: str) -> Lexicon:
    """Raises RulebookError where the file can't be used."""
    return validated(Lexicon, read_yaml(path, text), path, text)
