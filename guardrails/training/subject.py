"""Fine-tune the reader of subjects: which words name what a comment is about, which are worth saying back, which matter
it is, and what triage asks besides.

    python -m guardrails.training.subject BASE [--epochs N] [--layers N] [--threads N] [--bf16] [--start ONNX]
        [--rate R] [--measure]

`BASE` is a folder with all-MiniLM-L6-v2, as for the tagger of identifiers, whose network this is with two more answers
for the whole text. Begins with what the encoder has learned. Learns the words from `training/particulars/*.txt` and
`training/quotes/*.txt`, where one phrase, or none, stands in double brackets; the matter from `training/matters/*.txt`,
from `training/fits/*.txt`, which say of several matters which would answer and which wouldn't, and from the
approved sentences for each; kinds and flags from the comments of triage. Writes `guardrails/data/subject.onnx` (int8)
and `subject.json`. Forty minutes on two cores. Every eighth comment is never learned from (`encoder_data.held_out`);
`--measure` prints what is found in those. The committed weights: six epochs without `fits`, three with a part of them
and two with all, then two with typical comments (`--rate 1.2e-4`) and one more (`7e-5`), each begun with `--start`.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from guardrails import encoder, particular, quotable, subject
from guardrails.training import matters_data
from guardrails.training.batches import alike
from guardrails.training.encoder_data import held_out
from guardrails.training.from_int8 import restored
from guardrails.training.identifier_data import Marked
from guardrails.training.identifier_tagger import NOTHING, SIZE, Example, Tagger, example, tensors, varied
from guardrails.training.options import options as training_options
from guardrails.training.particular_data import QUOTE, THING
from guardrails.training.subject_data import SIGNS, Known, approved, everything, names_of
from guardrails.types import TOPICS
from guardrails.word_pieces import CASES

LAYERS, BATCH, SEED = 6, 24, 7
RATE, HEAD_RATE = 2e-4, 3e-3
OF_A_KIND = 1.0
"""What a text counts of which only the kind is known, or several matters would do."""
SAID, REST = 3, 3
"""One approved sentence, and one comment of which only kind and flags are known, in so many takes part in an epoch."""
UNFIT = 0.3
"""What it costs to name a matter that somebody has said doesn't fit, beside not naming one that does."""
SIGNS_WEIGHT, RARE = 6.0, 3.0
"""What kinds and flags count beside the rest, and what a sign that is there counts beside one that isn't."""
THINGS, BEGINS, ENDS = slice(0, 2), 2, 3
"""Columns of what is said of each piece: none or part of the thing; whether what is worth saying back begins there, or
ends there (both on the opening mark where nothing is)."""
NAMES = ["words", "matters", "signs"]


