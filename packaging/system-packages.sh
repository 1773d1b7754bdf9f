# shellcheck shell=sh
# What the scripts beside this one need of the machine: Python with its venv module, and Debian's packages.
# They read this file with `.`; it does nothing by itself.

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Prints the newest enough Python on the search path.
find_python() {
    for candidate in python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    stop "Moderator needs Python 3.11 or newer, and $(python3 --version 2>/dev/null || echo no Python) was found." \
        "Install a newer Python (on Debian 12: apt-get install python3 python3-venv) and start this again."
}

can_install() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null
}

# Installs Debian's packages; only where can_install. What apt-get says is shown where it fails only.
install_packages() {
    printf 'Installing %s with apt-get.\n' "$*" >&2
    if ! said=$(apt-get -q update 2>&1 &&
        DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "$@" 2>&1); then
        stop "$said"
    fi
}

# Installs what the window needs of Debian, by the lists of the Moderator that the Python $1 has. Where that can't be,
# says so and goes on, since the command line needs none of it. Sets $lacking to what keeps the window from opening.
add_window_packages() {
    lacking=$(window_lacks "$1" missing_packages)
    fonts=$(window_lacks "$1" missing_fonts)
    [ -n "$lacking$fonts" ] || return 0
    # shellcheck disable=SC2086 # the names of packages, one argument each
    if can_install && (install_packages $lacking $fonts); then
        lacking=
    else
        echo "The window needs packages of Debian that are not installed here. An administrator adds them with:" \
            "apt-get install" $lacking $fonts >&2
    fi
}

window_lacks() {
    "$1" -I -c "from moderator.services import window_needs; print(*window_needs.$2())"
}

# Makes the environment $2 with the Python $1, replacing what is left of an older one.
make_environment() {
    if ! "$1" -c 'import ensurepip' 2>/dev/null; then
        can_install || stop "Python's venv module is not complete on this machine." \
            "Let an administrator run: apt-get install python3-venv - then start this again."
        install_packages python3-venv
    fi
    "$1" -m venv --clear "$2" ||
        stop "The Python environment $2 could not be made: the reason stands above."
}
