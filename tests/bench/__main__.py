"""`make bench` and `make eval`: run each measurement in a process of its own, one after the other.

Usage: `python -m tests.bench speed` or `python -m tests.bench quality`, or names of modules of this folder.
A measurement is a module with `main()`; those whose names end in `_eval` measure quality.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def chosen(words: list[str]) -> list[str]:
    names = sorted(path.stem for path in FOLDER.glob("[a-z]*.py"))
    quality = [name for name in names if name.endswith("_eval")]
    if words == ["quality"]:
        return quality
    if words in ([], ["speed"]):
        return [name for name in names if name not in quality and not name.startswith("_")]
    return words


def main() -> int:
    failed = []
    for name in chosen(sys.argv[1:]):
        print(f"\n## {name}\n", flush=True)
        if subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nThese measurements did not finish: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
