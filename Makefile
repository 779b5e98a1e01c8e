# `make leaflets` makes the PDFs, `make test` runs the tests. Both set themselves up: they need Python 3.11
# or later (with venv) and a network the first time, nothing afterwards. `make help` lists the rest.
#
# Paths are relative, so that the folder may have any name and lie anywhere.

PYTHON ?= python3
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python

# Wheels only, each checked against its hash in the lock. Set-up is silent unless it fails.
PIP_OPTIONS := --quiet --disable-pip-version-check --no-input --retries 10 --timeout 60
INSTALL := -m pip install $(PIP_OPTIONS) --require-hashes --only-binary :all:

# Made again when its lock changes, and when the environment's Python has gone (an upgrade of the system).
RUN_TIME := $(VENV)/.run-time
DEVELOPER := $(VENV)/.developer
BROWSER := $(VENV)/.browser
ORACLES := build/oracles/.installed
GONE := $(if $(wildcard $(PY)),,gone)

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help leaflets site test check format conformance e2e readers specimens-compare gallery bench lock clean gone

help:
	@echo 'make leaflets      build every leaflet into build/leaflets/; the second time, what changed'
	@echo '                   a part: make leaflets ARGS="--locale ar --leaflet basics"; ARGS=--why, ARGS=--force'
	@echo 'make site          write a site of all leaflets into build/site/, to search, read and print'
	@echo 'make test          run the tests (one folder: make test ARGS=tests/text)'
	@echo 'make check         format, lint, types and layers, without running anything'
	@echo 'make format        mend what `make check` says about format'
	@echo 'make conformance   build leaflets, specimens and every layout in four languages, then read every PDF'
	@echo '                   with veraPDF, qpdf, our own audit, poppler, PDFium and pdf.js'
	@echo '                   needs: default-jre-headless gettext maven nodejs npm poppler-utils qpdf'
	@echo 'make e2e           drive the preview and the site in a real browser, as translators and clinics do'
	@echo '                   needs: chromium default-jre-headless nodejs npm'
	@echo 'make readers       write what those readers read, block by block, into docs/readers.md'
	@echo 'make specimens-compare   each specimen beside Chromium setting the same words, as pictures'
	@echo '                   needs: chromium poppler-utils; one language: ARGS=ar'
	@echo 'make gallery       draw every layout in four scripts, into docs/gallery/ and docs/gallery.md'
	@echo 'make bench         measure beside Typst and WeasyPrint, into benchmarks/results.json'
	@echo '                   a part: make bench ARGS=library, ARGS=rebuild, ARGS=layouts, ARGS=status, ARGS=preview,'
	@echo '                   ARGS=clinics'
	@echo 'make lock          choose the newest versions of everything and write the locks'
	@echo 'make clean         delete build/ and the caches'

leaflets: $(RUN_TIME)
	@$(PY) -m leaflets build --check $(ARGS)

site: $(RUN_TIME)
	@$(PY) -m leaflets site $(ARGS)

test: $(DEVELOPER)
	@$(PY) -m pytest --numprocesses auto --dist worksteal $(ARGS)

check: $(DEVELOPER)
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -c 'from importlinter.cli import lint_imports_command as main; main(["--no-logo"])'

format: $(DEVELOPER)
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

BUILT := build/leaflets build/specimens build/sheets

conformance: $(DEVELOPER) $(ORACLES)
	@$(PY) -m leaflets build
	@$(PY) -m leaflets specimen
	@$(PY) -m tests.conformance.sheets
	@$(PY) -m leaflets build --clinic content/clinics --leaflet basics --leaflet surgery
	@for folder in $(BUILT); do $(PY) -m leaflets audit $$folder || exit; done
	@$(PY) -m leaflets audit build/clinics --clinic content/clinics
	@$(PY) -m tests.conformance.run $(BUILT) build/clinics
	@$(PY) -m pytest --quiet tests/conformance

e2e: $(BROWSER)
	@$(PY) -m pytest --quiet tests/e2e $(ARGS)

readers: $(DEVELOPER)
	@$(PY) -m leaflets build
	@$(PY) -m leaflets specimen
	@$(PY) -m tests.conformance.readers_table

specimens-compare: $(DEVELOPER)
	@$(PY) -m leaflets specimen
	@$(PY) -m tests.conformance.specimens_compare $(ARGS)

gallery: $(DEVELOPER)
	@$(PY) -m tools.gallery

bench: $(DEVELOPER)
	@$(PY) benchmarks/run.py $(ARGS)

COMPILE_ALONE := $(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --only-binary :all: --no-header
COMPILE := $(COMPILE_ALONE) pyproject.toml --group build

lock: $(DEVELOPER)
	@$(PY) -m pip install $(PIP_OPTIONS) --only-binary :all: uv
	@$(COMPILE) -o requirements.lock
	@$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
	@$(COMPILE) --group dev --group e2e -c requirements-dev.lock -o requirements-e2e.lock
	@$(COMPILE_ALONE) --group oracles -o requirements-oracles.lock

clean:
	rm -rf build .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find leaflets tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} +

gone:

$(RUN_TIME): requirements.lock pyproject.toml $(GONE)
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'This needs Python 3.11 or later. If it has another name here: make PYTHON=python3.13' >&2; exit 1; }
	@echo 'Setting up $(VENV) (once; it takes about a minute) ...'
	@"$(PYTHON)" -m venv $(if $(GONE),--clear) $(VENV) || { \
	  echo 'Python cannot make a virtual environment. On Debian or Ubuntu: sudo apt-get install python3-venv' >&2; \
	  exit 1; }
	@$(PY) $(INSTALL) -r requirements.lock
	@$(PY) -m pip install $(PIP_OPTIONS) --no-build-isolation --no-deps --editable .
	@touch $@

$(DEVELOPER): requirements-dev.lock $(RUN_TIME)
	@echo 'Adding the tools of a developer to $(VENV) ...'
	@$(PY) $(INSTALL) -r requirements-dev.lock
	@touch $@

$(BROWSER): requirements-e2e.lock $(DEVELOPER)
	@echo 'Adding what drives a browser to $(VENV) ...'
	@$(PY) $(INSTALL) -r requirements-e2e.lock
	@touch $@

# GPL programs: an environment of their own, and only ever run as other processes, by tests.
$(ORACLES): requirements-oracles.lock $(DEVELOPER)
	@echo 'Setting up build/oracles ...'
	@"$(PYTHON)" -m venv --clear build/oracles
	@build/oracles/bin/python $(INSTALL) -r requirements-oracles.lock
	@touch $@
