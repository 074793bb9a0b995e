#!/bin/sh
# certbot certonly, for names that CAA allows. Each name is written once, so that what is checked is what is ordered.
#
#   certonly.sh NAME... [-- CERTBOT-OPTION...]
#
# caa-gate takes its options from the environment: CAA_GATE_ACME=letsencrypt, or CAA_GATE_ISSUER=ca.example.
#
# Exit status: certbot's; 121, 122 or 123 if it was not run (refused, wrong usage, not certain).
set -eu

names=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    names="$names $1"
    shift
done
if [ $# -gt 0 ]; then
    shift
fi

set -f # *.example.com is no file
for name in $names; do
    set -- "$@" -d "$name"
done
# shellcheck disable=SC2086 # a name has no space, and one that had would be two on both sides
exec caa-gate exec $names -- certbot certonly "$@"
