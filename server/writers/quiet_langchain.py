"""LangChain without its voice: loaded once, and told to write nothing about what passes through it.

load()    imports what a call needs (seconds); call it in a thread at start, and the first draft needn't wait
"""

from __future__ import annotations

import importlib
import logging
import threading

_CHATTY = ("openai", "httpx", "httpx2", "httpcore", "httpcore2", "langchain", "langchain_core", "langsmith")
_MODULES = ("langchain.chat_models", "langchain_openai", "langsmith")
_loading = threading.Lock()

loaded = False


def load() -> None:
    """Import LangChain and silence it, whatever `OPENAI_LOG` or `LANGCHAIN_*` say. Thread-safe; once is enough."""
    global loaded
    with _loading:
        if loaded:
            return
        for module in _MODULES:
            importlib.import_module(module)
        from langchain_core.globals import set_debug, set_verbose

        set_debug(False)
        set_verbose(False)
        for name in _CHATTY:
            logging.getLogger(name).setLevel(logging.WARNING)
        loaded = True
