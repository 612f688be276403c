"""The page with all drafts side by side: a selection on top that takes ten minutes to read, the rest folded by kind."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence

from tests.bench._drafts import Draft
from tests.bench._quality_figures import Figure

WORDS_IN_TEN_MINUTES = 2200
"""At a careful reader's 220 words a minute."""

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Drafts, side by side</title>
<style>body{{font:16px/1.5 system-ui;max-width:76rem;margin:2rem auto;padding:0 1rem}}table{{border-collapse:collapse}}
td,th{{border-bottom:1px solid #ccc;padding:.6rem;vertical-align:top;text-align:left}}small{{color:#555}}
summary{{font-size:1.2rem;font-weight:600;margin-top:1.5rem;cursor:pointer}}.bad{{background:#fde8e8}}</style>
<h1>Drafts, side by side</h1>{tables}
<h2>Ten minutes: one comment of every kind and topic</h2>{selection}
<h2>All of them</h2>{rest}</html>"""

Runs = Mapping[str, Sequence[Draft | None]]


def page(runs: Runs, tables: Mapping[str, Sequence[Figure]]) -> str:
    """All drafts of all writers beside each other, with the figures on top."""
    rows = [cells for cells in zip(*runs.values(), strict=True) if any(cells)]
    picked = _selection(rows)
    kinds = dict.fromkeys(_first(cells).row["kind"] for cells in rows)
    rest = "".join(
        f"<details><summary>{kind}</summary>"
        f"{_table(runs, (cells for cells in rows if _first(cells).row['kind'] == kind))}</details>"
        for kind in kinds
    )
    shown = "".join(f"<h3>{html.escape(name)}</h3>{_figures(lines)}" for name, lines in tables.items())
    return PAGE.format(tables=shown, selection=_table(runs, picked), rest=rest)


def _selection(rows: Sequence[tuple[Draft | None, ...]]) -> list[tuple[Draft | None, ...]]:
    """Comments that differ in kind, topic, language or route, first come, as many as ten minutes hold."""
    seen: set[tuple[str, ...]] = set()
    picked: list[tuple[Draft | None, ...]] = []
    words = 0
    for cells in rows:
        one = _first(cells)
        sort = (one.row["kind"], one.row["topics"][0], one.row.get("language", "en"), one.brief.triage.route)
        size = len(one.row["c"].split()) + sum(len(draft.text.split()) for draft in cells if draft)
        if sort not in seen and words + size <= WORDS_IN_TEN_MINUTES:
            seen.add(sort)
            picked.append(cells)
            words += size
    return picked


def _first(cells: Iterable[Draft | None]) -> Draft:
    return next(draft for draft in cells if draft)


def _figures(lines: Sequence[Figure]) -> str:
    rows = "".join(f"<tr><td>{html.escape(a)}<td>{html.escape(b)}<td>{html.escape(c)}" for a, b, c in lines)
    return f"<table><tr><th>figure<th>measured<th>target</tr>{rows}</table>"


def _table(runs: Runs, rows: Iterable[tuple[Draft | None, ...]]) -> str:
    heads = "".join(f"<th>{html.escape(name)}</th>" for name in runs)
    return f"<table><tr><th>comment</th>{heads}</tr>{''.join(_row(cells) for cells in rows)}</table>"


def _row(cells: tuple[Draft | None, ...]) -> str:
    row = _first(cells).row
    about = f"{row['kind']}, {row['platform']}{', kept aside' if row.get('held') else ''}"
    shown = "".join(_cell(draft) for draft in cells)
    return f"<tr><td>{html.escape(row['c'])}<br><small>{html.escape(about)}</small>{shown}"


def _cell(draft: Draft | None) -> str:
    if draft is None:
        return "<td><small>none</small>"
    about = f"{draft.writer}, {len(draft.text.split())} words {' '.join(draft.broken)}"
    return (
        f'<td class="{"bad" if draft.broken else ""}">{html.escape(draft.text)}<br><small>{html.escape(about)}</small>'
    )
