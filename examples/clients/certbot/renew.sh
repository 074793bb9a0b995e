#!/bin/sh
# certbot renew, for each lineage on its own and only where CAA allows the names in its certificate.
#
#   renew.sh [CERTBOT-OPTION...]     such as -q, or --config-dir DIRECTORY
#
# With -q (--quiet) it says only what was refused or failed, with caa-gate's report on it.
#
# certbot ignores hooks that fail, so the check cannot be a hook. Here it is made for every lineage at every run, due or not: a
# record that would refuse the renewal is known weeks before the certificate expires. A refusal does not keep the other
# lineages from being renewed.
#
# Directory and account are those of the lineage. caa-gate takes all other options from the environment: CAA_GATE_ISSUER for a
# CA that it does not know, CAA_GATE_RESOLVER, CAA_GATE_CA_BUNDLE ...
#
# Exit status: 0 all went through; 1 CAA refused at least one; 3 none was refused, but at least one could not be checked or
# renewed; 2 nothing was tried.
set -eu

say() {
    printf 'renew.sh: %s\n' "$1" >&2
}

config_dir() {
    directory=/etc/letsencrypt
    while [ $# -gt 0 ]; do
        case $1 in
            --config-dir=*) directory=${1#*=} ;;
            --config-dir) directory=${2:?} ;;
            *) ;;
        esac
        shift
    done
    printf '%s\n' "$directory"
}

is_quiet() {
    for option in "$@"; do
        case $option in
            # Without a value: n, t, v. Behind any other letter a q belongs to its value.
            --quiet | -q* | -[ntv]q* | -[ntv][ntv]q*) return 0 ;;
            *) ;;
        esac
    done
    return 1
}

# setting NAME FILE: what a renewal configuration says, or nothing.
setting() {
    sed -n "s/^$1 = //p" "$2" | head -n 1
}

# method FILE: the challenge that a lineage is renewed with, where only one is possible.
method() {
    case $(setting authenticator "$1") in
        dns-*) echo dns-01 ;;
        webroot | standalone | nginx | apache) echo http-01 ;;
        *) setting pref_challs "$1" | sed -n 's/^\([a-z0-9-]*\),\{0,1\}$/\1/p' ;;
    esac
}

# renew LINEAGE CERTBOT-OPTION...
renew() {
    lineage=$1
    conf=$config/renewal/$lineage.conf
    shift
    server=$(setting server "$conf")
    registration=$config/accounts/${server#*://}/$(setting account "$conf")/regr.json
    account=
    if [ -r "$registration" ]; then
        account=$(sed -n 's/^.*"uri": *"\([^"]*\)".*$/\1/p' "$registration")
    fi
    method=$(method "$conf")

    # Without --no-random-sleep-on-renew each of them would wait for minutes.
    set -- -- certbot renew --cert-name "$lineage" --no-random-sleep-on-renew "$@"
    [ -z "$method" ] || set -- --method "$method" "$@"
    [ -z "$account" ] || set -- --account "$account" "$@"
    [ -z "$server" ] || set -- --acme "$server" "$@"
    gate --certificate "$(setting cert "$conf")" "$@"
}

# gate EXEC-ARGUMENT...
gate() {
    if [ -z "$report" ]; then
        caa-gate exec "$@"
        return
    fi
    status=0
    # Not ":", with which a shell ends if it cannot write.
    true >"$report" || return 2
    caa-gate exec --quiet --output "$report" "$@" || status=$?
    case $status in
        121 | 123) cat "$report" >&2 ;;
        *) ;;
    esac
    return "$status"
}

for program in caa-gate certbot; do
    if ! command -v "$program" >/dev/null; then
        say "$program is not installed: nothing was renewed"
        exit 2
    fi
done
config=$(config_dir "$@")
if [ ! -d "$config/renewal" ]; then
    say "$config/renewal is no directory: nothing was renewed"
    exit 2
fi

report=
if is_quiet "$@"; then
    report=$(mktemp) || {
        say "no temporary file: nothing was renewed"
        exit 2
    }
    trap 'rm -f "$report"' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
fi

all=0
refused=
failed=
for conf in "$config"/renewal/*.conf; do
    [ -e "$conf" ] || continue
    lineage=${conf##*/}
    lineage=${lineage%.conf}
    all=$((all + 1))
    status=0
    renew "$lineage" "$@" || status=$?
    case $status in
        0) ;;
        121) refused="$refused $lineage" ;;
        *) failed="$failed $lineage (status $status)" ;;
    esac
done

if [ "$all" -eq 0 ]; then
    say "no lineage in $config/renewal: nothing was renewed"
    exit 2
fi
if [ -z "$refused$failed" ]; then
    [ -n "$report" ] || say "all $all lineages went through"
    exit 0
fi
[ -z "$refused" ] || say "refused by CAA:$refused"
[ -z "$failed" ] || say "failed:$failed"
[ -n "$refused" ] && exit 1
exit 3
