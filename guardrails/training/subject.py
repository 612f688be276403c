"""Fine-tune the reader of subjects: which words of a comment name what it is about, and which matter that is.

    python -m guardrails.training.subject BASE [--epochs N] [--layers N] [--threads N] [--bf16] [--start ONNX]
        [--measure]

`BASE` is a folder with all-MiniLM-L6-v2, as for the tagger of identifiers, whose network this is with one kind instead
of seventeen, and with a second answer for the whole text. Begins with what the encoder has learned. Learns the words
from `training/particulars/*.txt`, where one phrase, or none, stands in double brackets, and the matter from
`training/matters/*.txt`, from the approved sentences for each, and from everyday comments of which only the kind is
known. Writes `guardrails/data/subject.onnx` (int8) and `subject.json`. Fifteen minutes on two cores. Every eighth
comment is never learned from (`encoder_data.held_out`); `--measure` prints what is found in those.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from guardrails import encoder, particular, subject
from guardrails.training import matters_data, particular_data
from guardrails.training.batches import alike
from guardrails.training.encoder_data import held_out
from guardrails.training.from_int8 import restored
from guardrails.training.identifier_data import Marked
from guardrails.training.identifier_tagger import NOTHING, SIZE, Example, Tagger, example, tensors, varied
from guardrails.training.matters_data import About
from guardrails.training.options import options as training_options
from guardrails.training.particular_data import KIND
from guardrails.word_pieces import CASES
from prompts.book import load

LAYERS, BATCH, SEED = 6, 24, 7
RATE, HEAD_RATE = 2e-4, 3e-3
OF_A_KIND = 1.0
"""What a text counts of which only the kind is known."""
SAID = 3
"""One approved sentence in so many takes part in an epoch."""


class Reader(nn.Module):  # type: ignore[misc]
    """A tagger with a second answer: the mean of its last states says which matter the text is about."""

    def __init__(self, base: str, layers: int, matters: int) -> None:
        super().__init__()
        self.tagger = Tagger(base, layers, 1)
        self.matter = nn.Linear(SIZE, matters)
        self.drop = nn.Dropout(0.15)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        states = self.tagger.body(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        return self.tagger.head(self.tagger.drop(states)), self.matter(self.drop(mean))


@dataclass(frozen=True, slots=True)
class Lesson:
    """One text to learn from: its pieces and their targets, and the numbers of the matters that it may be about."""

    example: Example
    matters: tuple[int, ...]


def matters_of(names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The numbers of each matter, and of all of each kind, under the names that data uses."""
    topics = {topic.topic for topic in load().tongues["en"].concerns}
    found: dict[str, list[int]] = {name: [i] for i, name in enumerate(names)}
    for i, name in enumerate(names):
        first = name.split("/")[0]
        found.setdefault("complaint/" if first in topics else f"{first}/", []).append(i)
    return {name: tuple(numbers) for name, numbers in found.items()}


def lesson(text: str, matters: tuple[int, ...], r: random.Random) -> Lesson:
    """A text whose words teach nothing."""
    read = example(varied(Marked(text, ()), r), (KIND,))
    return Lesson(Example(read.pieces, [NOTHING] * len(read.pieces)), matters)


