"""How well triage understands the kept-aside comments, which no rule and no weight was made from.

python -m tests.bench.triage_eval
"""

from __future__ import annotations

import statistics
import time
from collections import Counter
from pathlib import Path

from guardrails.triage import triage
from guardrails.types import Triage
from prompts.safe_text import SafeText

DATA = Path(__file__).parent.parent / "data"
KEPT_ASIDE = tuple(sorted(DATA.glob("triage_kept_aside*.txt"), reverse=True))
"""Each is measured by itself, the newest first: older ones have been looked at more often."""
GRAVE = ("emergency", "self-harm")


def main() -> None:
    triage(SafeText("I'm not sure what to think of it, so this warms everything up"))
    for path in KEPT_ASIDE:
        print(f"\n## {path.name}\n")
        measure(_comments(path))


def measure(rows: list[tuple[str, str, str, str]]) -> None:
    """Print the figures of one set."""
    answers, milliseconds = [], []
    for text, *_ in rows:
        start = time.thread_time()
        answers.append(triage(SafeText(text)))
        milliseconds.append((time.thread_time() - start) * 1000)
    _flags(rows, answers)
    kinds = [(kind, answer.kind) for (_, kind, _, _), answer in zip(rows, answers, strict=True) if kind != "?"]
    topics = [
        bool(set(topic.split()) & set(answer.topics))
        for (_, _, topic, _), answer in zip(rows, answers, strict=True)
        if topic not in ("?", "-")
    ]
    ordinary = [answer for (_, _, _, flags), answer in zip(rows, answers, strict=True) if flags == "-"]
    wrongly = [answer for answer in ordinary if answer.route in ("escalate", "reply_and_escalate")]
    print(f"\nkind right: {_share([expected == got for expected, got in kinds])}")
    confused = Counter(pair for pair in kinds if pair[0] != pair[1]).most_common(5)
    print("most confused: " + ", ".join(f"{a} read as {b} ({n})" for (a, b), n in confused))
    print(f"topic found: {_share(topics)}")
    print(
        f"ordinary comments wrongly escalated: {len(wrongly)} of {len(ordinary)} ({len(wrongly) / len(ordinary):.1%})"
    )
    ordered = sorted(milliseconds)
    print(f"CPU ms a comment: p50 {statistics.median(ordered):.1f}, p95 {ordered[int(0.95 * len(ordered))]:.1f}")


def _flags(rows: list[tuple[str, str, str, str]], answers: list[Triage]) -> None:
    print("| Flag | flagged | kept from an ordinary draft |\n| --- | --- | --- |")
    names = dict.fromkeys(name for *_, flags in rows for name in flags.split() if name not in ("-", "?"))
    for name in names:
        carrying = [answer for (*_, flags), answer in zip(rows, answers, strict=True) if name in flags.split()]
        kept = _share([answer.route == "escalate" for answer in carrying]) if name in GRAVE else ""
        print(f"| {name} | {_share([name in answer.flags for answer in carrying])} | {kept} |")


def _share(results: list[bool]) -> str:
    return f"{sum(results)} of {len(results)} ({sum(results) / len(results):.0%})"


def _comments(path: Path) -> list[tuple[str, str, str, str]]:
    """Text, kind, topics and flags of each comment; the format is told at the file's top."""
    rows, head = [], ("?", "?", "-")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            kind, topics, flags = (part.strip() for part in line[2:].split(";"))
            head = (kind, topics, flags)
        elif line.strip() and not line.startswith("# "):
            rows.append((line.strip(), *head))
    return rows


if __name__ == "__main__":
    main()
