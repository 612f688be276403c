"""How the drafts read: figures over our own comments, and a page with all drafts side by side.

    python -m tests.bench.quality_eval [--model none|embedded|openai:…] [--limit N] [--page build/drafts.html]

Comments stand in `tests/data/eval_comments.yaml`; kind and topics are triage's own, as they would be in use. Figures
are for all comments; those held aside are also counted by themselves, because wordings were never tuned on them.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from guardrails.check_reply import Checker
from guardrails.checks.readability import grade, huerta
from guardrails.deidentify import Deidentifier
from guardrails.embed import embed
from guardrails.triage import triage
from guardrails.types import Finding, Length, Tone
from prompts import book
from server.deadline import Deadline
from server.errors import ModelFailed
from server.models.catalogue import is_embedded
from server.models.profiles import profile
from server.models.supervise import Supervisor
from server.organisation import load
from server.select import select
from server.settings import Settings
from server.writers import Brief, Writer
from server.writers.chat import Chat, chat_for
from server.writers.composer import Composer
from server.writers.guided import Guided
from server.writers.model import FreeForm

ROOT = Path(__file__).resolve().parents[2]
COMMENTS = ROOT / "tests" / "data" / "eval_comments.yaml"
ALIKE = 0.92
"""Cosine from which two drafts count as the same; pairs whose comments are alike too are forgiven."""
COMMENTS_ALIKE = 0.6
SECONDS = 20.0
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft and what is to be known about it."""

    row: dict[str, Any]
    brief: Brief
    text: str
    writer: str
    seconds: float
    findings: tuple[Finding, ...]

    @property
    def broken(self) -> list[str]:
        return [item.rule for item in self.findings if item.severity != "advise"]


class Bench:
    """Everything that a draft needs, built once."""

    def __init__(self, settings: Settings, chat: Chat | None) -> None:
        self.settings, self.book = settings, book.load()
        self.house = load(settings.organisation)
        self.checker = Checker(self.book.rulebook)
        self.deidentifier = Deidentifier(nlp_model="none", keep=self.house.keep)
        self.composer = Composer(self.checker.passes)
        self.writer: Writer = self.composer
        if chat is not None:
            how = profile(settings)
            free = how.writes == "free"
            self.writer = FreeForm(chat, how) if free else Guided(chat, self.composer, self.checker.passes)

    def brief(
        self, row: dict[str, Any], recent: tuple[str, ...], tone: Tone = "warm", length: Length = "normal"
    ) -> Brief:
        case = self.deidentifier.deidentify_case(row["c"])
        understood = triage(case.comment.text, platform=row["platform"], removed=case.comment.removed)
        return select(
            case, understood, self.house, self.book, platform=row["platform"], stage="public", tone=tone,
            length=length, language=None, signer=None, recent=recent, today=date.today(), seed=0,
            settings=self.settings,
        )  # fmt: skip

    async def draft(self, row: dict[str, Any], recent: tuple[str, ...]) -> Draft | None:
        """A draft as it would be served, or None where triage gives the comment to a person alone."""
        brief = self.brief(row, recent)
        if brief.triage.route in ("escalate", "walk_away"):
            return None
        begun = time.perf_counter()
        text, writer = await self._served(brief)
        seconds = time.perf_counter() - begun
        return Draft(row, brief, text, writer, seconds, self.checker.check(text, brief.context))

    async def _served(self, brief: Brief) -> tuple[str, str]:
        """The writer's text where the checks pass it, else the composer's."""
        deadline, previous, found = Deadline.after(SECONDS), "", tuple[Finding, ...]()
        if brief.triage.route == "reply":
            for attempt in range(self.writer.attempts):
                try:
                    answer = await self.writer.write(
                        brief, deadline, attempt=attempt, previous=previous, findings=found
                    )
                except ModelFailed:
                    break
                found = self.checker.check(answer.text, brief.context)
                if answer.text and all(item.severity == "advise" for item in found):
                    return answer.text, answer.writer
                previous = answer.text
        return self.composer.compose(brief), "composer" if self.writer is self.composer else "fallback"


def figures(drafts: Sequence[Draft]) -> dict[str, str]:
    """The table, name -> value."""
    words = [len(draft.text.split()) for draft in drafts]
    english = [draft for draft in drafts if draft.brief.context.language != "es"]
    openings = Counter(" ".join(draft.text.casefold().split()[:3]) for draft in drafts)
    opening, most = openings.most_common(1)[0]
    own = np.asarray(embed([_heart(draft.text) for draft in drafts]))
    asked = np.asarray(embed([draft.row["c"] for draft in drafts]))
    complaints = [n for n, draft in enumerate(drafts) if draft.brief.triage.kind == "complaint"]
    found = [int((asked @ own[n] >= (asked @ own[n])[n]).sum()) <= 5 for n in complaints]
    written = Counter(draft.writer for draft in drafts)
    times = sorted(draft.seconds for draft in drafts)
    return {
        "drafts": f"{len(drafts)}",
        "rule violations after checks": f"{sum(bool(draft.broken) for draft in drafts)}",
        "written by": ", ".join(f"{name} {count / len(drafts):.0%}" for name, count in written.most_common()),
        "words, median and longest": f"{statistics.median(words):.0f} and {max(words)}",
        "school grade, median (English)": f"{statistics.median([grade(draft.text) for draft in english]):.1f}",
        "reading ease, least (Spanish)": f"{_ease(drafts):.0f}",
        "specific: own comment among its 5 nearest": f"{sum(found) / max(1, len(found)):.0%} of complaints",
        f"pairs with cosine over {ALIKE}": f"{len(_same(own, asked))}",
        "most frequent opening": f"{most / len(drafts):.0%} ({opening} …)",
        "kind as a person would say": f"{_kinds(drafts):.0%}",
        "seconds, p50 and p95": f"{times[len(times) // 2]:.3f} and {times[int(len(times) * 0.95)]:.3f}",
    }


