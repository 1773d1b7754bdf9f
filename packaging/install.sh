#!/bin/sh
# Installs Moderator into .venv of this checkout, and opens its window on an invented newspaper; where there is no
# screen, it shows the main job on the command line.
set -eu

checkout=$(cd "$(dirname "$0")/.." && pwd)
environment=$checkout/.venv
moderator=$environment/bin/moderator
. "$checkout/packaging/system-packages.sh"

# Whether an earlier environment is there and whole.
environment_works() {
    "$environment/bin/python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

install() {
    python=$(find_python)
    environment_works || make_environment "$python" "$environment"
    echo "Installing Moderator into $environment. This takes a minute or two."
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check "$checkout" ||
        stop "Moderator could not be installed: the reason stands above. Most often it is the network; then start this again."
}

# Whether there is somewhere to open a window. Qt's two platforms without a screen are none.
has_screen() {
    case ${QT_QPA_PLATFORM:-} in
        offscreen* | minimal*) return 1 ;;
        *) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] ;;
    esac
}

# Shows a command and runs it on the invented newspaper.
walk() {
    printf '\n$ moderator%s\n' "${*:+ $*}"
    "$moderator" --data-dir "$data" "$@"
}

# One argument, as a person would have to type it.
quoted() {
    case $1 in
        *[!A-Za-z0-9_./-]*) printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")" ;;
        *) printf '%s' "$1" ;;
    esac
}

# The ids of the three comments that lead the queue.
first_ids() {
    "$moderator" --data-dir "$data" list --limit 3 --json |
        "$environment/bin/python" -c 'import json, sys; print(*(json.loads(line)["id"] for line in sys.stdin))'
}

show_main_job() {
    walk count --by status
    walk list --limit 5
    # shellcheck disable=SC2046 # three numbers, meant to be three arguments
    set -- $(first_ids)
    walk approve "$2" "$3"
    walk reject "$1" --reason offensive
    walk undo
    walk export --format html --output "$data/approved.html"
}

# Opens the window where nobody sees it, and closes it again.
try_window() {
    if [ -z "$lacking" ]; then
        QT_QPA_PLATFORM=offscreen walk --smoke-test || stop "Moderator's window does not open: the reason stands above."
    fi
}

say_what_next() {
    command="$(quoted "$moderator") --data-dir $(quoted "$data")"
    cat <<END

Moderator is installed. Its window on the invented newspaper, in a desktop session:

  $command

The same on the command line:

  $command list flag:links
  $command undo

With your own site's export (in WordPress: Tools > Export), in the window or on the command line:

  $(quoted "$moderator")
  $(quoted "$moderator") import export.xml

All commands: $(quoted "$moderator") --help. What this machine lacks: $(quoted "$moderator") doctor
END
    [ -z "$lacking" ] || printf '\nBefore the window can open, an administrator runs: apt-get install %s\n' "$lacking"
}

install
add_window_packages "$environment/bin/python"
data=$(mktemp -d "${TMPDIR:-/tmp}/moderator-demo-XXXXXX")
walk demo --no-window
if [ -z "$lacking" ] && has_screen && walk; then
    say_what_next
else
    show_main_job
    try_window
    say_what_next
fi
