"""Text made to keep a pattern busy is read to its end, within the processor time of a start and one draft."""

from __future__ import annotations

import subprocess
import sys

import pytest

READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (40, 40))
from guardrails.check_reply import Checker
from guardrails.deidentify import Deidentifier
from guardrails.triage import triage
from guardrails.types import DraftContext
from prompts.book import load
text = eval(sys.argv[1])
safe = Deidentifier(nlp_model="none").deidentify(text).text
triage(safe)
Checker(load().rulebook).check(text, DraftContext(platform="facebook", kind="complaint", comment=safe))
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("'@' * 9999 + 'a'", id="signs of an address without one"),  # took minutes
        pytest.param("'.' * 9999 + 'a'", id="dots that end nothing"),  # each dot was tried as a beginning
        pytest.param("'a\\n' * 5000", id="five thousand lines"),
        pytest.param("'a' * 9999", id="one word"),  # each letter was tried as the beginning of an address
        pytest.param("'x' + ' ' * 9998 + 'y'", id="a gap"),  # a signature was looked for from each space
        pytest.param("'12-' * 3333", id="numbers joined"),
        pytest.param("'Anna, ' * 1666", id="names in a row"),
        pytest.param("'qabalo ' * 1400", id="unknown words"),  # each looked back over all before it
    ],
)
def test_a_text_made_to_stall_is_read(text: str) -> None:
    """The limit is of processor time, start included, and many times what is needed; a runaway takes minutes."""
    subprocess.run([sys.executable, "-c", READ, text], check=True, capture_output=True)
