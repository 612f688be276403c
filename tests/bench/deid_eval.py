"""Recall of identifier removal by kind, each set apart: planted and written comments, development and kept aside.

python -m tests.bench.deid_eval
"""

from __future__ import annotations

import warnings

from tests.bench.deid import Quality, ours, planted_set, quality, sets
from tests.data.deid_planted import DIRECT


def share(row: Quality, kinds: list[str]) -> str:
    return f"{row.recall(kinds):.1%}" if any(row.total[kind] for kind in kinds) else "none marked"


def main() -> None:
    warnings.simplefilter("ignore")
    tool = ours()
    measured = {"planted, development": planted_set("dev", each=3)} | sets()
    rows = {label: quality(tool, *data) for label, data in measured.items()}
    print("| Kind | " + " | ".join(rows) + " |")
    print("| --- |" + " --- |" * len(rows))
    kinds = sorted({kind for row in rows.values() for kind in row.total})
    groups = {kind: [kind] for kind in kinds}
    groups |= {"all direct": [k for k in kinds if k in DIRECT], "all quasi": [k for k in kinds if k not in DIRECT]}
    for label, members in groups.items():
        print(f"| {label} | " + " | ".join(share(row, members) for row in rows.values()) + " |")
    print("| comments that leak | " + " | ".join(f"{row.leak:.1%}" for row in rows.values()) + " |")
    print("| comments that lose something else | " + " | ".join(f"{row.lose:.1%}" for row in rows.values()) + " |")
    print("| clean comments altered | " + " | ".join(f"{row.altered:.1%}" for row in rows.values()) + " |")


if __name__ == "__main__":
    main()