class Reader(nn.Module):  # type: ignore[misc]
    """A tagger with two more answers: the mean of its last states says which matter a text is and what signs it has."""

    def __init__(self, base: str, layers: int, matters: int) -> None:
        super().__init__()
        self.tagger = Tagger(base, layers, ENDS)
        self.matter = nn.Linear(SIZE, matters)
        self.sign = nn.Linear(SIZE, len(SIGNS))
        self.drop = nn.Dropout(0.15)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        states = self.tagger.body(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = self.drop((states * mask).sum(1) / mask.sum(1))
        return self.tagger.head(self.tagger.drop(states)), self.matter(mean), self.sign(mean)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One text to learn from: its pieces with targets for the thing, the first and last piece of what is worth saying
    back, (0, 0) where nothing is, and numbers of matters and signs as in `Known`."""

    example: Example
    said_back: tuple[int, int] | None
    matters: tuple[int, ...]
    unfit: tuple[int, ...]
    signs: tuple[float, ...]


def numbers_of(names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The numbers of each matter, and of all of each kind, under the names that data uses."""
    found: dict[str, list[int]] = {name: [i] for i, name in enumerate(names)}
    for i, name in enumerate(names):
        first = name.split("/")[0]
        found.setdefault("complaint/" if first in TOPICS else f"{first}/", []).append(i)
    return {name: tuple(numbers) for name, numbers in found.items()}


def lesson(one: Known, numbers: dict[str, tuple[int, ...]], r: random.Random) -> Lesson:
    """A text as another thumb would write it, with all that it teaches."""
    places = [(*place, kind) for kind, place in one.phrases.items() if place]
    read = example(varied(Marked(one.text, tuple(places)), r), (THING,))
    if THING not in one.phrases:
        read = Example(read.pieces, [NOTHING] * len(read.pieces))
    quote = one.phrases.get(QUOTE)
    inside = [i for i, piece in enumerate(read.pieces) if quote and piece.start < quote[1] and quote[0] < piece.end]
    return Lesson(
        read,
        ((inside[0], inside[-1]) if inside else (0, 0)) if QUOTE in one.phrases else None,
        tuple(number for name in one.matters for number in numbers[name]),
        tuple(number for name in one.unfit for number in numbers[name]),
        one.signs,
    )


def loss_of(net: Reader, some: Sequence[Lesson], *, bf16: bool) -> Tensor:
    given, targets = tensors([one.example for one in some])
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        tagged, told, signs = (answer.float() for answer in net(**given))
    words = words_loss(tagged, some, targets, given["attention_mask"])
    return words + matters_loss(told, some) + signs_loss(signs, some)


def words_loss(tagged: Tensor, some: Sequence[Lesson], targets: Tensor, mask: Tensor) -> Tensor:
    """Of the thing, and of what is worth saying back."""
    loss = torch.zeros(())
    if (targets != NOTHING).any():
        loss = loss + nn.functional.cross_entropy(
            tagged[:, :, THINGS].reshape(-1, 2), targets.reshape(-1), ignore_index=NOTHING, label_smoothing=0.02
        )
    marked = {row: one.said_back for row, one in enumerate(some) if one.said_back is not None}
    for column, place in ((BEGINS, 0), (ENDS, 1)):
        if rows := list(marked):
            odds = tagged[rows, :, column].masked_fill(mask[rows] == 0, -1e4)
            aims = torch.tensor([said_back[place] for said_back in marked.values()])
            loss = loss + nn.functional.cross_entropy(odds, aims) * len(rows) / len(some)
    return loss


def matters_loss(told: Tensor, some: Sequence[Lesson]) -> Tensor:
    """Of which matter it is: one, any of several, or none of those that don't fit."""
    loss, sure = torch.zeros(()), torch.log_softmax(told, -1)
    if one := [i for i, it in enumerate(some) if len(it.matters) == 1]:
        aims = torch.tensor([some[i].matters[0] for i in one])
        loss = loss + nn.functional.cross_entropy(told[one], aims, label_smoothing=0.05)
    if many := [i for i, it in enumerate(some) if len(it.matters) > 1]:
        loss = loss - OF_A_KIND * torch.stack([sure[i, list(some[i].matters)].logsumexp(-1) for i in many]).mean()
    if wrong := [i for i, it in enumerate(some) if it.unfit]:
        shares = torch.stack([sure[i, list(some[i].unfit)].logsumexp(-1) for i in wrong]).exp()
        loss = loss - UNFIT * torch.log1p(-shares.clamp(max=0.999)).mean()
    return loss


def signs_loss(signs: Tensor, some: Sequence[Lesson]) -> Tensor:
    """Of kinds and flags, as far as they are known."""
    wanted = torch.tensor([one.signs or (-1.0,) * len(SIGNS) for one in some])
    losses = nn.functional.binary_cross_entropy_with_logits(
        signs, wanted.clamp(0.02, 0.98), reduction="none", pos_weight=torch.full((len(SIGNS),), RARE)
    )
    return SIGNS_WEIGHT * (losses * (wanted >= 0)).mean()


def train(
    net: Reader, learned: list[Known], said: list[Known], names: Sequence[str], epochs: int, rate: float, *, bf16: bool
) -> None:
    torch.manual_seed(SEED)
    r = random.Random(SEED)  # noqa: S311 - shuffling, nothing secret
    net.tagger.body.embeddings.word_embeddings.weight.requires_grad_(False)
    numbers = numbers_of(names)
    body = [p for p in net.tagger.body.parameters() if p.requires_grad]
    heads = [*net.tagger.head.parameters(), *net.matter.parameters(), *net.sign.parameters()]
    optimizer = torch.optim.AdamW([{"params": body, "lr": rate}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01)
    tells = [bool(one.phrases) or not all(name.endswith("/") for name in one.matters) for one in learned]
    telling = [one for one, so in zip(learned, tells, strict=True) if so]
    rest = [one for one, so in zip(learned, tells, strict=True) if not so]
    steps = epochs * ((len(telling) + len(rest) // REST + len(said) // SAID) // BATCH + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [rate, HEAD_RATE], total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        net.train()
        some = (*telling, *r.sample(rest, len(rest) // REST), *r.sample(said, len(said) // SAID))
        lessons = [lesson(one, numbers, r) for one in some]
        groups = alike([len(one.example.pieces) for one in lessons], BATCH, 12, r)
        total = 0.0
        for group in groups:
            loss = loss_of(net, [lessons[i] for i in group], bf16=bf16)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        sys.stdout.write(f"epoch {epoch + 1}: {len(lessons)} texts, loss {total / len(groups):.4f}\n")
        sys.stdout.flush()
    net.eval()


def begun(start: Path, net: Reader, names: Sequence[str]) -> dict[str, Tensor]:
    """The parameters of an earlier reader; a matter that it didn't know begins with what stands in `net`."""
    before = json.loads(start.with_suffix(".json").read_text("utf-8"))["matters"]
    fresh = net.state_dict()
    shapes = {name: one.shape for name, one in fresh.items()}
    found = restored(start, shapes | {n: torch.Size((len(before), *shapes[n][1:])) for n in _BY_MATTER})
    rows = {name: row for row, name in enumerate(before)}
    for name in _BY_MATTER:
        grown = fresh[name].clone()
        for row, matter in enumerate(names):
            if matter in rows:
                grown[row] = found[name][rows[matter]]
        found[name] = grown
    return found


_BY_MATTER = ("matter.weight", "matter.bias")


def export(net: Reader, path: Path, names: Sequence[str]) -> None:
    """Write the reader as ONNX with int8 weights, and what describes it."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = path.with_suffix(".fp32.onnx")
    given, _ = tensors([example(Marked(text, ()), (THING,)) for text in ("a comment", "and another that is longer")])
    dynamic = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        net, tuple(given.values()), str(whole), dynamo=False, opset_version=17, input_names=list(given),
        output_names=NAMES, dynamic_axes={
            **dict.fromkeys((*given, "words"), dynamic), **{name: {0: "batch"} for name in NAMES[1:]},
        },
    )  # fmt: skip
    # Seven bits: eight overflow on processors without VNNI, and what is found would differ from machine to machine.
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    whole.unlink()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    about = {
        "cases": list(CASES),
        "sha256": digest,
        "signs": list(SIGNS),
        "matters": list(names),
        "covers": matters_data.covers(names),
    }
    path.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def measure(left_out: Sequence[Known]) -> None:
    """Shares of held-out comments whose phrases, and whose matter, are found."""
    for kind, find in ((THING, particular.phrase), (QUOTE, quotable.phrase)):
        marked = [(find(one.text), one.phrases[kind], one.text) for one in left_out if kind in one.phrases]
        alone = [not found for found, place, _ in marked if not place]
        told = [(found, text[slice(*place)]) for found, place, text in marked if place]
        exact = sum(found == wanted for found, wanted in told) / len(told)
        near = sum(bool(set(found.split()) & set(wanted.split())) for found, wanted in told) / len(told)
        sys.stdout.write(f"{kind}: exact {exact:.1%}, overlapping {near:.1%} of {len(told)}; ")
        sys.stdout.write(f"left alone {sum(alone) / max(1, len(alone)):.1%} of {len(alone)}\n")
    about = [one for one in left_out if len(one.matters) == 1 and not one.matters[0].endswith("/") and not one.unfit]
    right = [max(said := subject.read(one.text).matters, key=said.__getitem__) in one.matters for one in about]
    sys.stdout.write(f"matter right {sum(right) / len(right):.1%} of {len(right)}\n")
    judged = [one for one in left_out if one.unfit]
    first = [max(said := subject.read(one.text).matters, key=said.__getitem__) for one in judged]
    would = sum(name in one.matters for name, one in zip(first, judged, strict=True)) / max(1, len(judged))
    sys.stdout.write(f"the likeliest matter would answer {would:.1%} of {len(judged)} judged\n")


def main() -> None:
    parser = training_options(__doc__, epochs=8, layers=LAYERS)
    parser.add_argument("--start", type=Path, help="a subject.onnx to go on from, its json beside it")
    parser.add_argument("--rate", type=float, default=RATE, help="lower where it goes on")
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    known = everything()
    names = names_of(known)
    net = Reader(options.base, options.layers, len(names))
    if options.start:
        net.load_state_dict(begun(options.start, net, names))
    else:
        wanted = {name: one.shape for name, one in net.tagger.state_dict().items() if name.startswith("body")}
        wanted.pop("body.embeddings.token_type_embeddings.weight")
        net.tagger.load_state_dict(restored(encoder.WEIGHTS, wanted), strict=False)
    learned = [one for one in known if not held_out(one.text)]
    train(net, learned, approved(names), names, options.epochs, options.rate, bf16=options.bf16)
    export(net, subject.WEIGHTS, names)
    if options.measure:
        measure([one for one in known if held_out(one.text)])


if __name__ == "__main__":
    main()
