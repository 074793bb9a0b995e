# Prints what zsh would complete: zsh -f offers.zsh SCRIPT LINE. The terminal is a real one, as completion is for nothing else.
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1= PS2= ; unsetopt zle_bracketed_paste 2>/dev/null"
zpty -w z "autoload -Uz compinit && compinit -D -u; source ${(q)1}"
zpty -w z 'LISTMAX=0; zstyle ":completion:*" list-grouped false; zstyle ":completion:*" list-prompt ""; zstyle ":completion:*" menu no'
zpty -w z 'compadd() { if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return $?; fi; typeset -a __hits; builtin compadd -A __hits "$@"; local hit; for hit in $__hits; do print -r -- "offer:$IPREFIX$hit:"; done; }'
zpty -w z 'finish() { print "fin""ished"; exit }; complete-and-exit() { zle complete-word; finish }; zle -C complete-word complete-word _main_complete; zle -N complete-and-exit; bindkey "^I" complete-and-exit; print rea""dy'
zpty -r z all '*ready*'
zpty -w -n z "$2"$'\t'
zpty -r z all '*finished*'
print -r -- $all | tr -d '\r' | sed -n 's/.*offer:\(.*\):$/\1/p'
