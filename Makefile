# Two commands do all the set-up: `make demo` and `make test`. Both make their own environment in .venv first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
OUT    ?= out/demo
FILES  ?= 10000
SHOWN  := corpus/documents/open/community-01.txt

.PHONY: demo test check generate lint type quality leaderboard bench ablation card fuzz clean

$(VENV)/.demo: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "zongjie needs Python 3.11 or later; name one with: make PYTHON=…")'
	@echo "安装到 $(VENV)，约需几分钟 · installing into $(VENV), which takes some minutes"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install -qq --disable-pip-version-check -e .
	touch $@

$(VENV)/.dev: $(VENV)/.demo
	$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[dev]'
	touch $@

demo: $(VENV)/.demo  ## extract the shipped documents and say where the results are
	@echo "一篇文档的开头 · how one document begins: $(SHOWN)"
	@echo
	@$(BIN)/zongjie show $(SHOWN) | sed -n '1,32p'
	@echo "…"
	@echo
	@echo "全部文档 · all documents"
	@echo
	@$(BIN)/zongjie extract corpus/documents --pattern '*.[tm][xd]*' --out $(OUT)
	@echo
	@echo "  $(OUT)/zongjie.xlsx    表格，每行附原句 · a spreadsheet, every row with its sentence"
	@echo "  $(OUT)/zongjie.sqlite  数据库，v_ 开头的视图便于查看 · a database, with views (v_…) to read"
	@echo "  $(OUT)/records.jsonl   每行一篇文档 · one document a line"
	@echo "  $(OUT)/errors.jsonl    没有记录的文件和原因 · files without a record, and why"
	@echo "再看一篇 · see another: $(BIN)/zongjie show corpus/documents/open/town-01.txt"

test: $(VENV)/.dev lint type  ## everything, under twenty minutes
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/.dev lint type  ## the fast part, for every commit
	$(BIN)/python -m pytest -n 2 --dist worksteal -m 'not slow'

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
	$(BIN)/python docs/quality.py
	$(BIN)/python docs/errors.py
	$(BIN)/python -m zongjie.corpus.agreement corpus/documents/open corpus/standoff/open corpus/second_pass --into corpus/README.md
	$(BIN)/python docs/examples.py --write

leaderboard: $(VENV)/.dev  ## score ours and other tools on the same gold, half an hour, and write docs/quality.md
	PYTHONPATH=benchmarks $(BIN)/python -m leaderboard

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/throughput.py

quality: $(VENV)/.dev  ## measure anew, some minutes, and hold it against the pinned figures; UPDATE=1 pins them anew
	$(BIN)/python benchmarks/quality.py $(if $(UPDATE),--update)

fuzz: $(VENV)/.dev  ## mutated files over every reader, half an hour; what does harm is kept in out/fuzz
	$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[fuzz]'
	PYTHONPATH=tests $(BIN)/python -m fuzz --files $(FILES)
	for reader in html docx rtf csv jsonl zip; do PYTHONPATH=tests $(BIN)/python -m fuzz.guided $$reader || exit 1; done

ablation: $(VENV)/.dev  ## what each family of rules is worth, ten minutes
	$(BIN)/python benchmarks/ablation.py

card: $(VENV)/.dev  ## measure the models anew, a quarter of an hour, and write their card
	$(BIN)/python benchmarks/model_figures.py
	$(BIN)/python benchmarks/confidence.py
	$(BIN)/python -m zongjie.extractor.models.card

clean:
	rm -rf $(VENV) build dist out *.egg-info
