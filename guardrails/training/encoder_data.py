"""What the encoder learns from: labelled comments (`triage_comments`), labelled sentences of replies (`checks`), the
approved sentences of the composer, which break nothing, and the examples of the rules.

Of what lies under `tests`, only comments of the development part are read, which carry no label.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from guardrails.checks import Reply
from guardrails.training.checks_sentences import read as labelled_sentences
from guardrails.training.hearts import everything as replies
from guardrails.training.typical import typical
from prompts.rulebook import load

COMMENTS = Path(__file__).parent / "triage_comments"
FALLBACKS = Path(__file__).parents[2] / "prompts" / "fallbacks"

_FILLED = re.compile(r"\{(\w+)\}")
_FILLING = {
    "contact": "care@riverside.example",
    "name": "dana",
    "organisation": "riverside clinic",
    "phone": "555-0142",
}
_PATTERN = re.compile(r"[\\|*{}\[\]^]|\(\?")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")

KINDS = ("complaint", "praise", "question", "misinformation", "social", "abuse", "spam")
TOPICS = (
    "waiting", "staff-manner", "communication", "billing", "phone-access", "appointments", "cleanliness",
    "parking-access", "food", "privacy", "app-website", "insurance-claims", "care-outcome", "facilities", "other",
)  # fmt: skip
FLAGS = (
    "emergency", "self-harm", "adverse-event", "death-or-injury", "person-at-risk", "legal-threat", "discrimination",
    "privacy", "minor", "safety", "media", "substance-use", "data-breach",
)  # fmt: skip
RULES = (
    "admits-liability", "asks-for-details-in-public", "blames-others", "confirms-relationship", "corporate-speak",
    "defensive", "makes-excuses", "medical-advice", "non-apology", "pressures-reviewer", "reveals-identifier",
    "unbacked-promise",
)  # fmt: skip
HEADS = {"kinds": KINDS, "topics": TOPICS, "flags": FLAGS, "rules": RULES}

PARTIAL = "project"
"""Folder whose comments name one flag each; a flag that is not named there may still be in them. Others name all."""
UNKNOWN = -1.0
OTHER_RULE = 0.25
"""Weight of "does not break it" for a sentence that was written for another rule: it may break both."""
APPROVED = 3
"""One approved sentence in so many is learned from: they are much alike."""
HELD_OUT = 8
"""One text in so many is left out of training: the limits are read from them."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its targets by head: 1, 0, or `UNKNOWN`; `weights` go with the targets of `rules`."""

    text: str
    targets: dict[str, list[float]]
    weights: list[float] | None = None


def comments(path: Path) -> Iterator[Example]:
    """The labelled comments of one file; its format is told at its top."""
    whole = path.parent.name != PARTIAL
    kind, topics, flags = "?", ["?"], ["?"]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            kind, *lists = (part.strip() for part in line[2:].split(";"))
            topics, flags = (re.split(r"[ ,]+", part) for part in lists)
        elif line.strip() and not line.startswith("# "):
            silent = UNKNOWN if "?" in flags or (not whole and flags != ["-"]) else 0.0
            lies = [1.0 if flag in flags else silent for flag in FLAGS]
            if not whole:
                for flag in ("privacy", "minor"):
                    lies[FLAGS.index(flag)] = 1.0 if flag in flags else UNKNOWN
            yield Example(
                line.strip().replace("\\n", "\n"),
                {
                    "kinds": [float(kind == one) if kind != "?" else UNKNOWN for one in KINDS],
                    "topics": [float(one in topics) if topics != ["?"] else UNKNOWN for one in TOPICS],
                    "flags": lies,
                },
            )


def typical_comments() -> Iterator[Example]:
    """Comments of which what they are about says kind and topic, and that are harmless."""
    for one in typical():
        yield Example(
            one.text,
            {
                "kinds": [float(one.kind == kind) if one.kind else UNKNOWN for kind in KINDS],
                "topics": [float(one.topic == topic) if one.topic else UNKNOWN for topic in TOPICS],
                "flags": [UNKNOWN if flag in one.open else 0.0 for flag in FLAGS],
            },
        )


