# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""Recall of identifier removal by kind on the kept-aside part: other carriers, names, cities and forms than development.

python -m tests.bench.deid_eval
"""

from __future__ import annotations

import warnings

from tests.bench.deid import ours, quality
from tests.data.deid_planted import DIRECT


def main() -> None:
    warnings.simplefilter("ignore")
    tool = ours()
    print("| Kind | development | kept aside |\n| --- | --- | --- |")
    parts = [quality(tool, part, each=3) for part in ("dev", "aside")]
    kinds = sorted(parts[1][1])
    groups = {kind: [kind] for kind in kinds}
    groups |= {"all direct": [k for k in kinds if k in DIRECT], "all quasi": [k for k in kinds if k not in DIRECT]}
    for label, members in groups.items():
        shares = (sum(hits[k] for k in members) / max(1, sum(total[k] for k in members)) for hits, total, _, _ in parts)
        print(f"| {label} | " + " | ".join(f"{share:.1%}" for share in shares) + " |")
    print("| comments that leak | " + " | ".join(f"{leak:.1%}" for _, _, leak, _ in parts) + " |")
    print("| clean comments altered | " + " | ".join(f"{altered:.1%}" for _, _, _, altered in parts) + " |")


if __name__ == "__main__":
    main()
