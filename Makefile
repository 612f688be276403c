# The commands that people and CI run. `make run` and `make test` need nothing done before.
PY := .venv/bin/python

.PHONY: run test install install-dev check bench eval extension lock clean

run: .venv/.base
	@$(PY) -m server.cli run

install: .venv/.base

install-dev: .venv/.dev

.venv/bin/python:
	@sh .ci/venv

.venv/.base: requirements/base.txt pyproject.toml | .venv/bin/python
	@echo "Installing what Sincerely needs (two minutes the first time) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.base
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

check: .venv/.dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports

test: .venv/.dev
	@sh .ci/browser
	$(PY) -m pytest
