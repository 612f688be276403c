"""Read from sentences that training left out from which score on a rule is raised: `encoder.json`.

    python -m guardrails.training.encoder_limits

One limit a rule, so high that at most a set share of the clean sentences reaches it. Prints what is then found. The
limits of flags stand in `triage/learned.py`: there two nets are added up.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from guardrails.training.encoder_data import HEADS, Example, everything, held_out
from guardrails.transformer import Transformer, pieces

HARD = (
    "confirms-relationship", "reveals-identifier", "asks-for-details-in-public", "admits-liability", "medical-advice",
    "pressures-reviewer", "unbacked-promise",
)  # fmt: skip
SHARES = {"confirms-relationship": 0.014} | dict.fromkeys(HARD[1:], 0.008)
OTHER_SHARE = 0.006
"""Share of clean sentences on which a rule may be raised: most where a miss costs most."""
LEAST = 0.35
"""No rule is raised on less, however seldom clean sentences reach it."""


def main() -> None:
    from guardrails.encoder import WEIGHTS

    sha256 = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    model = Transformer(WEIGHTS, sha256)
    held = [one for one in everything() if held_out(one.text)]
    scores = np.stack([1 / (1 + np.exp(-model.run(pieces(one.text))[0])) for one in held])
    limits = {"rules": _rules(held, scores)}
    for head in limits:
        for name, limit in limits[head].items():
            carrying = [row for row, one in zip(scores, held, strict=True) if _carries(one, head, name)]
            seen = np.mean([row[_column(head, name)] >= limit for row in carrying]) if carrying else float("nan")
            sys.stdout.write(f"{head} {name}: limit {limit:.3f}, {seen:.0%} of {len(carrying)} seen\n")
    about = {"classes": {head: list(names) for head, names in HEADS.items()}, "limits": limits, "sha256": sha256}
    WEIGHTS.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def _rules(held: Sequence[Example], scores: NDArray[np.float64]) -> dict[str, float]:
    names = HEADS["rules"]
    clean = np.array(["rules" in one.targets and not any(one.targets["rules"]) for one in held])
    return {
        name: max(LEAST, _limit(scores[clean][:, _column("rules", name)], SHARES.get(name, OTHER_SHARE)))
        for name in names
    }


def _limit(scores: NDArray[np.float64], share: float) -> float:
    """The lowest score that at most `share` of these reach."""
    return round(float(np.quantile(scores, 1 - share)), 4)


def _carries(one: Example, head: str, name: str) -> bool:
    return head in one.targets and one.targets[head][HEADS[head].index(name)] == 1.0


def _column(head: str, name: str) -> int:
    at = list(HEADS).index(head)
    return sum(len(names) for names in list(HEADS.values())[:at]) + HEADS[head].index(name)


if __name__ == "__main__":
    main()
