"""What the tagger of identifiers learns from: marked texts of the development part, and harmless ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guardrails.identifiers._base import PLACEHOLDER
from guardrails.identifiers._tagger import KINDS, parts
from guardrails.normalise import normalise
from tests.data.deid_planted import Maker, clean
from tests.data.deid_written import written, written_clean

COMMENTS = Path(__file__).parent / "triage_comments"
ALIKE = {"FAX": "PHONE"}
SEEDS = 6
"""Rounds of planted comments an epoch: other names in the same carriers."""
AGAIN, WHOLE = 0.12, 0.8
"""Share of texts that some identifiers have gone from, and of those that are read whole."""
VEILED = 0.5
"""Share of identifiers that have gone already where a text is read again."""
EXCHANGED = ("PERSON", "CITY", "ORG")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its identifiers as (start, end, kind); a kind that is none of the tagger's teaches nothing."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def development() -> list[Marked]:
    """Comments of the development part that people wrote, with and without identifiers."""
    marked = [_normal(one.text, one.spans) for one in written("dev")]
    return [*marked, *(_normal(text, ()) for text in [*written_clean("dev"), *clean("dev")])]


def planted(epoch: int) -> list[Marked]:
    """Planted comments, and written ones with other names, towns and employers; different in every epoch."""
    seeds = range(epoch * SEEDS + 1, (epoch + 1) * SEEDS + 1)
    made = [_normal(one.text, one.spans) for seed in seeds for one in Maker("dev", seed).comments(1)]
    return [*made, *_exchanged(random.Random(epoch))]  # noqa: S311 - drawing, nothing secret


def veiled(marked: Marked, r: random.Random) -> Marked:
    """The same text after some of its identifiers have gone: what is read again holds placeholders, which are none."""
    text, spans, at = "", [], 0
    for start, end, kind in sorted(marked.spans):
        text += marked.text[at:start]
        if kind in KINDS and r.random() < VEILED:
            text += f"<{kind}_1>"
        else:
            spans.append((len(text), len(text) + end - start, kind))
            text += marked.text[start:end]
        at = end
    return Marked(text + marked.text[at:], tuple(spans))


def as_read(marked: Marked, r: random.Random) -> Marked:
    """The text as the remover gives it to the tagger: often one sentence of it, and often for the second time."""
    if r.random() < AGAIN:
        marked = veiled(marked, r)
    sentences = list(parts(marked.text))
    if len(sentences) < 2 or r.random() < WHOLE:
        return marked
    start, end = r.choice(sentences)
    inside = [
        (max(a, start) - start, min(b, end) - start, kind) for a, b, kind in marked.spans if a < end and start < b
    ]
    return Marked(marked.text[start:end], tuple(inside))


def _exchanged(r: random.Random) -> Iterator[Marked]:
    """Written comments in which names stand in each other's place."""
    pool: dict[str, list[str]] = {kind: [] for kind in EXCHANGED}
    texts = [one for one in development() if any(kind in EXCHANGED for *_, kind in one.spans)]
    for one in texts:
        for start, end, kind in one.spans:
            if kind in pool:
                pool[kind].append(one.text[start:end])
    for one in texts:
        text, spans, at = "", [], 0
        for start, end, kind in sorted(one.spans):
            text += one.text[at:start]
            old = one.text[start:end]
            new = r.choice(pool[kind]) if kind in pool and len(old) > 2 else old
            new = new.lower() if old.islower() else new.upper() if old.isupper() else new
            spans.append((len(text), len(text) + len(new), kind))
            text, at = text + new, end
        yield Marked(text + one.text[at:], tuple(spans))


@cache
def ordinary() -> list[Marked]:
    """Comments that triage learned from. What the rules take out teaches nothing: some of it names somebody."""
    from guardrails.deidentify import Deidentifier

    rules = Deidentifier(nlp_model="none")
    lines = [
        line.strip().replace("\\n", "\n")
        for path in sorted(COMMENTS.rglob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip() and line[:2] not in ("# ", "@ ")
    ]
    return [
        Marked(line, tuple((one.start, one.end, "?") for one in rules.deidentify(line).removed))
        for line in dict.fromkeys(lines)
        if normalise(line).text == line and not PLACEHOLDER.search(line)
    ]


def _normal(text: str, spans: tuple[tuple[int, int, str], ...]) -> Marked:
    """As the remover reads it: folded, with spans moved along."""
    plain = normalise(text)
    if plain.text == text:
        return Marked(text, tuple((start, end, ALIKE.get(kind, kind)) for start, end, kind in spans))
    back = [plain.original_span(i, i + 1) for i in range(len(plain.text))]
    moved = []
    for start, end, kind in spans:
        inside = [i for i, (a, b) in enumerate(back) if a < end and start < b]
        if inside:
            moved.append((inside[0], inside[-1] + 1, ALIKE.get(kind, kind)))
    return Marked(plain.text, tuple(moved))


__all__ = ["KINDS", "Marked", "as_read", "development", "ordinary", "planted"]
