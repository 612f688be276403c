"""What each guideline of the sources asks, in our words (`guidelines.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml


@cache
def guidelines() -> Mapping[str, str]:
    """Id -> what it asks, in the order of the sources."""
    raw = yaml.safe_load(Path(__file__).with_name("guidelines.yaml").read_text(encoding="utf-8"))
    return {name: row["says"] for name, row in raw.items()}
