# Two commands on a fresh machine: `make run` and `make test`. Both prepare what is missing first.

VENV_PYTHON := .venv/bin/python
# Asked only when something has to be prepared.
PYTHON = $(shell command -v python3.11 || command -v python3 || echo python3)

.PHONY: help run camera test bench faults screens format lock wheel clean
.DEFAULT_GOAL := help

help:
	@echo 'make run      prepare and open the application (ARGS="demo out/" for the command line)'
	@echo 'make camera   add what the built-in camera takes (optional, 161 MB more)'
	@echo 'make test     prepare and check everything'
	@echo 'make faults   the long form of the fault suites, figures to out/faults.json'
	@echo 'make bench    measure; figures to bench/latest.json (ARGS="--sheet --peers")'
	@echo 'make screens  render every screen to out/screens/'
	@echo 'make format   lay the code out'
	@echo 'make lock     ask for newer versions and pin them'
	@echo 'make wheel    build the wheel into dist/'

run: .venv/ready-run
	@$(VENV_PYTHON) main.py $(ARGS)

camera:
	@$(PYTHON) -m tools.prepare camera --only

test: .venv/ready-test
	@$(VENV_PYTHON) -m tools.check

bench: .venv/ready-test
	@$(VENV_PYTHON) -m bench $(ARGS)

faults: .venv/ready-test
	@$(VENV_PYTHON) -m tests.faults

screens: .venv/ready-test
	@QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m tools.screens

format: .venv/ready-test
	@$(VENV_PYTHON) -m ruff check --fix-only --quiet .
	@$(VENV_PYTHON) -m ruff format .

lock: .venv/ready-test
	@$(VENV_PYTHON) -m tools.lock

wheel: .venv/ready-test
	@$(VENV_PYTHON) -m hatchling build -t wheel

clean:
	rm -rf .venv out dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# A second `make run` compares these times and starts; tools/prepare.py compares hashes.
.venv/ready-run: requirements/run.lock tools/environment.py
	@$(PYTHON) -m tools.prepare run --only

.venv/ready-test: requirements/dev.lock tools/environment.py
	@$(PYTHON) -m tools.prepare test --only

# The Python that .venv points to is gone, e.g. after a system upgrade: prepare again.
ifeq ($(wildcard $(VENV_PYTHON)),)
.PHONY: .venv/ready-run .venv/ready-test
endif
