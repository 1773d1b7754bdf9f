#!/bin/sh
# Installs Moderator into .venv of this checkout, and shows its main job on an invented newspaper.
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

# Shows a command and runs it on the invented newspaper.
walk() {
    printf '\n$ moderator %s\n' "$*"
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
    printf '\n$ moderator demo --no-window\n'
    data=$("$moderator" demo --no-window)
    echo "$data"
    walk count --by status
    walk list --limit 5
    # shellcheck disable=SC2046 # three numbers, meant to be three arguments
    set -- $(first_ids)
    worst=$1
    walk approve "$2" "$3"
    walk reject "$worst" --reason offensive
    walk undo
    walk export --format html --output "$data/approved.html"
}

say_what_next() {
    command="$(quoted "$moderator") --data-dir $(quoted "$data")"
    cat <<END

Moderator is installed. To go on with the invented newspaper, try:

  $command list flag:links
  $command show $worst
  $command spam $worst
  $command undo

With your own site's export (in WordPress: Tools > Export):

  $(quoted "$moderator") import export.xml
  $(quoted "$moderator") list

All commands: $(quoted "$moderator") --help. What this machine lacks: $(quoted "$moderator") doctor
END
}

install
show_main_job
say_what_next
