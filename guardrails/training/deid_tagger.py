# ruff: noqa: E501, S311, SIM905 (patterns and word lists read best unbroken)
"""Train the judge of names: `python -m guardrails.training.deid_tagger` (about two minutes, the same result every time).

First the shape of names, letters alone, from the lists; then what stands around them, from sentences:
`deid_contexts.txt` beside this file, the development parts of the planted and of the written comments (tests/data), and
the comments that triage was trained on, which name hardly anybody. Names are drawn from the lists and made up from
syllables, so that the surroundings count and not the name; every sixth name of the lists is hidden from the judge, which
so learns what to do with names that no list holds. The kept-aside parts are never read.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from guardrails.identifiers import _names, _shape, _tagger
from guardrails.identifiers._base import Reading
from guardrails.identifiers._lists import DATA, Names, names, plain
from guardrails.identifiers._roles import PLACES, RELATIVES, ROLES
from tests.data.deid_planted import Maker, clean, culture_names
from tests.data.deid_written import written, written_clean

HERE = Path(__file__).parent
ROUNDS = 4
# Names that the contexts also hold as words: as many of one as of the other.
TAUGHT = "hope rose grace will may mark art bill grant summer dawn faith joy rich frank chase ruby daisy hazel crystal patience mercy drew sue rob pat dean".split()
NICKNAMES = """tiny bear moose smitty junebug skip pooh duke coach bubba bucky peaches cookie pepper sugar red slim shorty stretch doc chief ace buzz chip spike sparky rusty lucky sunny
    tex moonie skeeter boone goose bee birdie bunny kitty honey dolly sissy sonny junior buddy champ flash rocky rooster scooter squeak snoop bam tank rebel cricket
    kiki nene tootie boo binky mimi bebe cheo chuy toño chema meche pancho quique nacho beto lety chayo concha""".split()
SYLLABLES = "ka ko mi lo ra shi ne tu ya bo ri ma na to le zo vi da ju pe su ha ni wa chi gra bel dri thor quin xa yu ol em an ik wen mar lis tav".split()
DRUG_STARTS = "xol ze vy ro pra tri flu lev cel zy ri op tal cos ny qua bri re du tre bre vra pro me no cy hy lu ser oxy am neo ultra medi derma cardio".split()
DRUG_ENDS = "ix ax ex ox yx ra za tro pro tin tine pam lam lax dol done xa via vir mab nib ity zio quil tec con care plus max vance trix gard fen cin cor olol pril sartan statin afil azole mycin cillin".split()
KEEP_ABOVE = 0.05
HIDDEN = 6
SMALL = "abcdefghijklmnopqrstuvwxyz"


def hide_names() -> None:
    """Take every sixth name out of the lists, here and in the judge's eyes."""
    shown = {which: names(which) for which in ("first_names", "last_names", "places")}
    gone = {name for which in ("first_names", "last_names") for name in _rest(which)[::HIDDEN]}

    @cache
    def fewer(which: str) -> Names:
        part = shown[which]
        return part if which == "places" else Names(part.strong - gone, part.weak)

    for module in (_names, _tagger):
        module.names = fewer  # type: ignore[attr-defined]
    _tagger.membership.cache_clear()


@cache
def _rest(which: str) -> list[str]:
    return sorted(names(which).strong)


def shape_rows(r: random.Random) -> Iterator[tuple[str, bool]]:
    """Words and whether they are names; hidden ones left out."""
    for which, many in (("first_names", 9000), ("last_names", 9000)):
        shown = [name for i, name in enumerate(_rest(which)) if i % HIDDEN]
        yield from ((name, True) for name in r.sample(shown, min(many, len(shown))))
    english = sorted(word for word in plain("words") if word.isalpha() and len(word) > 2)
    common = sorted(word for word in plain("common") if word.isalpha() and len(word) > 3)
    yield from ((word, False) for word in r.sample(english, 9000))
    yield from ((word, False) for word in r.sample(sorted(plain("spanish")), 5000))
    yield from ((_misspelt(r, r.choice(common)), False) for _ in range(9000))
    yield from ((_drug(r).lower(), False) for _ in range(2500))
    yield from ((word.rstrip("?"), False) for word in plain("keep") if word.rstrip("?").isalpha())