def lessons(parts: dict[str, list[Any]], numbers: dict[str, tuple[int, ...]], r: random.Random) -> list[Lesson]:
    """An epoch: each comment written as another thumb would, and some of the approved sentences."""
    said = r.sample(parts["said"], len(parts["said"]) // SAID)
    about: list[About] = [*parts["about"], *said, *parts["kinds"]]
    marked = [Lesson(example(varied(one, r), (KIND,)), ()) for one in parts["marked"]]
    return [*marked, *(lesson(one.text, numbers[one.matter], r) for one in about)]


def loss_of(net: Reader, some: Sequence[Lesson], *, bf16: bool) -> Tensor:
    given, targets = tensors([one.example for one in some])
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        tagged, told = net(**given)
    loss = torch.zeros(())
    if (targets != NOTHING).any():
        loss = loss + nn.functional.cross_entropy(
            tagged.float().reshape(-1, 2), targets.reshape(-1), ignore_index=NOTHING, label_smoothing=0.02
        )
    told = told.float()
    one = [i for i, it in enumerate(some) if len(it.matters) == 1]
    if one:
        aims = torch.tensor([some[i].matters[0] for i in one])
        loss = loss + nn.functional.cross_entropy(told[one], aims, label_smoothing=0.05)
    many = [i for i, it in enumerate(some) if len(it.matters) > 1]
    if many:
        sure = torch.log_softmax(told[many], -1)
        kinds = torch.stack([sure[row, list(some[i].matters)].logsumexp(-1) for row, i in enumerate(many)])
        loss = loss - OF_A_KIND * kinds.mean()
    return loss


def train(net: Reader, parts: dict[str, list[Any]], names: Sequence[str], epochs: int, *, bf16: bool) -> None:
    torch.manual_seed(SEED)
    r = random.Random(SEED)  # noqa: S311 - shuffling, nothing secret
    net.tagger.body.embeddings.word_embeddings.weight.requires_grad_(False)
    numbers = matters_of(names)
    body = [p for p in net.tagger.body.parameters() if p.requires_grad]
    heads = [*net.tagger.head.parameters(), *net.matter.parameters()]
    optimizer = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01)
    steps = epochs * (len(lessons(parts, numbers, r)) // BATCH + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [RATE, HEAD_RATE], total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        net.train()
        learned = lessons(parts, numbers, r)
        groups = alike([len(one.example.pieces) for one in learned], BATCH, 12, r)
        total = 0.0
        for group in groups:
            loss = loss_of(net, [learned[i] for i in group], bf16=bf16)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        sys.stdout.write(f"epoch {epoch + 1}: {len(learned)} texts, loss {total / len(groups):.4f}\n")
        sys.stdout.flush()
    net.eval()


def export(net: Reader, path: Path, names: Sequence[str]) -> None:
    """Write the reader as ONNX with int8 weights, and what describes it."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = path.with_suffix(".fp32.onnx")
    given, _ = tensors([example(Marked(text, ()), (KIND,)) for text in ("a comment", "and another that is longer")])
    dynamic = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        net, tuple(given.values()), str(whole), dynamo=False, opset_version=17, input_names=list(given),
        output_names=["words", "matters"],
        dynamic_axes={**dict.fromkeys(given, dynamic), "words": dynamic, "matters": {0: "batch"}},
    )  # fmt: skip
    # Seven bits: eight overflow on processors without VNNI, and what is found would differ from machine to machine.
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    whole.unlink()
    about = {"cases": list(CASES), "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "matters": list(names)}
    path.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def measure(marked: Sequence[Marked], about: Sequence[About]) -> None:
    """Shares of held-out comments whose phrase, and whose matter, is found."""
    exact = near = phrases = alone = bare = 0
    for one in marked:
        found = particular.phrase(one.text)
        if not one.spans:
            bare, alone = bare + 1, alone + (not found)
            continue
        (start, end, _), phrases = one.spans[0], phrases + 1
        exact += found == one.text[start:end]
        near += bool(set(found.split()) & set(one.text[start:end].split()))
    right = [max(said := subject.read(one.text).matters, key=said.__getitem__) == one.matter for one in about]
    sys.stdout.write(f"phrase exact {exact / phrases:.1%}, overlapping {near / phrases:.1%} of {phrases}; ")
    sys.stdout.write(f"left alone {alone / max(1, bare):.1%} of {bare}\n")
    sys.stdout.write(f"matter right {sum(right) / len(right):.1%} of {len(right)}\n")


def main() -> None:
    parser = training_options(__doc__, epochs=8, layers=LAYERS)
    parser.add_argument("--start", type=Path, help="a subject.onnx of the same matters to go on from")
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    marked, about = particular_data.comments(), matters_data.read()
    names = sorted({one.matter for one in about})
    learned = [one for one in about if not held_out(one.text)]
    others = matters_data.of_a_kind({one.text for one in about})
    kinds = [one for one in others if one.matter in matters_of(names) and not held_out(one.text)]
    parts: dict[str, list[Any]] = {
        "marked": [one for one in marked if not held_out(one.text)],
        "about": learned,
        "said": [one for one in matters_data.approved() if one.matter in names],
        "kinds": kinds,
    }
    net = Reader(options.base, options.layers, len(names))
    if options.start:
        net.load_state_dict(restored(options.start, {name: one.shape for name, one in net.state_dict().items()}))
    else:
        wanted = {name: one.shape for name, one in net.tagger.state_dict().items() if name.startswith("body")}
        wanted.pop("body.embeddings.token_type_embeddings.weight")
        net.tagger.load_state_dict(restored(encoder.WEIGHTS, wanted), strict=False)
    train(net, parts, names, options.epochs, bf16=options.bf16)
    export(net, subject.WEIGHTS, names)
    if options.measure:
        measure([one for one in marked if held_out(one.text)], [one for one in about if held_out(one.text)])


if __name__ == "__main__":
    main()
