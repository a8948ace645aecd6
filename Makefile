# `make` or `make help` lists the targets. Each one sets up all it needs in .venv.

PYTHON ?= python3
ADDR ?= 127.0.0.1:8000
INPUTS ?= 1000000
UV_VERSION := 0.13.9

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
TOOLS := $(VENV)/tools
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install -q

# Material's notice that its life ends in 2027 is no matter for an editor.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup serve site test check bench fuzz faults audit sbom format lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s%s\n", $$1, $$2 }' Makefile

setup: $(STAMP) ## 装好，不做别的 / set up, nothing else
	@echo "已装好。新建自己的网站：$(BIN)/evaluations start ../mysite；先看示例：make serve。说明见 docs/editor.md。"
	@echo "Ready. Your own site: $(BIN)/evaluations start ../mysite; the samples: make serve. See docs/editor.md."

serve: $(STAMP) ## 预览（只有中文） / preview, Chinese alone (ADDR=127.0.0.1:8000)
	$(BIN)/mkdocs serve --dev-addr $(ADDR)

site: $(STAMP) ## 生成网站（中文，英文在 en/） / build to site/, English in site/en/
	$(BIN)/evaluations build

test: $(STAMP) ## 测试 / run the tests
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: $(STAMP) ## 检查数据与代码 / check the data, then lint, types, import layers
	$(BIN)/evaluations check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(TOOLS)/installed ## 测速，测导入的准确度 / measure the speed, and what the importer gets right (BENCH=--docs)
	$(BIN)/python -m tests.bench $(BENCH)
	$(BIN)/python -m tests.bench.preview
	$(BIN)/python -m tests.bench.importer
	$(BIN)/python -m tests.bench.held_out

fuzz: $(STAMP) ## 用坏数据试读 / spoilt files without end for the loader (INPUTS=1000000)
	$(BIN)/python -m tests.fuzz --inputs $(INPUTS)

faults: $(STAMP) ## 发布时断电、磁盘满、多人同时 / publications disturbed on purpose (FAULTS="--kills 100")
	$(BIN)/python -m tests.faults $(FAULTS)

audit: $(TOOLS)/installed ## 查依赖的已知漏洞 / known faults in what is locked (AUDIT="--vulnerability-service osv")
	$(BIN)/python -m tests.supply audit $(AUDIT)

sbom: $(TOOLS)/installed ## 软件物料清单 / bill of materials, to build/sbom.json
	$(BIN)/python -m tests.supply bill

format: $(STAMP) ## 整理代码 / tidy the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: $(STAMP) ## 更新锁定文件 / renew requirements.txt (LOCK=--upgrade for newer versions)
	$(BIN)/python -m venv $(VENV)/uv
	$(VENV)/uv/bin/python -m pip --disable-pip-version-check install -q uv==$(UV_VERSION)
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(VENV)/uv/bin/uv pip compile -q pyproject.toml \
		--extra join --extra test --extra check --extra build \
		--universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --output-file requirements.txt $(LOCK)
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(VENV)/uv/bin/uv pip compile -q pyproject.toml \
		--extra tools --constraint requirements.txt \
		--universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --output-file requirements-tools.txt $(LOCK)

clean: ## 清除 / remove what the other targets made
	rm -rf $(VENV) site build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -prune -exec rm -rf {} +

# ---- the environment ------------------------------------------------------------------------

# Where the environment stands and which Python it has. If this differs from what was noted when it
# was made, it was copied, moved, broken or left half done, and is made anew.
IDENTITY = $(BIN)/python -c 'import sys; print(sys.prefix, sys.version)' 2>/dev/null | tr -d '\n'

ifneq ($(shell $(IDENTITY)),$(shell cat $(STAMP) 2>/dev/null))
.PHONY: $(STAMP)
endif

$(STAMP): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "需要 Python 3.11 或更新版本；可指定：make PYTHON=python3.12 …"; \
		echo "Python 3.11 or newer is needed; to name one: make PYTHON=python3.12 …"; \
		exit 1; } >&2
	@test -f $(STAMP) && test "$$($(IDENTITY))" = "$$(cat $(STAMP))" || rm -rf $(VENV)
	@test -d $(VENV) || $(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(INSTALL_VENV); }
	@echo "正在准备运行环境（首次约需一两分钟）… / Setting up .venv (a minute or two the first time) …"
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-build-isolation --no-deps -e .
	@$(IDENTITY) > $(STAMP)

# What makes, audits, and measures the software, apart from what the software needs.
$(TOOLS)/installed: $(STAMP) requirements-tools.txt
	@echo "正在准备工具 … / Setting up the tools …"
	@$(PYTHON) -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip --disable-pip-version-check --no-input install -q \
		--require-hashes -r requirements-tools.txt
	@touch $@

# Debian and Ubuntu leave part of Python's venv to a package of its own.
define INSTALL_VENV
package=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
if ! command -v apt-get >/dev/null; then sudo=no; \
elif [ "$$(id -u)" = 0 ]; then sudo=; \
elif sudo -n true 2>/dev/null; then sudo=sudo; \
else sudo=no; fi; \
if [ "$$sudo" = no ]; then \
	echo "缺少 Python 的 venv 组件。请运行以下命令，然后重试：" >&2; \
	echo "Python's venv is missing. Run this, then try again:" >&2; \
	echo "    sudo apt-get update && sudo apt-get install $$package" >&2; \
	exit 1; \
fi; \
echo "正在安装 $$package … / Installing $$package …"; \
$$sudo apt-get update -qq; \
$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$package >/dev/null
endef
