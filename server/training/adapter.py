"""Teach the embedded model to say what a comment is about: a low-rank adapter for its upper layers, for llama.cpp.

    python -m server.training.adapter BASE.gguf [--epochs N] [--threads N] [--out ADAPTER.gguf]

`BASE.gguf` is the default model as `sincerely model pull` fetched it: the adapter is learned on the very weights
that it will serve with, rounded as they are. Needs what `requirements/encoder.txt` names, in an environment of its
own, and a processor that knows bfloat16: about five minutes an epoch on two cores. Writes
`server/models/adapters/<BASE>.gguf`.

The committed adapter is what the first of two epochs wrote (`--epochs 2`): the loss on what is kept aside was lowest
there. The lower layers stay as they are, so that what they make of every comment is computed once. Only the answer is
learned. Method: Hu and others, "LoRA: Low-Rank Adaptation of Large Language Models", 2021.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModelForCausalLM, AutoTokenizer

from guardrails.deidentify import Deidentifier
from guardrails.training.gists import everything
from guardrails.types import SafeText
from prompts.book import Book, load
from prompts.render import GistPrompt

OUT = Path(__file__).parents[1] / "models" / "adapters"
FIRST, RANK, SCALE = 12, 16, 2.0
"""The first layer that learns; numbers a weight matrix may learn in each direction; how strongly they count."""
LEARNING = {
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
"""Which matrices of a layer learn, by the names of transformers and of llama.cpp."""
RATE, BATCH, SEED, WARM = 4e-4, 16, 7, 0.05


class Lora(nn.Module):  # type: ignore[misc]
    """A frozen matrix and what is added to it: two thin ones."""

    def __init__(self, base: nn.Linear) -> None:
        super().__init__()
        self.base = base
        self.a = nn.Parameter(torch.randn(RANK, base.in_features) / math.sqrt(base.in_features))
        self.b = nn.Parameter(torch.zeros(base.out_features, RANK))

    def forward(self, x: Tensor) -> Tensor:
        return self.base(x) + functional.linear(functional.linear(x, self.a.to(x.dtype)), self.b.to(x.dtype)) * SCALE


@dataclass(slots=True)
class Sample:
    """Tokens of prompt and answer; the answer begins at `start`. `below` is what the frozen layers make of them."""

    tokens: list[int]
    start: int
    below: Tensor | None = None


class Student:
    """The model with learning upper layers."""

    def __init__(self, base: Path) -> None:
        torch.manual_seed(SEED)
        self.words = AutoTokenizer.from_pretrained(base.parent, gguf_file=base.name)
        whole: Any = AutoModelForCausalLM.from_pretrained(base.parent, gguf_file=base.name, dtype=torch.float32)
        self.whole = whole.to(torch.bfloat16).requires_grad_(False)
        self.body, self.layers = whole.model, whole.model.layers
        self.learning: dict[str, Lora] = {}
        for number in range(FIRST, len(self.layers)):
            for name, theirs in LEARNING.items():
                part, leaf = name.split(".")
                holder = getattr(self.layers[number], part)
                self.learning[f"blk.{number}.{theirs}.weight"] = lora = Lora(getattr(holder, leaf))
                setattr(holder, leaf, lora)

    def parameters(self) -> list[nn.Parameter]:
        return [one for lora in self.learning.values() for one in (lora.a, lora.b)]

    def sample(self, book: Book, comment: SafeText, answer: str) -> Sample:
        """Prompt and answer in the model's own chat form, as the server will send them."""
        messages = [{"role": turn.role, "content": turn.text} for turn in book.render(GistPrompt(comment=comment))]
        prompt = self.words.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
        before = self.words(prompt, add_special_tokens=False)["input_ids"]
        after = self.words(f"{answer}<|im_end|>", add_special_tokens=False)["input_ids"]
        return Sample([*before, *after], len(before))

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def read(self, samples: Sequence[Sample]) -> None:
        """Run the layers that don't learn, once and for all."""
        longest = max(len(one.tokens) for one in samples)
        tokens = torch.tensor([one.tokens + [0] * (longest - len(one.tokens)) for one in samples])
        for one, below in zip(samples, self._through(self.body.embed_tokens(tokens), range(FIRST)), strict=True):
            one.below = below[: len(one.tokens)].clone()

    def loss(self, samples: Sequence[Sample]) -> Tensor:
        """Mean loss of the answers' tokens. Shorter samples are filled up at the end, where nothing looks."""
        longest = max(len(one.tokens) for one in samples)
        below = [
            functional.pad(one.below, (0, 0, 0, longest - len(one.tokens))) for one in samples if one.below is not None
        ]
        hidden = self._through(torch.stack(below), range(FIRST, len(self.layers)))
        said = torch.cat([hidden[n, one.start - 1 : len(one.tokens) - 1] for n, one in enumerate(samples)])
        meant = torch.tensor([token for one in samples for token in one.tokens[one.start :]])
        return functional.cross_entropy(self.whole.lm_head(self.body.norm(said)).float(), meant)

    def _through(self, hidden: Tensor, layers: range) -> Tensor:
        places = torch.arange(hidden.shape[1])[None]
        turned = self.body.rotary_emb(hidden, places)
        for number in layers:
            hidden = self.layers[number](hidden, attention_mask=None, position_embeddings=turned, position_ids=places)
        return hidden

    def write(self, path: Path) -> None:
        """The adapter in llama.cpp's form."""
        path.parent.mkdir(exist_ok=True)
        writer = gguf.GGUFWriter(path, "qwen2")
        writer.add_type(gguf.GGUFType.ADAPTER)
        writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
        writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, SCALE * RANK)
        for name, lora in self.learning.items():
            writer.add_tensor(f"{name}.lora_a", lora.a.detach().half().numpy())
            writer.add_tensor(f"{name}.lora_b", lora.b.detach().half().numpy())
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()


