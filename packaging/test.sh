#!/bin/sh
# Installs what the tests need into a new environment and runs them. Arguments go to pytest.
set -eu

cd "$(dirname "$0")/.."
. packaging/system-packages.sh

python=$(find_python)

# Either where Debian puts the server's programs or on the search path.
has_postgresql() {
    command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

if ! has_postgresql; then
    if can_install; then
        install_packages postgresql
    else
        echo "PostgreSQL's server is not installed, so the tests that need it can't run." \
            "On Debian an administrator adds it with: apt-get install postgresql" >&2
    fi
fi

environment=$(mktemp -d)
trap 'rm -rf "$environment"' EXIT
# The shell cleans up at a normal exit only.
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

make_environment "$python" "$environment"
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check --editable '.[dev,postgresql]'
add_window_packages "$environment/bin/python"
# The tests start hundreds of commands: each module is compiled once for all of them.
unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX="$environment/compiled"
# The checkout may be somebody else's: nothing is written into it.
export HYPOTHESIS_STORAGE_DIRECTORY="$environment/hypothesis"
"$environment/bin/python" -m pytest -n 2 --dist loadfile -o cache_dir="$environment/pytest" "$@"
