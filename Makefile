# Two commands do all the set-up: `make demo` and `make test`. Both make their own environment in .venv first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
OUT    ?= out/demo

.PHONY: demo test check generate lint type quality bench card clean

$(VENV)/.demo: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.dev: $(VENV)/.demo
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

demo: $(VENV)/.demo  ## extract the shipped documents and say where the results are
	$(BIN)/zongjie extract corpus/documents --out $(OUT)

test: $(VENV)/.dev lint type  ## everything, under twenty minutes
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.dev lint type  ## the fast part, for every commit
	$(BIN)/python -m pytest -n 2 -m 'not slow'

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# The checker knows neither the mapping of folders to import names nor editable installs: it gets a folder of links.
type: $(VENV)/.dev
	rm -rf build/types && mkdir -p build/types/zongjie
	ln -s $(CURDIR)/zongjie/* $(CURDIR)/schemas $(CURDIR)/corpus $(CURDIR)/extractor build/types/zongjie/
	cd build/types && $(abspath $(BIN))/python -m mypy --config-file $(CURDIR)/pyproject.toml

generate: $(VENV)/.dev  ## rebuild every generated file
	$(BIN)/python -m zongjie.schemas.publish
	$(BIN)/python -m zongjie.corpus.compile corpus/documents
	$(BIN)/python -m zongjie.extractor.models.card
	$(BIN)/python -m zongjie.corpus.agreement corpus/documents/open corpus/second_pass --into corpus/README.md

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/throughput.py

card: $(VENV)/.dev  ## measure the models anew, a quarter of an hour, and write their card
	$(BIN)/python benchmarks/model_figures.py
	$(BIN)/python -m zongjie.extractor.models.card

clean:
	rm -rf $(VENV) build dist out *.egg-info
