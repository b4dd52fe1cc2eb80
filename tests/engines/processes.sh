# Processes by name. Each engine is started in a session of its own, whose leader is in DIR/NAME.pid: what the leader has started, such as workers
# and the runtime under its wrapper, ends with it, also when the leader itself has died before.
stop_one() { # name signal
  local file=$dir/$1.pid pid
  [ -f "$file" ] || return 0
  # Who is asked to end ends what it has started by itself, as far as it does; the rest is killed.
  if [ "$2" = TERM ]; then
    while read -r pid; do kill -TERM "$pid" 2>/dev/null || true; done < "$file"
    for _ in $(seq 150); do any_lives "$file" || break; sleep 0.1; done
  fi
  for _ in $(seq 50); do kill_sessions "$file" || break; sleep 0.1; done
  rm -f "$file"
}

any_lives() { # file
  local pid state
  while read -r pid; do
    state=$(sed 's/.*) //; s/ .*//' "/proc/$pid/stat" 2>/dev/null) || continue
    [ "${state:-Z}" = Z ] || return 0
  done < "$1"
  return 1
}

# Kills what lives of the sessions; fails when nothing does. The name of a command may hold anything but ends with the last parenthesis: proc(5).
kill_sessions() { # file
  local stat line fields leaders found=1
  leaders=" $(tr '\n' ' ' < "$1")"
  for stat in /proc/[0-9]*/stat; do
    { read -r line < "$stat"; } 2>/dev/null || continue
    read -ra fields <<< "${line##*) }"
    [[ ${fields[0]} != Z && $leaders == *" ${fields[3]} "* ]] || continue
    kill -KILL "${line%% *}" 2>/dev/null || true
    found=0
  done
  return $found
}

port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

wait_for() { # seconds what command…
  local tries=$(($1 * 10)) what=$2; shift 2
  for _ in $(seq $tries); do "$@" >/dev/null 2>&1 && return; sleep 0.1; done
  die "$what did not come up; see $dir"
}
