# Prints what bash would complete: bash offers.bash SCRIPT WORD..., of which the last is the one to complete.
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_caa_gate
printf '%s\n' "${COMPREPLY[@]}"
