"""The model's own process: llama.cpp's server on loopback, and nothing else. `supervise` starts it.

    python -m server.models.serve     reads one JSON line (`Orders`) from stdin, answers one JSON line on stdout:
                                      {"listening": "http://127.0.0.1:41234"} or {"failed": "why"}

Orders come by stdin because a command line is visible to every user of the machine. The open stdin is also how it
learns that its parent is gone. It writes no log: prompts must not end up in one.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from dataclasses import dataclass
from typing import Any

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Orders:
    """What to serve. `context` is in tokens; `parent` is the process that must stay alive.

    `adapter` is the path of what the model learned from us, or empty.
    """

    model: str
    adapter: str
    name: str
    threads: int
    context: int
    api_key: str
    parent: int


def main() -> None:
    """Serve until stdin closes."""
    answer = _keep_stdout()
    orders = Orders(**json.loads(sys.stdin.readline()))
    _die_with(orders.parent)
    _no_core_dumps()
    try:
        server = _serve(orders)
    except Exception as error:  # llama.cpp raises plain RuntimeErrors
        answer.write(json.dumps({"failed": str(error) or type(error).__name__}) + "\n")
        answer.flush()
        os._exit(1)
    answer.write(json.dumps({"listening": server.listening_address}) + "\n")
    answer.flush()
    sys.stdin.read()
    os._exit(0)


def _serve(orders: Orders) -> Any:
    """Load the model and listen on a free port; returns when it answers."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = orders.model
    if orders.adapter:
        params.lora_adapters = [xllamacpp.CommonAdapterLoraInfo(orders.adapter, 1.0)]
    params.model_alias = {orders.name}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [orders.api_key]
    params.n_ctx = orders.context
    params.n_parallel = 1  # one slot: every draft finds the same prefix in it
    for cpu in (params.cpuparams, params.cpuparams_batch):
        cpu.n_threads = orders.threads
        cpu.poll = 0  # else idle threads spin on a core that the server needs
    params.cache_ram_mib = 0  # it would keep up to 8 GB of earlier prompts
    params.n_ctx_checkpoints = 0
    params.fit_params = False
    params.ui = False
    params.endpoint_props = False
    params.endpoint_slots = False
    params.verbosity = 0
    return xllamacpp.Server(params)


def _keep_stdout() -> Any:
    """Keep stdout for our one answer; whatever native code prints goes nowhere."""
    kept = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return kept


def _die_with(parent: int) -> None:
    """End when the parent is killed. Elsewhere than on Linux the closed stdin does it, a moment later."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the call
            os._exit(1)


def _no_core_dumps() -> None:
    """A core dump would hold prompts."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
