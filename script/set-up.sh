# Sourced by ./run and ./test, never run by itself: makes everything they need from a bare machine.
#
#   set_up run     what serving needs: system libraries, Python packages, browser files, translations
#   set_up test    the same, and the checks, the compiler that checks our scripts, a Chromium and poppler-utils
#
# Nothing missing costs two cksums. Every step leaves its stamp last, so a killed set-up is taken up where it
# stopped. The data folder is never touched. POSIX sh: Debian's dash and macOS's sh both run it.
# The script that sources it sets root, the folder of this checkout.
# shellcheck shell=sh
: "${root:?}"
. "$root/script/machine.sh"

set_up() {
    set_up_words "$1"
    set_up_paths
    if ! everything_stands; then
        find_python
        one_at_a_time
        # Whoever held the lock before us may have done all of it meanwhile.
        everything_stands || prepare_everything
        exec 9<&-
    fi
}

set_up_words() {
    set_up_kind=$1
    set_up_venv=$root/.venv
    set_up_stamps=$set_up_venv/.set-up
    set_up_vendor=$root/static/vendor
    set_up_built=$root/static/built
    set_up_po=$root/inspect_app/translations/zh_Hans/LC_MESSAGES/messages.po
    case $set_up_kind in
        run) set_up_locks=requirements.lock ;;
        test) set_up_locks='requirements.lock requirements-test.lock' ;;
    esac
}

# ---------------------------------------------------------------------------------------------- words

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "inspect: $1"
    shift
    for set_up_line in "$@"; do say "  $set_up_line"; done
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# A Node.js installed inside .venv, if there is one, goes first. Homebrew's libraries are not on macOS's own path.
set_up_paths() {
    PATH=$set_up_venv/node/bin:$PATH
    for set_up_brew in /opt/homebrew /usr/local; do
        if [ -x "$set_up_brew/bin/brew" ]; then
            DYLD_FALLBACK_LIBRARY_PATH=$set_up_brew/lib${DYLD_FALLBACK_LIBRARY_PATH:+:$DYLD_FALLBACK_LIBRARY_PATH}
            export DYLD_FALLBACK_LIBRARY_PATH
            return
        fi
    done
}

# --------------------------------------------------------------------------------------------- stamps

# The folder's own path is part of the key: a moved environment still points at its old place.
everything_stands() {
    set_up_key=$(cd "$root" && {
        # shellcheck disable=SC2086 # the list is ours and holds no blanks
        cat script/set-up.sh script/machine.sh package-lock.json $set_up_locks
        [ ! -f "$set_up_po" ] || cat "$set_up_po"
        tablet_sources
        printf '%s' "$root"
    } | cksum)
    [ -x "$set_up_venv/bin/python" ] && [ -d "$set_up_vendor/fonts" ] && [ -f "$set_up_built/field.json" ] || return 1
    [ ! -f "$set_up_po" ] || [ -f "${set_up_po%po}mo" ] || return 1
    stamped "$set_up_kind" "$set_up_key"
}

# All that the bundles of the tablet app are made from, names and contents; our own names hold no blanks.
tablet_sources() {
    cd "$root" && cat package-lock.json script/build.mjs script/parts.mjs
    set_up_sources=
    for set_up_folder in static/js static/css static/img templates/field; do
        [ ! -d "$set_up_folder" ] || set_up_sources="$set_up_sources $set_up_folder"
    done
    # shellcheck disable=SC2086
    [ -z "$set_up_sources" ] || find $set_up_sources -type f | sort | tr '\n' '\0' | xargs -0 cksum
}

stamped() {
    set_up_found=
    if [ -f "$set_up_stamps/$1" ]; then read -r set_up_found <"$set_up_stamps/$1" || :; fi
    [ "$set_up_found" = "$2" ]
}

stamp() {
    mkdir -p "$set_up_stamps"
    printf '%s\n' "$2" >"$set_up_stamps/$1.new"
    mv -f "$set_up_stamps/$1.new" "$set_up_stamps/$1"
}

