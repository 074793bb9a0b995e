#!/bin/sh
# Runs dehydrated for each line of domains.txt on its own, and fails at the end if one of them failed.
#
#   renew.sh [DEHYDRATED-OPTION...]     such as --config FILE
#
# dehydrated ends when a hook fails, also with --keep-going: one domain owner's CAA record would keep all the
# certificates behind it in domains.txt from being renewed.
#
# Exit status: 0 all went through; 1 at least one did not; 2 dehydrated or its configuration is not usable, nothing was tried.
set -eu

say() {
    printf 'renew.sh: %s\n' "$1" >&2
}

settings=$(dehydrated "$@" --env) || exit 2

setting() {
    printf '%s\n' "$settings" | sed -n "s/^declare -- $1=\"\(.*\)\"\$/\1/p"
}

domains=$(setting DOMAINS_TXT)
if [ ! -r "$domains" ]; then
    say "$domains cannot be read"
    exit 2
fi

# The hook inherits these; what dehydrated's configuration exports wins.
CAA_GATE_ACME=$(setting CA)
export CAA_GATE_ACME
account=$(setting ACCOUNT_ID_JSON)
if [ -r "$account" ]; then
    CAA_GATE_ACCOUNT=$(sed -n 's/^.*"url": *"\([^"]*\)".*$/\1/p' "$account")
    export CAA_GATE_ACCOUNT
fi

failed=
all=0
# Descriptor 3, so that nothing that dehydrated starts reads the list.
while read -r line <&3 || [ -n "$line" ]; do
    case $line in
        '' | '#'*) continue ;;
        *) ;;
    esac
    all=$((all + 1))
    dehydrated "$@" --cron --domain "$line" 3<&- || failed="$failed
  $line"
done 3<"$domains"

if [ -n "$failed" ]; then
    say "of $all certificates, these did not go through:$failed"
    exit 1
fi
say "all $all certificates went through"
