"""Fine-tune the tagger of the particular thing: which words of a comment name what it is about.

    python -m guardrails.training.particular BASE [--epochs N] [--layers N] [--threads N] [--bf16] [--measure]

`BASE` is a folder with all-MiniLM-L6-v2, as for the tagger of identifiers, whose network this is with one kind instead
of seventeen. Learns from `training/particulars/*.txt`: comments in which one phrase, or none, stands in double
brackets. Writes `guardrails/data/particular.onnx` (int8) and `particular.json`. A few minutes. Every eighth comment is
never learned from (`encoder_data.held_out`); `--measure` prints what is found in those.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence

import torch

from guardrails import particular
from guardrails.training.encoder_data import held_out
from guardrails.training.identifier_data import Marked
from guardrails.training.identifier_tagger import Example, Tagger, example, export, train, varied
from guardrails.training.options import options as training_options
from guardrails.training.particular_data import comments

LAYERS = 3


def as_written(one: Marked, r: random.Random) -> Example:
    return example(varied(one, r), (particular.KIND,))


def measure(texts: Sequence[Marked]) -> None:
    """Share of comments with a phrase in which the very words, or some of them, are found, and of those without one
    that are left alone."""
    exact = near = phrases = alone = bare = 0
    for one in texts:
        found = particular.phrase(one.text)
        if not one.spans:
            bare, alone = bare + 1, alone + (not found)
            continue
        (start, end, _), phrases = one.spans[0], phrases + 1
        exact += found == one.text[start:end]
        near += bool(set(found.split()) & set(one.text[start:end].split()))
    sys.stdout.write(f"exact {exact / phrases:.1%}, overlapping {near / phrases:.1%} of {phrases}; ")
    sys.stdout.write(f"left alone {alone / max(1, bare):.1%} of {bare}\n")


def main() -> None:
    parser = training_options(__doc__, epochs=8, layers=LAYERS)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    every = comments()
    learned = [one for one in every if not held_out(one.text)]
    net = Tagger(options.base, options.layers, 1)
    train(lambda _: learned, as_written, net, options.epochs, bf16=options.bf16)
    export(net, particular.WEIGHTS, (particular.KIND,))
    if options.measure:
        measure([one for one in every if held_out(one.text)])


if __name__ == "__main__":
    main()