# The kernel drops this lock when the last process of a set-up is gone, however it ended. The script itself is
# the lock file, so no other file is needed; where a file system knows no locks, we go on without.
one_at_a_time() {
    exec 9<"$root/script/set-up.sh"
    "$set_up_python" -c '
import fcntl, sys
try:
    fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("inspect: another start is preparing this folder; waiting for it", file=sys.stderr)
    fcntl.flock(9, fcntl.LOCK_EX)
except OSError:
    pass
' || :
}

prepare_everything() {
    system_packages
    environment
    packages "$set_up_locks"
    this_folder_importable
    browser_files
    tablet_app
    translations
    stamp "$set_up_kind" "$set_up_key"
}

# ------------------------------------------------------------------------------------ the Python packages

# An installation that was killed leaves packages half written, and pip cannot tell: begin anew then.
environment() {
    if [ -e "$set_up_stamps/unfinished" ] || ! environment_works; then
        say 'inspect: making the Python environment in .venv'
        if has uv; then
            uv venv --quiet --clear --python "$set_up_python" "$set_up_venv"
        elif "$set_up_python" -c 'import ensurepip' 2>/dev/null; then
            "$set_up_python" -m venv --clear "$set_up_venv"
        else
            "$set_up_python" -m venv --clear --without-pip "$set_up_venv"
        fi || stop 'the Python environment could not be made in .venv; the reason is above.'
    fi
}

environment_works() {
    "$set_up_venv/bin/python" -c 'import sys; sys.exit(sys.prefix == sys.base_prefix)' 2>/dev/null || return 1
    has uv || "$set_up_venv/bin/python" -c 'import pip' 2>/dev/null ||
        "$set_up_python" -c 'import pip' 2>/dev/null
}

# Quiet unless it fails: what the installers say on a good day interests nobody.
install() {
    set_up_said=$(mktemp)
    install_aloud "$@" >"$set_up_said" 2>&1 && rm -f "$set_up_said" && return
    tail -n 20 "$set_up_said" >&2
    rm -f "$set_up_said"
    return 1
}

install_aloud() {
    if has uv; then
        uv pip install --quiet --python "$set_up_venv/bin/python" --require-hashes "$@"
    elif "$set_up_venv/bin/python" -c 'import pip' 2>/dev/null; then
        "$set_up_venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes "$@"
    else
        "$set_up_python" -m pip --python "$set_up_venv/bin/python" install --quiet \
            --disable-pip-version-check --require-hashes "$@"
    fi
}

packages() {
    for set_up_lock in $1; do
        set_up_sum=$(cksum <"$root/$set_up_lock")
        stamped "$set_up_lock" "$set_up_sum" && continue
        say "inspect: installing Python packages from $set_up_lock (this takes a while the first time)"
        stamp unfinished "$set_up_lock"
        if ! install -r "$root/$set_up_lock" && ! without_sqlite "$set_up_lock"; then
            rm -f "$set_up_stamps/unfinished"
            stop "the packages of $set_up_lock could not be installed; the reason is above." \
                'Often it is the network, or a full disk. Mend it, then start again: what was fetched is kept.'
        fi
        rm -f "$set_up_stamps/unfinished"
        stamp "$set_up_lock" "$set_up_sum"
    done
}

# pysqlite3 brings a SQLite newer than the system's. On a platform it has no ready wheel for, the system's own
# serves, and `./run doctor` says whether that one is safe.
without_sqlite() {
    set_up_rest=$(mktemp)
    awk '/^[^ ]/ { leave = /^pysqlite3==/ } !leave' "$root/$1" >"$set_up_rest"
    if ! install -r "$set_up_rest"; then
        rm -f "$set_up_rest"
        return 1
    fi
    rm -f "$set_up_rest"
    say 'inspect: pysqlite3 could not be installed here, so the SQLite of your Python is used; see ./run doctor'
}

