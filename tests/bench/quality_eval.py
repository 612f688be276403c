"""How the drafts read: figures over our own comments, and a page with all drafts side by side.

    python -m tests.bench.quality_eval [--model MODEL] [--plain N] [--limit N] [--only aside|open] [--page FILE]

The composer is always measured; so is the model that the settings choose, the embedded one where its file is there.
Every N-th comment is also put to the same model with a plain prompt. Comments stand in `tests/data/eval_comments.yaml`;
kind and topics are triage's own, as they would be in use. Comments kept aside (`held`) have a table of their own,
because wordings were never tuned on them.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import yaml

from server.models.catalogue import chosen, is_embedded
from server.models.supervise import Supervisor
from server.settings import Settings
from server.writers.chat import chat_for
from tests.bench._drafts import Bench, Draft, run, run_plain
from tests.bench._quality_figures import Figure, fewer_broken, figures
from tests.bench._quality_page import page

ROOT = Path(__file__).resolve().parents[2]
COMMENTS = ROOT / "tests" / "data" / "eval_comments.yaml"
PLAIN_EVERY = 5
PATIENCE = 600.0
"""Seconds for the model to come up."""


def asked_for(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--model", default=None, help="none, embedded or a LangChain name; the settings' own if not given"
    )
    parser.add_argument(
        "--plain", type=int, default=PLAIN_EVERY, help="plain prompt for every N-th comment; 0 for none"
    )
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--only", choices=("aside", "open"), default=None)
    parser.add_argument("--page", type=Path, default=ROOT / "build" / "drafts.html")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures and write the page; 1 when a draft breaks a rule."""
    options = asked_for(argv)
    rows = [
        row
        for row in yaml.safe_load(COMMENTS.read_text(encoding="utf-8"))
        if options.only is None or bool(row.get("held")) == (options.only == "aside")
    ][: options.limit]
    runs = {"composer": asyncio.run(run(Bench(Settings(model="none"), None), rows))}
    plain: dict[str, list[Draft | None]] = {}
    settings = Settings(model=options.model) if options.model else Settings()
    if wanted(settings):
        runs[settings.model] = with_model(settings, lambda bench: run(bench, rows))
        if options.plain:
            untaught = settings.model_copy(update={"model_profile": "small"}) if is_embedded(settings) else settings
            answers = with_model(untaught, lambda bench: run_plain(bench, rows, options.plain))
            plain[f"plain prompt to {settings.model}"] = answers
    tables = {name: table for name, drafts in runs.items() for name, table in of(name, drafts).items()}
    for answers in plain.values():
        tables[f"{settings.model} beside a plain prompt"] = fewer_broken(runs[settings.model], answers)
    show(tables)
    options.page.parent.mkdir(parents=True, exist_ok=True)
    options.page.write_text(page(runs | plain, tables), encoding="utf-8")
    print(f"\nAll drafts side by side: {options.page}")
    return int(any(draft.broken for drafts in runs.values() for draft in drafts if draft))


def wanted(settings: Settings) -> bool:
    """Whether a model is to be measured beside the composer; an embedded one only where its file is there."""
    if settings.model == "none":
        return False
    if is_embedded(settings) and not chosen(settings).path.is_file():
        print("The embedded model is not here (`sincerely model pull`), so only the composer is measured.")
        return False
    return True


def with_model(settings: Settings, drafting: Callable[[Bench], Awaitable[list[Draft | None]]]) -> list[Draft | None]:
    """What is drafted while the model of the settings runs."""
    supervisor = Supervisor(settings) if is_embedded(settings) else None
    if supervisor:
        supervisor.start()
        supervisor.wait(PATIENCE)
    try:
        return asyncio.run(_awaited(drafting(Bench(settings, chat_for(settings, supervisor)))))
    finally:
        if supervisor:
            supervisor.stop()


async def _awaited(drafts: Awaitable[list[Draft | None]]) -> list[Draft | None]:
    return await drafts


def of(name: str, drafts: Sequence[Draft | None]) -> dict[str, list[Figure]]:
    """The table of one writer, over all comments and over those kept aside."""
    made = [draft for draft in drafts if draft]
    aside = [draft for draft in made if draft.row.get("held")]
    tables = {name: figures(made)}
    if aside and len(aside) < len(made):
        tables[f"{name}, comments kept aside"] = figures(aside)
    return tables


def show(tables: dict[str, list[Figure]]) -> None:
    for name, lines in tables.items():
        print(f"\n{name}")
        for line in lines:
            print(f"  {line.name:<46}{line.value:<44}{line.target}")


if __name__ == "__main__":
    sys.exit(main())
