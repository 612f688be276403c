# ruff: noqa: E501, S311, SIM905 (patterns and word lists read best unbroken)
"""Train the judge of names: `python -m guardrails.training.deid_tagger` (under a minute, the same result every time).

Sentences: `deid_contexts.txt` beside this file and the development part of the planted comments (tests/data). Names
are drawn from the lists and made up from syllables, so that the surroundings count and not the name. Half of the
draws are everyday words that are names too ("Hope", "Will"), the hard part. The kept-aside part is never read.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guardrails.identifiers import _names, _tagger
from guardrails.identifiers._base import Reading
from guardrails.identifiers._lists import DATA, names
from tests.data.deid_planted import Maker, clean

ROUNDS = 5
# Names that the contexts also hold as words: as many of one as of the other.
TAUGHT = "hope rose grace will may mark art bill grant summer dawn faith joy rich frank chase ruby daisy hazel crystal patience mercy drew sue rob pat dean".split()
SYLLABLES = "ka ko mi lo ra shi ne tu ya bo ri ma na to le zo vi da ju pe su ha ni wa chi gra bel dri thor quin xa yu ol em an ik wen mar lis tav".split()
DRUG_STARTS = "xol ze vy ro pra tri flu lev cel zy ri op tal cos ny qua bri re du tre bre vra pro me no cy hy lu ser oxy am neo ultra medi derma cardio".split()
DRUG_ENDS = "ix ax ex ox yx ra za tro pro tin tine pam lam lax dol done xa via vir mab nib ity zio quil tec con care plus max vance trix gard fen cin cor".split()
KEEP_ABOVE = 0.02


def sentences(seed: int) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Text and the spans that are people."""
    r = random.Random(seed)
    lines = [
        line for line in Path(__file__).with_name("deid_contexts.txt").read_text("utf-8").splitlines() if line[0] != "#"
    ]
    for line in lines:
        for _ in range(3 if "{" in line else 2):
            yield _styled(r, *_fill(r, line))
    for planted in Maker("dev", seed).comments(1):
        yield planted.text, [(start, end) for start, end, kind in planted.spans if kind == "PERSON"]
    for text in clean("dev") * 2:
        yield r.choice([text, text, text.lower(), text.upper()]), []


def _fill(r: random.Random, line: str) -> tuple[str, list[tuple[int, int]]]:
    out, spans, rest = "", [], line
    while "{" in rest:
        head, _, rest = rest.partition("{")
        slot, _, rest = rest.partition("}")
        out += head
        name = _drug(r) if slot == "d" else _name(r, "first_names" if slot == "n" else "last_names")
        if slot != "d":
            spans.append((len(out), len(out) + len(name)))
        out += name
    return out + rest, spans


def _name(r: random.Random, which: str) -> str:
    roll = r.random()
    if roll < 0.35:
        return "".join(r.choice(SYLLABLES) for _ in range(r.choice([2, 3]))).title()
    if roll < 0.6:
        return r.choice(TAUGHT if r.random() < 0.5 else sorted(_names.WORD_NAMES)).title()
    return str(r.choice(_pool(which))).title()


def _drug(r: random.Random) -> str:
    """A name of a drug or product that nobody sells."""
    return (
        r.choice(DRUG_STARTS) + "".join(r.choice(SYLLABLES) for _ in range(r.choice([0, 1, 1]))) + r.choice(DRUG_ENDS)
    ).title()


@cache
def _pool(which: str) -> list[str]:
    return sorted(names(which).strong)


def _styled(r: random.Random, text: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Capital at the start, all lower, all upper; now and then a sentence before it."""
    style = (
        r.choice(["sentence", "sentence", "as is", "lower", "upper"])
        if spans
        else r.choice(["sentence", "sentence", "lower", "upper"])
    )
    lead = r.choice(["", "", "I waited two hours. ", "Worst place ever! ", "ok so ", "Update: "])
    if style == "lower":
        text = text.lower()
    elif style == "upper":
        text = text.upper()
    elif style == "sentence":
        text = text[0].upper() + text[1:]
    return lead + text, [(s + len(lead), e + len(lead)) for s, e in spans]


def train() -> dict[str, float]:
    """Weights by feature, averaged over all steps."""
    weights: dict[str, float] = defaultdict(float)
    totals: dict[str, float] = defaultdict(float)
    stamps: dict[str, int] = defaultdict(int)
    step = 0

    def bump(feature: str, by: float) -> None:
        totals[feature] += (step - stamps[feature]) * weights[feature]
        stamps[feature] = step
        weights[feature] += by

    r = random.Random(5)
    for round_number in range(ROUNDS):
        rows = list(sentences(round_number))
        r.shuffle(rows)
        for text, spans in rows:
            reading = Reading(text)
            for i, token in enumerate(reading.tokens):
                if not _tagger.candidate(reading, i):
                    continue
                step += 1
                gold = any(start <= token.start < end for start, end in spans)
                seen = [f for f in _tagger.features(reading, i) if r.random() < (0.5 if f[:2] in ("w=", "ws") else 0.9)]
                margin = sum(weights[f] for f in seen) * (1 if gold else -1)
                if margin <= 1.0:
                    for feature in seen:
                        bump(feature, 1.0 if gold else -1.0)
    for feature in weights:
        totals[feature] += (step - stamps[feature]) * weights[feature]
    return {f: total / step for f, total in totals.items() if abs(total / step) > KEEP_ABOVE}


def main() -> None:
    weights = train()
    lines = [
        f"{feature}\t{weight:.2f}"
        for feature, weight in sorted(weights.items())
        if "\t" not in feature and "\n" not in feature
    ]
    (DATA / "deid_tagger.tsv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