# A path file and not PYTHONPATH: it bears any folder name and is not handed on to other programs.
this_folder_importable() {
    set_up_site=$("$set_up_venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$root" >"$set_up_site/inspect-app-checkout.pth"
}

# ------------------------------------------------------------------------------- fonts, browser scripts, tablet app

browser_files() {
    set_up_sum=$(cksum <"$root/package-lock.json")
    node_packages
    [ -d "$set_up_vendor/fonts" ] && stamped vendor "$set_up_sum" && return
    set_up_draft=$root/static/vendor.new
    rm -rf "$set_up_draft"
    mkdir -p "$set_up_draft/fonts"
    set_up_from=$root/node_modules/@expo-google-fonts/noto-sans-sc
    cp "$set_up_from/400Regular/NotoSansSC_400Regular.ttf" "$set_up_draft/fonts/NotoSansSC-Regular.ttf"
    cp "$set_up_from/700Bold/NotoSansSC_700Bold.ttf" "$set_up_draft/fonts/NotoSansSC-Bold.ttf"
    cp "$set_up_from/LICENSE_FONT" "$set_up_draft/fonts/NotoSansSC-LICENSE.txt"
    set_up_from=$root/node_modules/signature_pad
    # The map it names is not shipped, and a browser would ask for it in vain.
    grep -v '^//# sourceMappingURL=' "$set_up_from/dist/signature_pad.min.js" >"$set_up_draft/signature_pad.js"
    cp "$set_up_from/LICENSE" "$set_up_draft/signature_pad-LICENSE.txt"
    rm -rf "$set_up_vendor"
    mv "$set_up_draft" "$set_up_vendor"
    stamp vendor "$set_up_sum"
}

# npm empties node_modules before it fills it, so a killed one begins anew. Serving needs no compiler.
node_packages() {
    need_node
    if [ -d "$root/node_modules" ]; then
        stamped node_modules "$set_up_sum test" && return
        [ "$set_up_kind" = test ] || ! stamped node_modules "$set_up_sum run" || return 0
    fi
    say 'inspect: fetching the report fonts and what the tablet app is built from'
    rm -f "$set_up_stamps/node_modules"
    set_up_omit=
    [ "$set_up_kind" = test ] || set_up_omit=--omit=dev
    # shellcheck disable=SC2086 # one word or none
    (cd "$root" && npm ci --silent --no-audit --no-fund --ignore-scripts $set_up_omit >&2) ||
        stop 'npm could not fetch the packages of package-lock.json; the reason is above.' 'Mend it, then start again.'
    stamp node_modules "$set_up_sum $set_up_kind"
}

tablet_app() {
    set_up_sum=$(tablet_sources | cksum)
    [ -f "$set_up_built/field.json" ] && stamped built "$set_up_sum" && return
    say 'inspect: building the tablet app'
    node "$root/script/build.mjs" >/dev/null || stop 'the tablet app could not be built; the reason is above.'
    stamp built "$set_up_sum"
}

# Node is wanted for fetching, for building and for the script tests; without a system one, PyPI has it.
need_node() {
    has npm && has node && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' && return
    say 'inspect: no Node.js 20 or newer on this machine; installing one inside .venv'
    install -r "$root/requirements-node.lock" || stop 'Node.js could not be installed; the reason is above.' \
        'Install Node.js 20 or newer with npm yourself, then start again.'
    mkdir -p "$set_up_venv/node/bin"
    for set_up_try in node npm; do ln -sf "../../bin/$set_up_try" "$set_up_venv/node/bin/$set_up_try"; done
}

# ------------------------------------------------------------------------------------------- translations

translations() {
    [ -f "$set_up_po" ] || return 0
    "$set_up_venv/bin/python" -c '
import os, sys
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
source, target = sys.argv[1], sys.argv[2]
with open(source, "rb") as text:
    catalogue = read_po(text, locale="zh_Hans")
with open(target + ".new", "wb") as binary:
    write_mo(binary, catalogue)
os.replace(target + ".new", target)
' "$set_up_po" "${set_up_po%po}mo" || stop "the translations in $set_up_po could not be compiled."
}
