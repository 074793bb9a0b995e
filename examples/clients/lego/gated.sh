#!/bin/sh
# lego, for names that CAA allows.
#
#   gated.sh run NAME... [-- LEGO-OPTION...]    the first certificate for these names
#   gated.sh renew [-- LEGO-OPTION...]          all certificates below LEGO_PATH, each on its own
#
# LEGO-OPTION is what lego takes before its command, such as --dns PROVIDER or --http.webroot DIRECTORY; and for lego:
#
#   LEGO_SERVER   ACME directory (default: Let's Encrypt)
#   LEGO_EMAIL    the account
#   LEGO_PATH     where lego keeps its files (default: .lego)
#   LEGO_DAYS     renew what expires within so many days (default: 30)
#
# By LEGO_SERVER caa-gate knows the CA, and in LEGO_PATH it finds the account. It takes all other options from the environment:
# CAA_GATE_ISSUER for a CA that it does not know, CAA_GATE_METHOD, CAA_GATE_RESOLVER, CAA_GATE_CA_BUNDLE ...
#
# lego has no hook before it orders. renew makes the check for every certificate at every run, due or not: a record that
# would refuse the renewal is known weeks before the certificate expires.
#
# Exit status of run: lego's; 121, 122 or 123 if it was not run (refused, wrong usage, not certain).
# Exit status of renew: 0 all went through; 1 CAA refused at least one; 3 none was refused, but at least one could not be
# checked or renewed; 2 nothing was tried.
set -eu

say() {
    printf 'gated.sh: %s\n' "$1" >&2
}

usage() {
    say "usage: gated.sh run NAME... [-- LEGO-OPTION...] | gated.sh renew [-- LEGO-OPTION...]"
    exit 2
}

: "${LEGO_EMAIL:?the email address of the account at the CA}"
server=${LEGO_SERVER:-https://acme-v02.api.letsencrypt.org/directory}
path=${LEGO_PATH:-.lego}
host=${server#*://}
host=${host%%/*}
registration=$path/accounts/$(printf '%s' "$host" | tr : _)/$LEGO_EMAIL/account.json

# gate [CAA-GATE-OPTION...] [NAME...] -- LEGO-OPTION... COMMAND [ARGUMENT...]
gate() {
    if [ -r "$registration" ]; then
        set -- --account "$(sed -n 's/^.*"uri": *"\([^"]*\)".*$/\1/p' "$registration")" "$@"
    fi
    caa-gate exec --acme "$server" "$@"
}

# run NAME... [-- LEGO-OPTION...]
run() {
    names=
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        names="$names $1"
        shift
    done
    [ $# -eq 0 ] || shift
    set -f # *.example.com is no file
    for name in $names; do
        set -- "$@" --domains "$name"
    done
    # shellcheck disable=SC2086 # a name has no space, and one that had would be two on both sides
    gate $names -- lego --accept-tos --server "$server" --email "$LEGO_EMAIL" --path "$path" "$@" run
}

# The first name of a certificate, which is the name of its file.
first_name() {
    name=${1##*/}
    name=${name%.crt}
    case $name in
        _.*) name="*${name#_}" ;;
        *) ;;
    esac
    printf '%s\n' "$name"
}

# renew FILE [LEGO-OPTION...]
renew() {
    file=$1
    shift
    # lego puts the chain behind the certificate; the names are those of the first.
    sed '/^-----END CERTIFICATE-----/q' "$file" >"$leaf" || return 122
    # What lego orders: the names in the certificate, and the one that its file is called by.
    # Without --no-random-sleep each of them would wait for minutes.
    gate --certificate "$leaf" "$(first_name "$file")" -- \
        lego --accept-tos --server "$server" --email "$LEGO_EMAIL" --path "$path" "$@" \
        --domains "$(first_name "$file")" renew --no-random-sleep --days "${LEGO_DAYS:-30}"
}

renew_all() {
    leaf=$(mktemp)
    trap 'rm -f "$leaf"' EXIT
    all=0
    refused=
    failed=
    for certificate in "$path"/certificates/*.crt; do
        case $certificate in
            *.issuer.crt | "$path/certificates/*.crt") continue ;;
            *) ;;
        esac
        name=$(first_name "$certificate")
        all=$((all + 1))
        status=0
        renew "$certificate" "$@" || status=$?
        case $status in
            0) ;;
            121) refused="$refused $name" ;;
            *) failed="$failed $name (status $status)" ;;
        esac
    done
    if [ "$all" -eq 0 ]; then
        say "no certificate in $path/certificates: nothing was renewed"
        exit 2
    fi
    if [ -z "$refused$failed" ]; then
        say "all $all certificates went through"
        exit 0
    fi
    [ -z "$refused" ] || say "refused by CAA:$refused"
    [ -z "$failed" ] || say "failed:$failed"
    [ -n "$refused" ] && exit 1
    exit 3
}

for program in caa-gate lego; do
    if ! command -v "$program" >/dev/null; then
        say "$program is not installed: nothing was ordered"
        exit 2
    fi
done
command=${1:-}
[ $# -eq 0 ] || shift
case $command in
    run)
        run "$@"
        ;;
    renew)
        case ${1:-} in
            '') ;;
            --) shift ;;
            *) usage ;;
        esac
        if [ ! -d "$path/certificates" ]; then
            say "$path/certificates is no directory: nothing was renewed"
            exit 2
        fi
        renew_all "$@"
        ;;
    *) usage ;;
esac
