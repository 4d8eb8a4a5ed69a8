#!/bin/sh
# Install the Debian packages that mubiao needs and that are missing. Says which,
# asks nothing, does nothing where all are there.
set -eu

PACKAGES="
 gcc make pkg-config
 libcurl4-openssl-dev libxml2-dev libpcre2-dev libopencc-dev opencc libcmocka-dev
 libglib2.0-dev libjson-c-dev libuchardet-dev libssl-dev libxxhash-dev
 zlib1g-dev libdeflate-dev libbrotli-dev libzstd-dev libpsl-dev
 libsqlite3-dev sqlite3 jq scdoc python3 python3-jsonschema
"

missing=""
for p in $PACKAGES; do
    case $(dpkg-query -W -f '${Status}' "$p" 2>/dev/null) in
    "install ok installed") ;;
    *) missing="$missing $p" ;;
    esac
done
[ -n "$missing" ] || exit 0

echo "installing:$missing"
sudo=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "setup: error: run as root, or install sudo, or install by hand:$missing" >&2
        exit 1
    }
    sudo="sudo"
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $sudo apt-get update &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "setup: error: apt-get could not install them" >&2
    exit 1
fi
