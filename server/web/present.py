"""Turn an answer into what a page shows. Pure functions; the templates hold the words around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from guardrails.types import Finding, Sentence
from prompts.guidelines import guidelines
from prompts.rulebook import Rulebook
from server.records.search import Entry
from server.store.prune import HOLDS_TEXT
from server.web import labels

STEPS_SHOWN = ("deidentify", "triage", "select", "write", "record")
BAR_WIDTH = 1000
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule or guideline behind a sentence. `title` is what it asks for."""

    id: str
    title: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a reply: a sentence with its reasons, or the blank between two (`number` 0, no reasons)."""

    text: str
    number: int = 0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One step on the timing strip. `x` and `width` are thousandths of the whole strip."""

    step: str
    ms: float
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class ModelNote:
    """What the page says about the model. `working` means that it will be there soon without anybody's help."""

    state: str
    text: str
    working: bool = False
    percent: int | None = None


def pieces(reply: str, sentences: Sequence[Sentence], rulebook: Rulebook) -> tuple[Piece, ...]:
    """Cut a reply into its sentences and the blanks between them; joined, the pieces are the reply again."""
    cut: list[Piece] = []
    at = 0
    for number, sentence in enumerate(sentences, start=1):
        start = reply.find(sentence.text, at)
        if start < 0 or not sentence.text:
            continue
        if start > at:
            cut.append(Piece(reply[at:start]))
        cut.append(Piece(sentence.text, number, tuple(reason(rule, rulebook) for rule in sentence.rules)))
        at = start + len(sentence.text)
    if at < len(reply):
        cut.append(Piece(reply[at:]))
    return tuple(cut)


def reason(rule_id: str, rulebook: Rulebook) -> Reason:
    rule = rulebook.rules.get(rule_id)
    if rule is None:
        return Reason(rule_id, guidelines().get(rule_id, rule_id))
    return Reason(rule_id, first_sentence(rule.says), rule.why)


def bars(timings_ms: Mapping[str, float]) -> tuple[Bar, ...]:
    """The steps in their order, each as wide as its share of the time; no step is thinner than can be seen."""
    steps = [(step, timings_ms[step]) for step in STEPS_SHOWN if step in timings_ms]
    total = sum(ms for _, ms in steps) or 1.0
    widths = [max(8, round(BAR_WIDTH * ms / total)) for _, ms in steps]
    surplus = sum(widths) - BAR_WIDTH
    if widths:
        widths[widths.index(max(widths))] -= surplus
    drawn, x = [], 0
    for (step, ms), width in zip(steps, widths, strict=True):
        drawn.append(Bar(step, ms, x, width))
        x += width
    return tuple(drawn)


def duration(ms: float) -> str:
    """`84 ms`, `1.9 s`."""
    return f"{ms:.0f} ms" if ms < 1000 else f"{ms / 1000:.1f} s"


def respond_by_words(moment: datetime, now: datetime) -> str:
    """`by 4:10 pm today (in 58 minutes)`. Both times carry a zone; the words use that of `moment`."""
    days = (moment.date() - now.astimezone(moment.tzinfo).date()).days
    day = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days, f"on {moment:%A}, {moment:%B} {moment.day}")
    hour = moment.hour % 12 or 12
    return f"{hour}:{moment:%M} {'am' if moment.hour < 12 else 'pm'} {day} ({_away(moment, now)})"


def _away(moment: datetime, now: datetime) -> str:
    minutes = round((moment - now).total_seconds() / 60)
    size = abs(minutes)
    number, unit = (
        (size, "minute") if size < 60 else (round(size / 60), "hour") if size < 2880 else (round(size / 1440), "day")
    )
    words = f"{number} {unit}{'' if number == 1 else 's'}"
    return f"in {words}" if minutes >= 0 else f"{words} ago"


def first_sentence(text: str) -> str:
    """Up to the first full stop, question or exclamation mark that ends a sentence; else the whole text."""
    return _SENTENCE.split(text.strip(), maxsplit=1)[0]


def quoted(reply: str, finding: Finding) -> str:
    """The words of the reply that a finding is about."""
    return reply[finding.start : finding.end]


def model_note(status: str, configured: str) -> ModelNote:
    """Say the model's state (`ready`, `loading`, `pulling 43%`, `absent`, `failed: why`) as a person would."""
    if configured == "none":
        return ModelNote("none", "No model is set. Drafts come from approved sentences.")
    state, _, rest = status.partition(":") if status.startswith("failed") else status.partition(" ")
    until = "Until then drafts come from approved sentences."
    if state == "ready":
        return ModelNote("ready", "The model is ready.")
    if state == "loading":
        return ModelNote("loading", f"The model is starting. {until}", working=True)
    if state == "pulling":
        percent = int(rest.rstrip("%")) if rest.rstrip("%").isdigit() else 0
        return ModelNote("pulling", f"Fetching the model: {percent}%. {until}", working=True, percent=percent)
    if state == "failed":
        why = rest.strip().rstrip(".") or "no reason given"
        return ModelNote(
            "failed", f"The model can't be used: {why}. Drafts come from approved sentences. "
            "Run “sincerely model status” to look into it.",
        )  # fmt: skip
    return ModelNote(
        "absent", "The model is not on this computer yet, so drafts come from approved sentences. "
        "Run “sincerely model pull” to fetch it.",
    )  # fmt: skip


def moment(at: datetime) -> str:
    """`Nov 23, 2026, 14:05` where the server stands."""
    here = at.astimezone()
    return f"{here:%b} {here.day}, {here:%Y, %H:%M}"


def gist(entry: Entry) -> str:
    """What an entry of the audit trail says, in a line."""
    said = entry.payload
    if entry.emptied and entry.action in HOLDS_TEXT:
        return labels.EMPTIED
    if entry.action == "pruned":
        return f"{said.get('rows', 0):,} rows"
    if entry.action == "draft":
        return str(said.get("comment", ""))
    if entry.action == "outcome":
        return labels.OUTCOME.get(str(said.get("status")), str(said.get("status")))
    if entry.action == "draft-failed":
        return str(said.get("code", "")).replace("-", " ")
    about = [str(said[name]) for name in ("person", "name") if said.get(name)]
    return ", ".join(about + ([str(said["role"])] if entry.action == "role-changed" else []))