def _misspelt(r: random.Random, word: str) -> str:
    at = r.randrange(1, len(word) - 1)
    return r.choice([word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + r.choice(SMALL) + word[at + 1 :], word + r.choice(["in", "d", "s", "z", "y", "er", "ish"])])  # fmt: skip


def sentences(seed: int) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Text and the spans that are people."""
    r = random.Random(seed)
    lines = [line for line in (HERE / "deid_contexts.txt").read_text("utf-8").splitlines() if line[0] != "#"]
    for line in lines:
        for _ in range(4 if "{" in line else 2):
            yield _styled(r, *_fill(r, line))
    for planted in Maker("dev", seed).comments(1):
        yield planted.text, [(start, end) for start, end, kind in planted.spans if kind == "PERSON"]
    for comment in written("dev"):
        text, spans = comment.text, [(start, end) for start, end, kind in comment.spans if kind == "PERSON"]
        yield text, spans
        yield (
            r.choice([text.lower(), text.upper()] if len(text.upper()) == len(text.lower()) == len(text) else [text]),
            spans,
        )
    everyday = [*clean("dev"), *written_clean("dev")]
    for text in [*everyday, *_ordinary()]:
        yield r.choice([text, text, text, text.lower(), _capitals(r, text), text.upper()]), []


@cache
def _ordinary() -> list[str]:
    """Comments that triage was trained on, less those that seem to name somebody."""
    out = []
    for path in sorted((HERE / "triage_comments" / "project").glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            tokens = Reading(line).tokens
            named = any(
                t.capital and (_names.listed(t.bare, "first_names") or _names.listed(t.bare, "last_names"))
                for t in tokens
            )
            if line and line[0] not in "#@" and not named:
                out.append(line)
    return out


def _capitals(r: random.Random, text: str) -> str:
    """Nouns and others with a capital now and then, as some people write."""
    return " ".join(word.capitalize() if len(word) > 3 and r.random() < 0.3 else word for word in text.split(" "))


def _fill(r: random.Random, line: str) -> tuple[str, list[tuple[int, int]]]:
    out, spans, rest = "", [], line
    make: dict[str, Callable[[], str]] = {
        "n": lambda: _given(r), "s": lambda: _family(r), "k": lambda: r.choice(NICKNAMES).title(), "d": lambda: _drug(r),
        "g": lambda: _drug(r).lower() if r.random() < 0.5 else _misspelt(r, r.choice(_everyday())),
        "r": lambda: r.choice(sorted(ROLES)), "w": lambda: r.choice(["the ", ""]) + r.choice(sorted(PLACES)), "v": lambda: r.choice(sorted(RELATIVES)),
    }  # fmt: skip
    while "{" in rest:
        head, _, rest = rest.partition("{")
        slot, _, rest = rest.partition("}")
        out += head
        word = make[slot]()
        if slot in "nsk":
            spans.append((len(out), len(out) + len(word)))
        out += word
    return out + rest, spans


@cache
def _everyday() -> list[str]:
    return sorted(word for word in plain("common") if word.isalpha() and len(word) > 3)


def _given(r: random.Random) -> str:
    roll = r.random()
    if roll < 0.06:
        return f"{_name(r, 'first_names')} {_name(r, 'first_names')}"
    if roll < 0.1:
        return f"{_name(r, 'first_names')} {r.choice(SMALL).upper()}"
    if roll < 0.13:
        return f"{_name(r, 'first_names')}-{_name(r, 'first_names').lower()}"
    return r.choice(NICKNAMES).title() if roll < 0.17 else _name(r, "first_names")


def _family(r: random.Random) -> str:
    roll = r.random()
    return f"{_name(r, 'last_names')}-{_name(r, 'last_names')}" if roll < 0.06 else _name(r, "last_names")


def _name(r: random.Random, which: str) -> str:
    roll = r.random()
    if roll < 0.2:
        return "".join(r.choice(SYLLABLES) for _ in range(r.choice([2, 3]))).title()
    if roll < 0.36:
        return r.choice(TAUGHT if r.random() < 0.5 else sorted(_names.WORD_NAMES)).title()
    if roll < 0.44:
        return r.choice(_weak(which)).title()
    if roll < 0.54:
        return r.choice(r.choice(culture_names("dev"))[which == "last_names"]).split()[0]
    hidden = _rest(which)[::HIDDEN]
    return str(r.choice(hidden if roll < 0.78 else _rest(which))).title()


@cache
def _weak(which: str) -> list[str]:
    return sorted(name for name in names(which).weak if len(name) > 2)


def _drug(r: random.Random) -> str:
    """A name of a drug or product that nobody sells."""
    return (
        r.choice(DRUG_STARTS) + "".join(r.choice(SYLLABLES) for _ in range(r.choice([0, 1, 1]))) + r.choice(DRUG_ENDS)
    ).title()


def _styled(r: random.Random, text: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Capital at the start, all lower, all upper; now and then a sentence before it."""
    style = r.choice(
        ["sentence", "sentence", "as is", "lower", "lower", "upper"]
        if spans
        else ["sentence", "as is", "lower", "upper"]
    )
    lead = r.choice(
        ["", "", "", "I waited two hours. ", "Worst place ever! ", "ok so ", "Update: ", "thanks for nothing, "]
    )
    tail = r.choice(["", "", "", ".", "!!", " smh", " and I am done", ". Two stars."])
    if style == "lower":
        text = text.lower()
    elif style == "upper":
        text = text.upper()
    elif style == "sentence":
        text = text[0].upper() + text[1:]
    return lead + text + tail, [(s + len(lead), e + len(lead)) for s, e in spans]


