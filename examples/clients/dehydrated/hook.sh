#!/bin/sh
# A hook for dehydrated: no order for a certificate that the domain owner's CAA records do not allow.
#
# dehydrated calls `hook.sh generate_csr DOMAIN CERTDIR "NAME..."` for each line of domains.txt, before it orders anything, and
# ends when the hook fails. The sample `config` beside this file says how to set it up.
#
# NEXT_HOOK   your own hook, if you have one: it gets every call; where it makes the CSR, the names in the CSR count.
set -eu

say() {
    printf 'caa-gate hook: %s\n' "$1" >&2
}

# Standard output belongs to dehydrated, which looks for a CSR there.
check() {
    if [ -n "${CHALLENGETYPE:-}" ]; then
        set -- --method "$CHALLENGETYPE" "$@"
    fi
    caa-gate check "$@" >&2
}

# Nothing here relies on `set -e`, which does not work in a function whose status is looked at.
generate_csr() {
    csr=
    if [ -n "${NEXT_HOOK:-}" ]; then
        csr=$("$NEXT_HOOK" generate_csr "$@") || return 2
    fi
    case $csr in
        # The lines that dehydrated looks for.
        *'-----BEGIN CERTIFICATE REQUEST-----'* | *'-----BEGIN NEW CERTIFICATE REQUEST-----'*)
            request=$(mktemp) || return 2
            trap 'rm -f "$request"' EXIT
            printf '%s\n' "$csr" >"$request" || return 2
            check --csr "$request"
            ;;
        *)
            printf '%s\n' "$3" | tr -s ' ' '\n' | check --names-from -
            ;;
    esac
}

# There are other hooks and there will be more: those that are not ours pass.
if [ "${1:-}" != generate_csr ]; then
    if [ -n "${NEXT_HOOK:-}" ]; then
        exec "$NEXT_HOOK" "$@"
    fi
    exit 0
fi

shift
status=0
generate_csr "$@" || status=$?
case $status in
    0) printf '%s\n' "$csr" ;;
    1) say "CAA refuses $1: nothing was ordered" ;;
    3) say "not certain that CAA allows $1: nothing was ordered" ;;
    *) say "no check of $1 (status $status): nothing was ordered" ;;
esac
exit "$status"
