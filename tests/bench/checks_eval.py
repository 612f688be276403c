"""How much of what breaks a rule is caught, how often a clean reply is flagged, and how long a reply takes.

Run: `python -m tests.bench.checks_eval`. Reads `tests/data/replies/held_out.yaml`, on which nothing is trained; with
the name of another file in that folder, that one: `held_out_2`, or `development` and `development_2`, whose misses were
looked at.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from guardrails.check_reply import Checker
from guardrails.situation import safe_maker
from guardrails.types import DraftContext, Finding
from prompts.rulebook import load

FOLDER = Path(__file__).parents[1] / "data" / "replies"


def main(verbose: bool = False, part: str = "held_out") -> dict[str, float]:
    """Print the table and return the figures by name (shares from 0 to 1, `ms` is the median a reply)."""
    data: dict[str, Any] = yaml.safe_load((FOLDER / f"{part}.yaml").read_text(encoding="utf-8"))
    checker, safe = Checker(load()), safe_maker()
    contexts = {
        name: DraftContext(comment=safe(one["comment"]), kind=one["kind"]) for name, one in data["situations"].items()
    }
    bare = DraftContext()
    checker.check("A first reply loads the models that the later ones share.", bare)
    figures: dict[str, float] = {}
    times: list[float] = []

    def found(reply: str, context: DraftContext) -> tuple[Finding, ...]:
        started = time.process_time()
        findings = checker.check(reply, context)
        times.append((time.process_time() - started) * 1000)
        return findings

    flagged = 0
    for one in data["clean"]:
        serious = [finding for finding in found(one["reply"], contexts[one["in"]]) if finding.severity != "advise"]
        flagged += bool(serious)
        for finding in serious if verbose else ():
            sys.stdout.write(f"  flagged {finding.rule}: {one['reply'][finding.start : finding.end]!r}\n")
    figures["clean flagged"] = flagged / len(data["clean"])
    for rule, replies in data["breaking"].items():
        missed = [reply for reply in replies if rule not in {finding.rule for finding in found(reply, bare)}]
        figures[rule] = 1 - len(missed) / len(replies)
        for reply in missed if verbose else ():
            sys.stdout.write(f"  missed {rule}: {reply}\n")
    figures["ms"] = statistics.median(times)
    for name, figure in figures.items():
        sys.stdout.write(f"{name:28} {figure:.1f} ms\n" if name == "ms" else f"{name:28} {figure:.0%}\n")
    return figures


if __name__ == "__main__":
    main("-v" in sys.argv, *[word for word in sys.argv[1:] if word != "-v"])