def all_comments() -> dict[str, Example]:
    """All labelled comments by their text; what somebody labelled for triage counts before what follows otherwise."""
    read = (one for path in sorted(COMMENTS.rglob("*.txt")) for one in comments(path))
    return {one.text: one for one in (*typical_comments(), *read)}


def sentences() -> Iterator[Example]:
    """The labelled sentences of the checks, folded as the checks fold them.

    One that was written for a rule says little about the other rules.
    """
    broken: dict[str, set[str]] = {}
    for one in labelled_sentences():
        broken.setdefault(Reply.of(one.text).folded, set()).update(one.rules)
    for text, rules in broken.items():
        targets = [float(rule in rules) for rule in RULES]
        weights = [1.0 if not rules or rule in rules else OTHER_RULE for rule in RULES]
        yield Example(text, {"rules": targets}, weights)


def approved() -> Iterator[Example]:
    """The composer's sentences, with something in place of what is filled in."""
    clean = {"rules": [0.0] * len(RULES)}
    for path in sorted(FALLBACKS.rglob("*.yaml")):
        for text in _strings(yaml.safe_load(path.read_text(encoding="utf-8"))):
            said = _FILLED.sub(lambda found: _FILLING.get(found[1], "that"), text)
            if len(said.split()) > 3 and not _PATTERN.search(said) and _number(said) % APPROVED == 0:
                yield Example(Reply.of(said).folded, clean)


def hearts() -> Iterator[Example]:
    """The sentences of replies that people would sign, as other people write them than the checks' own authors."""
    clean = {"rules": [0.0] * len(RULES)}
    for one in replies():
        if not one.aside:
            for said in _SENTENCE.findall(one.text):
                if len(said.split()) > 3:
                    yield Example(Reply.of(said.strip()).folded, clean)


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from _strings(inner)


def examples() -> Iterator[Example]:
    """The rulebook's examples that are one sentence: about other rules than their own they say nothing."""
    for rule in load().rules.values():
        for one, broken in [*((one, 0.0) for one in rule.passes), *((one, 1.0) for one in rule.fails)]:
            if rule.id in RULES and len(_SENTENCE_END.findall(one.reply.strip())) <= 1:
                weights = [float(name == rule.id) for name in RULES]
                yield Example(Reply.of(one.reply).folded, {"rules": [broken * weight for weight in weights]}, weights)


def everything() -> list[Example]:
    """All comments and sentences, each text once; what was labelled by hand comes before what is only approved."""
    found = all_comments()
    said = {one.text: one for one in (*approved(), *hearts(), *examples(), *sentences())}
    return [*found.values(), *said.values()]


def unlabelled() -> list[Example]:
    """Texts without labels, for their meaning and for what a teacher says of them: comments written for the remover of
    identifiers, sentences of comments, and all that the composer may say."""
    known = {one.text for one in everything()}
    parts = [part.strip() for one in everything() if "kinds" in one.targets for part in _SENTENCE.findall(one.text)]
    comments = dict.fromkeys([*_other_comments(), *parts])
    said = {
        _FILLED.sub(lambda found: _FILLING.get(found[1], "that"), text)
        for path in sorted(FALLBACKS.rglob("*.yaml"))
        for text in _strings(yaml.safe_load(path.read_text(encoding="utf-8")))
        if not _PATTERN.search(_FILLED.sub("", text))
    }
    silent = {"rules": [UNKNOWN] * len(RULES)}
    found = [
        *(Example(text, {}) for text in comments if text not in said),
        *(Example(text, silent) for text in sorted(said)),
    ]
    return [one for one in found if one.text not in known and len(one.text.split()) > 2]


def _other_comments() -> Iterator[str]:
    """Comments of the development part that nobody labelled for triage. Names and all, as triage reads them."""
    from tests.data.deid_written import written, written_clean

    yield from (one.text for one in written("dev"))
    yield from written_clean("dev")


def held_out(text: str) -> bool:
    """Whether training leaves this text out. The same on every machine."""
    return _number(text) % HELD_OUT == 0


def _number(text: str) -> int:
    return hashlib.sha256(text.encode()).digest()[0]
