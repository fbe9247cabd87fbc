#!/bin/sh
# Make .venv with all that Godfather Desktop needs. Does nothing when that is done already.
#
# PYTHON=/path/to/python3 chooses another Python. Nothing is written outside of this folder,
# but for system packages that are missing: root gets them installed, others are told how.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
made_from="$(pwd) $(sha256sum <requirements.lock)"

# What Qt loads from the system, and the Debian package that brings it.
always='libglib-2.0.so.0 libglib2.0-0
libEGL.so.1 libegl1
libGL.so.1 libgl1
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3'
with_a_display='libX11-xcb.so.1 libx11-xcb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1'

say() {
    echo "$*" >&2
}

is_made() {
    [ "$(cat .venv/made-from 2>/dev/null)" = "$made_from" ] && .venv/bin/python -c '' 2>/dev/null
}

check_python() {
    if ! command -v "$python" >/dev/null; then
        [ "$python" = python3 ] && return # a package brings it
        say "There is no $python: choose a Python with PYTHON=/path/to/python3"
        exit 1
    elif ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        say "Godfather Desktop needs Python 3.11 or newer, and $python is $("$python" --version): choose another with PYTHON=/path/to/python3"
        exit 1
    fi
}

python_packages() {
    command -v "$python" >/dev/null || echo python3
    "$python" -c 'import ensurepip, venv' 2>/dev/null && return
    case $(basename "$python") in
        python3.*) echo "$(basename "$python")-venv" ;;
        *) echo python3-venv ;;
    esac
}

library_packages() {
    PATH=$PATH:/usr/sbin:/sbin
    command -v ldconfig >/dev/null || return 0
    known=$(ldconfig -p)
    wanted=$always
    [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || wanted="$always
$with_a_display"
    echo "$wanted" | while read -r library package; do
        case $known in
            *"$library "*) ;;
            *) echo "$package" ;;
        esac
    done
}

font_packages() {
    fonts=$(find -L /usr/share/fonts /usr/local/share/fonts -name '*.[to]t[fc]' 2>/dev/null | head -n 1)
    [ -n "$fonts" ] || echo fonts-dejavu-core
}

missing_packages() {
    {
        is_made || python_packages
        library_packages
        font_packages
    } | tr '\n' ' ' | sed 's/ $//'
}

install_packages() { # PACKAGE...
    say "Installing system packages: $*"
    mkdir -p .cache
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q update >.cache/apt.log 2>&1 || true # an old list is better than none
    if ! apt-get -q -y --no-install-recommends install "$@" >>.cache/apt.log 2>&1; then
        tail -n 20 .cache/apt.log >&2
        say "Some system packages could not be installed: see above, or .cache/apt.log for all of it."
        exit 1
    fi
}

is_made || check_python
missing=$(missing_packages)
if [ -n "$missing" ]; then
    if ! command -v apt-get >/dev/null; then
        say "Godfather Desktop needs what Debian calls $missing: please install your system's packages of these."
        exit 1
    elif [ "$(id -u)" -ne 0 ]; then
        say "Godfather Desktop needs some system packages: sudo apt-get install --no-install-recommends $missing"
        exit 1
    fi
    # shellcheck disable=SC2086 # one word a package
    install_packages $missing
    missing=$(missing_packages)
    if [ -n "$missing" ]; then
        say "Installed, but $python still does not find what it needs of $missing: choose another with PYTHON=/path/to/python3"
        exit 1
    fi
fi

if is_made; then
    exit 0
fi

check_python # the one that a package brought
say "Installing the libraries of requirements.lock in .venv; this happens once."
mkdir -p .cache/tmp
TMPDIR=$(pwd)/.cache/tmp
export TMPDIR PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
rm -f .venv/made-from
"$python" -m venv --clear .venv
.venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock
.venv/bin/python -m pip install --quiet --no-index --no-deps --no-build-isolation --editable .
echo "$made_from" >.venv/made-from
