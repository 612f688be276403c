# The commands that people and CI run. `make run` and `make test` need nothing done before.
PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check

.PHONY: run test install check format bench eval extension lock

run: .venv/.base
	@sh .ci/extension --quietly
	@$(PY) -m server run

install: .venv/.base

.venv/bin/pip:
	@sh .ci/venv

.venv/.base: requirements/base.txt pyproject.toml | .venv/bin/pip
	@echo "Installing what Sincerely needs (about two minutes the first time) …"
	@$(PIP) --require-hashes -r requirements/base.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.base
	@echo "Installing what the tests need …"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

test: .venv/.dev
	@sh .ci/browser
	$(PY) -m pytest

check: .venv/.dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports

format: .venv/.dev
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

bench: .venv/.dev
	@$(PY) -m tests.bench speed

eval: .venv/.dev
	@$(PY) -m tests.bench quality

extension:
	@sh .ci/extension

# Renew the locked versions: hashes only, no download addresses.
LOCK := $(PY) -m uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet --extra build
lock: .venv/.base
	@$(PIP) uv
	$(LOCK) --extra dev --output-file requirements/dev.txt
	$(LOCK) --extra dev --extra train --constraints requirements/dev.txt --output-file requirements/train.txt
	$(LOCK) --constraints requirements/dev.txt --output-file requirements/base.txt
