"""The HTTP API: thin routes that map JSON to the pipeline and the store, and their answers back.

One subject a file; `schemas` holds what travels, `problems` how errors are told, `guards` what every request passes.
"""