def _heart(text: str) -> str:
    """What is particular in a draft: without contact and signature, which are alike in all of them."""
    sentences = re.split(r"(?<=[.!?:])\s+", text)
    kept = [one for one in sentences[:-1] if "@" not in one and "555-" not in one]
    return " ".join(kept) or text


def _ease(drafts: Sequence[Draft]) -> float:
    return min((huerta(draft.text) for draft in drafts if draft.brief.context.language == "es"), default=0.0)


def _kinds(drafts: Sequence[Draft]) -> float:
    return sum(draft.row["kind"] == draft.brief.triage.kind for draft in drafts) / len(drafts)


def _same(own: Any, asked: Any) -> list[tuple[int, int]]:
    """Pairs of drafts that say the same though their comments don't."""
    alike = np.triu(own @ own.T, 1) > ALIKE
    return [(int(a), int(b)) for a, b in np.argwhere(alike) if asked[a] @ asked[b] < COMMENTS_ALIKE]


PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Drafts, side by side</title>
<style>body{{font:16px/1.5 system-ui;max-width:76rem;margin:2rem auto;padding:0 1rem}}table{{border-collapse:collapse}}
td,th{{border-bottom:1px solid #ccc;padding:.6rem;vertical-align:top;text-align:left}}small{{color:#555}}
.bad{{background:#fde8e8}}</style><h1>Drafts, side by side</h1>{tables}<table><tr><th>comment</th>{heads}</tr>{rows}
</table></html>"""


def page(runs: dict[str, Sequence[Draft | None]]) -> str:
    """All drafts of all writers beside each other, with the figures on top."""
    tables = "".join(
        f"<h2>{html.escape(name)}</h2><table>"
        + "".join(f"<tr><td>{html.escape(key)}<td>{html.escape(value)}" for key, value in figures(_made(run)).items())
        + "</table>"
        for name, run in runs.items()
    )
    rows = []
    for drafts in zip(*runs.values(), strict=True):
        shown = next((draft for draft in drafts if draft), None)
        if shown is None:
            continue
        cells = "".join(_cell(draft) for draft in drafts)
        rows.append(
            f"<tr><td>{html.escape(shown.row['c'])}<br>"
            f"<small>{shown.row['kind']}, {shown.row['platform']}</small>{cells}"
        )
    heads = "".join(f"<th>{html.escape(name)}</th>" for name in runs)
    return PAGE.format(tables=tables, heads=heads, rows="\n".join(rows))


def _made(run: Sequence[Draft | None]) -> list[Draft]:
    return [draft for draft in run if draft]


def _cell(draft: Draft | None) -> str:
    if draft is None:
        return "<td><small>for a person alone</small>"
    about = f"{draft.writer}, {len(draft.text.split())} words {' '.join(draft.broken)}"
    return (
        f'<td class="{"bad" if draft.broken else ""}">{html.escape(draft.text)}<br><small>{html.escape(about)}</small>'
    )


async def run(bench: Bench, rows: Sequence[dict[str, Any]]) -> list[Draft | None]:
    """All drafts, each knowing the last thirty, as the server does."""
    drafts: list[Draft | None] = []
    recent: list[str] = []
    for row in rows:
        draft = await bench.draft(row, tuple(recent[-30:]))
        drafts.append(draft)
        if draft:
            recent.append(draft.text)
    return drafts


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures and write the page; 1 when a draft breaks a rule."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--model", default="none")
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--page", type=Path, default=ROOT / "build" / "drafts.html")
    options = parser.parse_args(argv)
    rows = yaml.safe_load(COMMENTS.read_text(encoding="utf-8"))[: options.limit]
    runs = {"composer": asyncio.run(run(Bench(Settings(model="none"), None), rows))}
    if options.model != "none":
        settings = Settings(model=options.model)
        supervisor = Supervisor(settings) if is_embedded(settings) else None
        if supervisor:
            supervisor.start()
            supervisor.wait(600)
        try:
            runs[options.model] = asyncio.run(run(Bench(settings, chat_for(settings, supervisor)), rows))
        finally:
            if supervisor:
                supervisor.stop()
    for name, drafts in runs.items():
        print(f"\n{name}")
        for key, value in figures(_made(drafts)).items():
            print(f"  {key:<44}{value}")
        held = [draft for draft in _made(drafts) if draft.row.get("held")]
        if held:
            print(f"  {'held aside: rule violations':<44}{sum(bool(draft.broken) for draft in held)} of {len(held)}")
    options.page.parent.mkdir(parents=True, exist_ok=True)
    options.page.write_text(page(runs), encoding="utf-8")
    print(f"\nAll drafts side by side: {options.page}")
    return int(any(draft.broken for drafts in runs.values() for draft in _made(drafts)))


if __name__ == "__main__":
    sys.exit(main())
