"""Figures over drafts, each beside its target where issue or guidelines name one."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from guardrails.checks import Reply, phrase_set
from guardrails.checks._phrase import PhraseSet
from guardrails.checks.readability import grade, huerta
from guardrails.encoder import embed
from prompts import rulebook
from tests.bench._drafts import Draft

ALIKE = 0.92
"""Cosine from which two drafts count as the same; pairs whose comments are alike too are forgiven."""
COMMENTS_ALIKE = 0.6
NEAREST = 5
OPENING_WORDS = 3


class Figure(NamedTuple):
    """One line of the table."""

    name: str
    value: str
    target: str = ""


def figures(drafts: Sequence[Draft]) -> list[Figure]:
    """The table for one writer over some comments."""
    words = [len(draft.text.split()) for draft in drafts]
    english = [draft for draft in drafts if draft.brief.context.language != "es"]
    openings = Counter(" ".join(draft.text.casefold().split()[:OPENING_WORDS]) for draft in drafts)
    opening, most = openings.most_common(1)[0]
    own = np.asarray(embed([_heart(draft.text) for draft in drafts]))
    asked = np.asarray(embed([draft.row["c"] for draft in drafts]))
    written = Counter(draft.writer for draft in drafts)
    times = sorted(draft.seconds for draft in drafts)
    return [
        Figure("drafts", f"{len(drafts)}"),
        Figure("drafts that break a rule", f"{sum(bool(draft.broken) for draft in drafts)}", "0"),
        Figure("served by", ", ".join(f"{name} {count / len(drafts):.0%}" for name, count in written.most_common())),
        Figure("words, median and longest", f"{statistics.median(words):.0f} and {max(words)}", "median 75 at most"),
        Figure("school grade, median (English)", f"{statistics.median([grade(one.text) for one in english]):.1f}", "8"),
        Figure("reading ease, least (Spanish)", f"{_ease(drafts):.0f}"),
        Figure("complaints whose topic the reply names", _share(_named(drafts)), "80%"),
        Figure(f"complaints among the {NEAREST} nearest to their reply", _share(_near(drafts, own, asked))),
        Figure("questions that got their fact", _share(_facts(drafts, answered=True)), "100%"),
        Figure("questions that got a wrong fact", _share(_facts(drafts, answered=False)), "0%"),
        Figure(f"pairs with cosine over {ALIKE}", f"{len(_same(drafts, own, asked))}", "0"),
        Figure("most frequent opening", f"{most / len(drafts):.0%} ({opening} …)", "10% at most"),
        Figure("kind as a person would say", _share(draft.row["kind"] == draft.kind for draft in drafts)),
        Figure("seconds, p50 and p95", f"{times[len(times) // 2]:.3f} and {times[int(len(times) * 0.95)]:.3f}"),
    ]


def fewer_broken(ours: Sequence[Draft | None], plain: Sequence[Draft | None]) -> list[Figure]:
    """Our drafts beside those of a plain prompt to the same model, by what the rules find in both."""
    pairs = [(one, other) for one, other in zip(ours, plain, strict=True) if one and other]
    better = sum(len(one.broken) < len(other.broken) for one, other in pairs)
    worse = sum(len(one.broken) > len(other.broken) for one, other in pairs)
    grave = sum(any(item.severity == "block" for item in other.findings) for _, other in pairs)
    return [
        Figure("pairs with a plain prompt to the same model", f"{len(pairs)}"),
        Figure("pairs in which ours breaks fewer rules", f"{better / max(1, len(pairs)):.0%}", "80%"),
        Figure("pairs in which ours breaks more rules", f"{worse / max(1, len(pairs)):.0%}", "0%"),
        Figure("plain drafts that must never be posted", f"{grave / max(1, len(pairs)):.0%}"),
    ]


def _share(found: Iterator[bool]) -> str:
    hits = list(found)
    return f"{sum(hits) / len(hits):.0%} of {len(hits)}" if hits else "none"


def _heart(text: str) -> str:
    """What is particular in a draft: without contact and signature, which are alike in all of them."""
    sentences = re.split(r"(?<=[.!?:])\s+", text)
    kept = [one for one in sentences[:-1] if "@" not in one and "555-" not in one]
    return " ".join(kept) or text


def _ease(drafts: Sequence[Draft]) -> float:
    return min((huerta(draft.text) for draft in drafts if draft.brief.context.language == "es"), default=0.0)


def _named(drafts: Sequence[Draft]) -> Iterator[bool]:
    """For every plain complaint with a topic that a person named: whether the reply speaks of it in the topic's words.

    Contact and signature don't count: every reply holds a desk or a telephone.
    """
    for draft in drafts:
        about = set(draft.row["topics"]) & topic_words().keys()
        if draft.row["kind"] == "complaint" and about and draft.brief.triage.route == "reply":
            reply = Reply(_heart(draft.text))
            yield any(topic_words()[topic].any(clause) for topic in about for clause in reply.clauses)


@cache
def topic_words() -> dict[str, PhraseSet]:
    """The words of each topic and their synonyms, as the rule `ignores-concern` lists them."""
    check = rulebook.load().rules["ignores-concern"].check or {}
    return {name: phrase_set({"": phrases}) for name, phrases in check["topics"].items()}


def _near(drafts: Sequence[Draft], own: Any, asked: Any) -> Iterator[bool]:
    for number, draft in enumerate(drafts):
        if draft.kind == "complaint":
            alike = asked @ own[number]
            yield int((alike >= alike[number]).sum()) <= NEAREST


def _facts(drafts: Sequence[Draft], *, answered: bool) -> Iterator[bool]:
    """Whether the wanted fact was given; or, for all questions, whether another one was."""
    for draft in drafts:
        wanted = draft.row.get("fact")
        given = _fact(draft) or "none"
        if wanted and draft.kind == "question":
            if answered and wanted != "none":
                yield given == wanted
            if not answered:
                yield given not in (wanted, "none")


def _same(drafts: Sequence[Draft], own: Any, asked: Any) -> list[tuple[int, int]]:
    """Pairs of drafts that say the same though their comments don't; two answers from one fact must."""
    alike = np.triu(own @ own.T, 1) > ALIKE
    pairs = [(int(a), int(b)) for a, b in np.argwhere(alike) if asked[a] @ asked[b] < COMMENTS_ALIKE]
    return [(a, b) for a, b in pairs if not _fact(drafts[a]) or _fact(drafts[a]) != _fact(drafts[b])]


def _fact(draft: Draft) -> str:
    """The id of the fact that a draft gives, or an empty string."""
    return next((fact.id for fact in draft.brief.context.facts if fact.text in draft.text), "")
