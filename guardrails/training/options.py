"""What every training of a network can be told."""

from __future__ import annotations

import argparse


def options(about: str, *, epochs: int, layers: int | None = None) -> argparse.ArgumentParser:
    """A parser with the folder of the base model, `--epochs`, `--threads`, `--bf16` and, where some may be left out,
    `--layers`; `about` is the module's docstring.

    One training at a time: two that share the cores of a machine wait for each other far longer than they work.
    """
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("base")
    parser.add_argument("--epochs", type=int, default=epochs)
    if layers is not None:
        parser.add_argument("--layers", type=int, default=layers)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--bf16", action="store_true", help="half the time on processors that know it")
    return parser