def batches(samples: Sequence[Sample], dice: random.Random) -> Iterator[list[Sample]]:
    """Samples of about one length together, in a new order each time."""
    order = sorted(samples, key=lambda one: (len(one.tokens) + dice.randint(-6, 6), dice.random()))
    groups = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
    dice.shuffle(groups)
    yield from groups


def train(student: Student, learned: list[Sample], aside: list[Sample], epochs: int, out: Path) -> None:
    """Learn, tell how the kept-aside part is answered after each epoch, and write the adapter."""
    dice = random.Random(SEED)  # noqa: S311
    steps = epochs * math.ceil(len(learned) / BATCH)
    optimiser = torch.optim.AdamW(student.parameters(), lr=RATE, weight_decay=0.0)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (WARM * steps), 0.5 + 0.5 * math.cos(math.pi * n / steps))
    )
    begun, step = time.monotonic(), 0
    for epoch in range(epochs):
        for group in batches(learned, dice):
            loss = student.loss(group)
            loss.backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            rate.step()
            step += 1
            if step % 10 == 0:
                _say(f"step {step} of {steps}, {time.monotonic() - begun:.0f} s, loss {loss.item():.3f}")
        with torch.no_grad():
            losses = [student.loss(aside[n : n + BATCH]).item() for n in range(0, len(aside), BATCH)]
        student.write(out)
        _say(f"epoch {epoch + 1}: loss {sum(losses) / max(1, len(losses)):.3f} on what was kept aside")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("base", type=Path)
    arguments.add_argument("--epochs", type=int, default=2)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    student, book, safe = Student(given.base), load(), Deidentifier(nlp_model="none")
    samples = [(one.aside, student.sample(book, safe.deidentify(one.comment).text, one.text)) for one in everything()]
    by_length = sorted((sample for _, sample in samples), key=lambda one: len(one.tokens))
    for n in range(0, len(by_length), BATCH):
        student.read(by_length[n : n + BATCH])
    learned, aside = ([one for apart, one in samples if apart == wanted] for wanted in (False, True))
    _say(f"{len(learned)} to learn from, {len(aside)} kept aside")
    train(student, learned, aside, given.epochs, given.out or OUT / given.base.name)


if __name__ == "__main__":
    main()
