# `make film LOGLINE="..."` and `make test` do everything on a fresh machine: Python 3.11+ and pip are all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOGLINE ?= An old lighthouse keeper must relight the lamp when his granddaughter is lost at sea.
OPTIONS ?=

.PHONY: film test lint bench clean

film: $(VENV)/film.ready
	@$(BIN)/cinema-agent make "$$LOGLINE" $(OPTIONS)

test: $(VENV)/dev.ready
	@$(BIN)/python -m pytest -n 2

lint: $(VENV)/dev.ready
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: $(VENV)/dev.ready
	@$(BIN)/python -m benchmarks.animatic

export LOGLINE

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV)

$(VENV)/film.ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "setting up $(VENV) (a minute or so) ..."
	@$(BIN)/python -m pip install --quiet -c constraints.txt -e .
	@touch $@

$(VENV)/dev.ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "setting up $(VENV) (a minute or so) ..."
	@$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev,voice]'
	@touch $@ $(VENV)/film.ready

clean:
	@rm -rf $(VENV)
