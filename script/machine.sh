# Sourced by set-up.sh: finds a Python, and the libraries and programs that no Python package brings. As root it
# installs by apt-get what is missing, for anybody else it says what to install.
# shellcheck shell=sh
: "${root:?}" "${set_up_kind:=}" "${set_up_venv:=}"

find_python() {
    pick_python && return
    if can_apt; then apt_install python3; pick_python && return; fi
    if has brew; then set_up_how='brew install python@3.12'; else set_up_how='apt-get install python3'; fi
    stop 'Python 3.11 or newer is needed and was not found.' "Install it, then start again, for example: $set_up_how"
}

# The resolved name (python3.11, not python3) makes a system upgrade show as a missing interpreter.
pick_python() {
    for set_up_try in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        has "$set_up_try" || continue
        set_up_python=$("$set_up_try" -c '
import os, sys
sys.exit(1) if sys.version_info < (3, 11) else print(os.path.realpath(sys.executable))
') && return 0
    done
    return 1
}

can_apt() { [ "$(id -u)" = 0 ] && has apt-get; }

apt_install() {
    say "inspect: installing system packages: $*"
    set_up_log=$(mktemp)
    if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        -o DPkg::Lock::Timeout=600 "$@"; } >"$set_up_log" 2>&1; then
        tail -n 20 "$set_up_log" >&2
        rm -f "$set_up_log"
        stop 'apt-get could not install them; what it said is above.' "By hand: apt-get install $*"
    fi
    rm -f "$set_up_log"
}

# Loading is the only true test of a library: names on disk differ between systems.
loads() {
    "$set_up_python" -c '
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
        break
    except OSError:
        pass
else:
    sys.exit(1)
' "$@" 2>/dev/null
}

missing_system_packages() {
    loads libpango-1.0.so.0 libpango-1.0.dylib || echo libpango-1.0-0
    loads libpangoft2-1.0.so.0 libpangoft2-1.0.dylib || echo libpangoft2-1.0-0
    loads libharfbuzz-subset.so.0 libharfbuzz-subset.0.dylib || echo libharfbuzz-subset0
    loads libfontconfig.so.1 libfontconfig.1.dylib || echo fontconfig
    [ -x "$set_up_venv/bin/python" ] || has uv || "$set_up_python" -c 'import ensurepip, venv' 2>/dev/null ||
        "$set_up_python" -c 'import pip, venv' 2>/dev/null || echo python3-venv
    ! can_apt || chinese_font_shown || echo fontconfig fonts-noto-cjk
    [ "$set_up_kind" = test ] || return 0
    find_chromium || echo chromium
    has pdftotext && has pdftoppm || echo poppler-utils
    # The program that Playwright drives the browser with wants it on Linux.
    [ "$(uname)" != Linux ] || loads libatomic.so.1 || echo libatomic1
}

# Reports bring their own font; pages use the reader's. A browser on a bare server has none for Chinese and shows
# boxes, so root gets one; nobody else is stopped for it, because tablets and desktops have theirs.
chinese_font_shown() { has fc-list && [ -n "$(fc-list :lang=zh-cn family)" ]; }

find_chromium() {
    for set_up_try in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome \
        '/Applications/Chromium.app/Contents/MacOS/Chromium' \
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
        if has "$set_up_try"; then
            CHROMIUM=$(command -v "$set_up_try")
            export CHROMIUM
            return 0
        fi
    done
    return 1
}

system_packages() {
    set_up_missing=$(missing_system_packages | tr '\n' ' ')
    set_up_missing=${set_up_missing% }
    [ -n "$set_up_missing" ] || return 0
    if can_apt; then
        # shellcheck disable=SC2086 # one word a package
        apt_install $set_up_missing
        return 0
    fi
    if has brew; then
        set_up_how='brew install pango harfbuzz fontconfig poppler, and for the browser tests: brew install --cask chromium'
    elif has apt-get; then
        set_up_how="sudo apt-get update && sudo apt-get install $set_up_missing"
    else
        set_up_how='Install them with the package manager of your system (the names are those of Debian).'
    fi
    stop "this machine lacks: $set_up_missing" "$set_up_how" 'Then start again.'
}
