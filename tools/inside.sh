#!/bin/sh
# Run a command without a screen and with every file it may leave kept in .cache of this folder:
#     tools/inside.sh .venv/bin/pytest tests/domain
set -eu
cache=$(cd "$(dirname "$0")/.." && pwd)/.cache
mkdir -p "$cache/home" "$cache/tmp" "$cache/run"
chmod 700 "$cache/run" # Qt wants its sockets private

export QT_QPA_PLATFORM=offscreen
export LC_ALL=C.UTF-8
export HOME="$cache/home"
export TMPDIR="$cache/tmp"
export XDG_RUNTIME_DIR="$cache/run"
export XDG_CACHE_HOME="$cache/home/.cache"
export XDG_CONFIG_HOME="$cache/home/.config"
export XDG_DATA_HOME="$cache/home/.local/share"
export XDG_STATE_HOME="$cache/home/.local/state"
export FONTCONFIG_FILE="${cache%/.cache}/tools/fonts.conf"
export HYPOTHESIS_STORAGE_DIRECTORY="$cache/hypothesis"
# Compiling everything anew in each process is a third of the time of short runs.
unset PYTHONDONTWRITEBYTECODE
export MYPY_CACHE_DIR="$cache/mypy"
export RUFF_CACHE_DIR="$cache/ruff"
exec "$@"
