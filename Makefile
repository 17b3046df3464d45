# Baohe. `make run` and `make test` are all a newcomer needs; each sets up what it lacks.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	command -v $$p >/dev/null && $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PEERS := bench/peers/.venv
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:

.PHONY: run setup test test-sqlite test-postgres lint check fuzz model life outages torture bench migration lock clean

run: $(VENV)/.ready
	@exec $(BIN)/python -m bot

setup: $(VENV)/.ready
	@$(BIN)/python -m bot migrate

test: $(VENV)/.ready-dev
	@$(BIN)/python -m tests.both

test-sqlite: $(VENV)/.ready-dev
	TEST_DATABASE=sqlite $(BIN)/pytest -q

test-postgres: $(VENV)/.ready-dev
	TEST_DATABASE=postgres $(BIN)/pytest -q

lint: $(VENV)/.ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint
	COVERAGE=1 $(MAKE) test

# Made-up updates by the thousand; how many and of which seed: make fuzz FUZZ="--updates 3000 --seed 7"
fuzz: $(VENV)/.ready-dev
	$(BIN)/python -m tests.fuzz $(FUZZ)

# The real bot killed hundreds of times under load, by default on both databases with both intakes, which takes an
# hour: make torture TORTURE="--kills 20 --engine sqlite --intake webhook"; with --write in bench/RELIABILITY.md
torture: $(VENV)/.ready-dev
	$(BIN)/python -m tests.torture $(TORTURE)

# Accounts against models of them, by random histories: make model MODEL="--steps 5000 --seed 7 --engine postgres"
model: $(VENV)/.ready-dev
	$(BIN)/python -m tests.model $(MODEL)

# Two hundred cars through sixty days of the real bot, held against books kept by another hand; takes some minutes:
# make life LIFE="--cases 50 --days 30 --seed 7 --engine postgres"
life: $(VENV)/.ready-dev
	$(BIN)/python -m tests.life $(LIFE)

# Outages of the database as long as real ones (in the tests they end once noticed): make outages OUTAGE_SECONDS=90
outages: export OUTAGE_SECONDS ?= 30
outages: $(VENV)/.ready-dev
	TEST_DATABASE=sqlite $(BIN)/pytest -q tests/journeys/test_database_faults.py
	TEST_DATABASE=postgres $(BIN)/pytest -q tests/journeys/test_database_faults.py

bench: $(VENV)/.ready-dev $(PEERS)/.ready
	$(BIN)/python -m bench

# A new migration from the models: make migration name=what_changes
migration: $(VENV)/.ready-dev
	$(BIN)/python -m domain.database.generate $(name)

# The lock files, from pyproject.toml, without any index address
lock: $(VENV)/.ready-dev
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-header --quiet -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-header --quiet --extra dev -o requirements-dev.lock
	$(BIN)/uv pip compile bench/peers/requirements.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-header --quiet -o bench/peers/requirements.lock

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Baohe needs Python 3.11 or newer (with venv) on the PATH."; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.ready: $(VENV)/.made requirements.lock
	@echo "Setting up (once)…"
	@$(INSTALL) -r requirements.lock
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.made requirements-dev.lock
	@echo "Setting up for development (once)…"
	@$(INSTALL) -r requirements-dev.lock
	@$(BIN)/python -m tests.browsers
	@touch $@ $(VENV)/.ready

# What the bot is compared with needs another release of a library than ours: it has an environment of its own.
$(PEERS)/.ready: bench/peers/requirements.lock
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	@touch $@

clean:
	rm -rf $(VENV) $(PEERS) data .mypy_cache .ruff_cache .pytest_cache
