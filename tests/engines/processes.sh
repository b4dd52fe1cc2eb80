# Processes by name: each engine leaves its pids in DIR/NAME.pid.
stop_one() { # name signal
  local file=$dir/$1.pid pid
  [ -f "$file" ] || return 0
  while read -r pid; do kill "-$2" "$pid" 2>/dev/null || true; done < "$file"
  while read -r pid; do
    for _ in $(seq 150); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -KILL "$pid" 2>/dev/null || true
  done < "$file"
  rm -f "$file"
}

port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

wait_for() { # seconds what command…
  local tries=$(($1 * 10)) what=$2; shift 2
  for _ in $(seq $tries); do "$@" >/dev/null 2>&1 && return; sleep 0.1; done
  die "$what did not come up; see $dir"
}
