# The one list of commands; `make` alone shows it.
# PYTHON=/path/to/python3 chooses the Python of .venv. Everything made stays in this folder.
PYTHON ?= python3
BOOK ?=
INSIDE := tools/inside.sh

.PHONY: help set-up run test test-slow shots bench validate formats lint lock clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

set-up: ## install into .venv what is missing (the others do this by themselves)
	@PYTHON='$(PYTHON)' tools/set_up.sh

run: set-up ## open the window, BOOK=path opens that Rolodex; without a display, the guided tour
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    exec .venv/bin/godfather-desktop $(if $(BOOK),'$(BOOK)'); \
	else \
	    echo "There is no display here, so the guided tour runs instead and puts its pictures in tour/."; \
	    exec $(INSIDE) .venv/bin/python tools/tour.py tour; \
	fi

test: lint ## lint, then every test but the slow ones
	$(INSIDE) .venv/bin/pytest -n auto --dist loadfile -m 'not slow'

test-slow: set-up ## the slow sweeps: kills, cuts of power, damage, size
	$(INSIDE) .venv/bin/pytest -m slow

shots: set-up ## pictures of every screen, in shots/
	$(INSIDE) .venv/bin/python tools/shots.py shots

bench: set-up ## measure speed
	$(INSIDE) .venv/bin/python -m benchmarks

validate: set-up ## compare our scores with plain counts on ../shared/data; writes docs/validation.md
	$(INSIDE) .venv/bin/python -m validation

formats: set-up ## import every file of ../shared/data; writes docs/formats-coverage.md
	$(INSIDE) .venv/bin/python tools/formats.py ../shared/data docs/formats-coverage.md

lint: set-up ## ruff, mypy and the layers
	$(INSIDE) .venv/bin/ruff check
	$(INSIDE) .venv/bin/ruff format --check
	$(INSIDE) .venv/bin/mypy
	$(INSIDE) .venv/bin/lint-imports --cache-dir .cache/import_linter

lock: ## write requirements.lock anew from pyproject.toml; delete it first to take newer versions
	@mkdir -p .cache/tmp
	$(PYTHON) -m venv --clear .cache/lock
	TMPDIR='$(CURDIR)/.cache/tmp' PIP_NO_CACHE_DIR=1 .cache/lock/bin/pip install --quiet pip-tools
	TMPDIR='$(CURDIR)/.cache/tmp' PIP_TOOLS_CACHE_DIR='$(CURDIR)/.cache/pip-tools' CUSTOM_COMPILE_COMMAND='make lock' \
	    .cache/lock/bin/pip-compile --quiet --extra dev --allow-unsafe --strip-extras --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-emit-options --output-file requirements.lock pyproject.toml

clean: ## remove everything that these commands made
	rm -rf .venv .cache build dist *.egg-info tour shots benchmarks/results
	rm -rf .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
