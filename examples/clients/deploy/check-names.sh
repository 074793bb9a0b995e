#!/bin/sh
# Before a deployment: would the CA be allowed to issue for all names of the site? Asks DNS only and orders nothing.
#
#   check-names.sh FILE      names and wildcards, one a line, # starts a comment
#
# caa-gate takes its options from the environment: CAA_GATE_ACME=letsencrypt, or CAA_GATE_ISSUER=ca.example.
#
# Exit status: caa-gate's. 0 allowed; 1 refused; 2 wrong usage; 3 not certain, a later try may tell.
set -eu

# On GitHub the verdicts become annotations of the run.
format=text
if [ "${GITHUB_ACTIONS:-}" = true ]; then
    format=github
fi

status=0
caa-gate check --format "$format" --names-from "${1:?a file of names}" || status=$?
case $status in
    0) echo 'check-names.sh: CAA allows all names' >&2 ;;
    1) echo 'check-names.sh: CAA refuses at least one name; the remedy stands above' >&2 ;;
    3) echo 'check-names.sh: DNS did not tell; try again before you change a record' >&2 ;;
    *) echo "check-names.sh: no check (status $status)" >&2 ;;
esac
exit "$status"
