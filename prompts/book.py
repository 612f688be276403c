"""One version of everything that shapes a draft, read from its files and frozen.

Two versions can be used side by side in one process: whoever drafts, checks or renders is handed the book to do it by.
Files that two versions share are read only once, for what was read is remembered by its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from prompts.amounts import Amounts, read_amounts
from prompts.approved import Approved, Pair, nearest, read_pairs
from prompts.concerns import Concern, TopicConcerns, find, general, meant, read_concerns
from prompts.frames import Fixed, Frame, read_fixed, read_frame
from prompts.lexicon import Lexicon, read_lexicon
from prompts.matters import Matter, Matters, as_details, read_matters
from prompts.reading import FOLDER, Files, Problem, RulebookError, digest, read_folder, short
from prompts.render import Message, Prompt, Templates, read_templates, render
from prompts.rulebook import Rulebook, read

FIXED = "fixed"
OTHERWISE = "us"
"""The country whose fixed texts are used where another has none."""

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Tongue:
    """What is approved in one language. `frames` by name, `concerns` in the order of their topics, `matters` of every
    kind but complaints by name."""

    frames: Mapping[str, Frame]
    concerns: tuple[TopicConcerns, ...]
    lexicon: Lexicon
    amounts: Amounts
    matters: Mapping[str, Matter]

    def find(self, comment: str, known: tuple[str, ...]) -> tuple[Concern, ...]:
        """The concerns of a comment, the sharpest first. `known` are the topics that triage found."""
        return find(comment, known, self.concerns, self.amounts)

    def meant(self, name: str, comment: str) -> Concern | None:
        """The concern `topic/id` that a comment is known to hold, or None where it has no wording here."""
        return meant(name, comment, self.concerns, self.amounts)

    def vague(self, comment: str) -> Concern:
        """What can be said where not even the topic is known."""
        return general((), self.concerns, comment)


@dataclass(frozen=True, eq=False)
class Book:
    """A version. `digest` is the hash of its files; `fixed` are the emergency texts by country."""

    files: Files
    digest: str
    rulebook: Rulebook
    tongues: Mapping[str, Tongue]
    fixed: Mapping[str, Fixed]
    examples: Mapping[str, tuple[Approved, ...]]
    templates: Templates

    @property
    def version(self) -> str:
        return short(self.digest)

    def frame(self, name: str, language: str) -> Frame:
        return self.tongues[language].frames[name]

    def fixed_text(self, flag: str, country: str, language: str) -> str | None:
        """The approved text for a flag; in English where the language has none, the US one where the country has none.

        None where the flag has no fixed text at all.
        """
        for place in (country.casefold(), OTHERWISE):
            texts = found.texts.get(flag) if (found := self.fixed.get(place)) else None
            if texts:
                return (texts.get(language) or texts["en"]).strip()
        return None

    def fixed_texts(self, country: str) -> tuple[str, ...]:
        """Every approved fixed text of a country, for checks that must let them pass word for word."""
        found = self.fixed.get(country.casefold()) or self.fixed.get(OTHERWISE)
        return tuple(text.strip() for texts in found.texts.values() for text in texts.values()) if found else ()

    def nearest(self, kind: str, topics: tuple[str, ...], language: str, count: int) -> tuple[Pair, ...]:
        """Up to `count` approved pairs of that kind and language, those that share a topic first."""
        return nearest(self.examples.get(kind, ()), topics, language, count)

    def mirrors(self, language: str) -> tuple[Pair, ...]:
        """The pairs that show a small model how to name the trouble, always the same ones in the same order."""
        return tuple(
            Pair(one.comment, one.reply) for one in self.examples.get("mirrors", ()) if one.language == language
        )

    def render(self, prompt: Prompt) -> tuple[Message, ...]:
        """The messages for one input. Raises RenderError."""
        return render(self.templates, prompt)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted(self.tongues))


class _Reader:
    """Reads file after file and gathers what is wrong with any, so that all of it can be said at once."""

    def __init__(self, files: Files) -> None:
        self.files, self.problems = files, list[Problem]()

    def each(self, folder: str, reader: Callable[[str, str], Read]) -> Iterator[tuple[str, Read]]:
        """(name without ending, what was read) for every file that lies right in a folder."""
        for path in sorted(self.files):
            where = PurePosixPath(path)
            if where.parent.as_posix() != folder or where.stem in (LEXICON, AMOUNTS):
                continue
            if (found := self.one(path, reader)) is not None:
                yield where.stem, found

    def one(self, path: str, reader: Callable[[str, str], Read]) -> Read | None:
        try:
            return reader(path, self.files[path])
        except RulebookError as error:
            self.problems += error.problems
        except KeyError:
            self.problems.append(Problem(path, None, "This file is missing."))
        return None


LEXICON, AMOUNTS = "lexicon", "amounts"


def read_book(files: Files) -> Book:
    """A version from its files. Raises RulebookError naming everything that is wrong with any of them."""
    reader = _Reader(files)
    rulebook: Rulebook | None = None
    try:
        rulebook = read(files)
    except RulebookError as error:
        reader.problems += error.problems
    parts = [PurePosixPath(path).parts for path in files]
    languages = sorted({part[1] for part in parts if part[0] == "fallbacks" and len(part) > 2 and part[1] != FIXED})
    tongues = {language: tongue for language in languages if (tongue := _tongue(reader, language))}
    fixed = dict(reader.each(f"fallbacks/{FIXED}", read_fixed))
    examples = dict(reader.each("examples", read_pairs))
    templates: Templates | None = None
    try:
        templates = read_templates(
            tuple((path, files[path]) for path in sorted(files) if path.startswith("templates/"))
        )
    except RulebookError as error:
        reader.problems += error.problems
    if reader.problems or rulebook is None or templates is None:
        raise RulebookError(*reader.problems)
    return Book(dict(files), digest(files), rulebook, tongues, fixed, examples, templates)


def _tongue(reader: _Reader, language: str) -> Tongue | None:
    folder = f"fallbacks/{language}"
    frames = dict(reader.each(folder, read_frame))
    matters = [found for _, found in reader.each(f"{folder}/matters", read_matters)]
    concerns = tuple(_with(topic, matters) for _, topic in reader.each(f"{folder}/concerns", read_concerns))
    if not any(topic.topic == "other" for topic in concerns):
        reader.problems.append(
            Problem(f"{folder}/concerns", None, "The topic “other” is missing; it is the last resort.")
        )
    lexicon = reader.one(f"{folder}/{LEXICON}.yaml", read_lexicon)
    amounts = reader.one(f"{folder}/{AMOUNTS}.yaml", read_amounts)
    others = {name: one for found in matters if found.topic is None for name, one in found.named().items()}
    return Tongue(frames, concerns, lexicon, amounts, others) if lexicon and amounts else None


def _with(topic: TopicConcerns, matters: list[Matters]) -> TopicConcerns:
    """A topic with the concerns that are found by meaning behind those that are found by words."""
    more = [detail for found in matters if found.topic == topic.topic for detail in as_details(found)]
    return topic.model_copy(update={"details": (*topic.details, *more)}) if more else topic


def load(folder: Path = FOLDER) -> Book:
    """The version that lies in a folder. Raises RulebookError."""
    return read_book(read_folder(folder))
