# maskeda: two commands set everything up. Needs make and Python 3.11 or newer; nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export NO_ALBUMENTATIONS_UPDATE = 1

.PHONY: help demo test setup notebooks docs clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

demo: $(READY)  ## draw faces, train on them, score, and write a report (minutes; results in out/demo)
	$(BIN)/maskeda demo --out out/demo

test: $(READY)  ## run every notebook as a test
	$(BIN)/python .ci/notebooks.py

setup: $(READY)  ## make the virtual environment only

notebooks: $(READY)  ## run every notebook and keep its outputs
	$(BIN)/python .ci/notebooks.py --keep

docs: $(READY)  ## build the documentation site into _site (no network needed)
	$(BIN)/python .ci/docs_site.py

clean:  ## remove what demo and docs wrote (not the environment)
	rm -rf out _site

$(READY): setup.py settings.ini constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("maskeda needs Python 3.11 or newer, found " + sys.version.split()[0] + "; try make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	@echo "setting up $(VENV): torch and about 150 other packages, minutes the first time"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --python $(BIN)/python --compile-bytecode --constraint constraints.txt --editable '.[dev]'
	touch $(READY)