def fit(rows: list[tuple[Iterable[str], bool]], least: int, strength: float) -> tuple[dict[str, float], float]:
    """Weights by feature and the constant, from (features, is a name); features seen fewer than `least` times are dropped."""
    seen = Counter(feature for features, _ in rows for feature in set(features))
    index = {
        feature: i
        for i, feature in enumerate(
            sorted(f for f, n in seen.items() if n >= least and "\t" not in f and "\n" not in f)
        )
    }
    columns, ends = [], [0]
    for features, _ in rows:
        columns += sorted({index[f] for f in features if f in index})
        ends.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(index)))
    model: Any = LogisticRegression(C=strength, max_iter=300, random_state=0)
    model.fit(matrix, [gold for _, gold in rows])
    return {f: float(model.coef_[0][i]) for f, i in index.items() if abs(model.coef_[0][i]) > KEEP_ABOVE}, float(
        model.intercept_[0]
    )


def write(name: str, weights: dict[str, float]) -> None:
    lines = [f"{feature}\t{weight:.2f}" for feature, weight in sorted(weights.items())]
    (DATA / name).write_text("\n".join(lines) + "\n", "utf-8")


def judged() -> Iterator[tuple[list[str], bool]]:
    """Features of every word that may be a name, and whether it is."""
    for seed in range(ROUNDS):
        for text, spans in sentences(seed):
            reading = Reading(text)
            for i, token in enumerate(reading.tokens):
                if _tagger.candidate(reading, i):
                    yield _tagger.features(reading, i), any(start <= token.start < end for start, end in spans)


def main() -> None:
    hide_names()
    shapes: list[tuple[Iterable[str], bool]] = [
        (list(_shape.groups(word)), gold) for word, gold in shape_rows(random.Random(5))
    ]
    weights, constant = fit(shapes, 8, 0.3)
    write(
        "deid_shape.tsv", {group: weight for group, weight in weights.items() if abs(weight) > 0.12} | {"^": constant}
    )
    _shape._weights.cache_clear()
    rows: list[tuple[Iterable[str], bool]] = list(judged())
    weights, constant = fit(rows, 3, 0.5)
    write("deid_tagger.tsv", weights | {"b": constant})


if __name__ == "__main__":
    main()
