# Everyday commands. `make help` lists them.

# The first Python that is new enough; `make setup PYTHON=/path/to/python` takes another one.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check

.PHONY: help setup setup-dev run test test-browser pictures format lint types lock bench

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.ready ## Make the virtual environment and install what Carillon needs

setup-dev: .venv/.ready-dev ## The same, with what its development needs

run: .venv/.ready ## Run everything; Ctrl-C stops it
	@$(BIN)/carillon up

test: .venv/.ready-dev ## Run all tests but those with a browser
	$(BIN)/pytest -n auto --dist loadgroup -m "not browser"

test-browser: .venv/.ready-dev ## Run the tests with a browser; on Debian, root gets Chromium installed when it is missing
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		DEBIAN_FRONTEND=noninteractive sh -c 'apt-get -qq update && \
		apt-get -qq install --yes --no-install-recommends chromium >/dev/null'; } || \
		{ echo 'These tests need Chromium. Install it so that the command "chromium" starts it.' >&2; exit 1; }
	$(BIN)/pytest -m browser $(if $(PICTURES),tests/browser/test_first_message.py tests/browser/test_tour.py,tests/browser)

pictures: export PICTURES = 1
pictures: test-browser ## Renew the pictures of the README and of docs/tour.md, by the tests that they are taken in

format: .venv/.ready-dev ## Put all code into its form, and mend what can be mended without thought
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: .venv/.ready-dev ## Check the form of the code, its habits and who imports whom
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/deptry .

types: .venv/.ready-dev ## Check the types
	$(BIN)/mypy --strict

lock: .venv/.ready-dev ## Renew the pinned dependencies
	$(LOCK) --group build --output-file requirements.lock
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header pyproject.toml

bench: .venv/.ready-dev ## Measure
	$(BIN)/python -m bench

.venv/.ready: requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'Carillon needs Python 3.11 or newer. $(if $(PYTHON),$(PYTHON) is older.,There is none on the PATH.)' \
		'Install one, or name it: make setup PYTHON=/path/to/python' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo '$(PYTHON) cannot make virtual environments.' \
		'On Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	@echo 'Installing into .venv; this is done once …'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.ready-dev: .venv/.ready requirements-dev.lock
	@echo 'Installing what development needs …'
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@
