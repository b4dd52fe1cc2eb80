# Engines for one run of ./test: up once, on ports and in a folder of their own, and away again however the run ends.
engines_dir='' engines_base='' preparing=''

engines_start() {
  [ -z "$engines_dir" ] || return 0
  say "engines"
  engines_prepared
  engines_dir=$(mktemp -d "${TMPDIR:-/tmp}/picasso-engines.XXXXXX")
  engines_base=$(engines_free_ports)
  local up=0
  PICASSO_ENGINES_PORT=$engines_base guarded tests/engines/engines up "$engines_dir" || up=$?
  if [ $up = 0 ]; then
    local line
    while IFS= read -r line; do export "${line?}"; done < "$engines_dir/env"
  elif [ "${CI:-}" = true ]; then
    fail "the engines did not start"
  else
    echo "Their tests are not run."
  fi
  mongodb_wait
  containers_start
  engines_require
}

# A server that is being made by the caller: its connection string comes in a file, which is empty when the server did not start.
mongodb_wait() {
  [ -n "${PICASSO_TEST_MONGODB_FILE:-}" ] || return 0
  local try
  for try in $(seq 1200); do [ ! -e "$PICASSO_TEST_MONGODB_FILE" ] || break; sleep 0.5; done
  PICASSO_TEST_MONGODB=$(cat "$PICASSO_TEST_MONGODB_FILE" 2>/dev/null || true)
  [ -n "$PICASSO_TEST_MONGODB" ] || fail "the MongoDB server did not start"
  export PICASSO_TEST_MONGODB
  unset PICASSO_TEST_MONGODB_FILE
}

# Installs the engines' packages during the build and the quick tests. Where that fails, starting the engines tries again and says why.
engines_prepare() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  mkdir -p "$output/engines"
  set -m; tests/engines/engines install "$output/engines" </dev/null >/dev/null 2>&1 & preparing=$!; set +m
}

engines_prepared() {
  [ -z "$preparing" ] || wait "$preparing" || true
  preparing=
}

# In CI an engine that was started or given may not be what a test is skipped for.
engines_require() {
  [ "${CI:-}" = true ] || return 0
  export PICASSO_TEST_REQUIRED=PICASSO_TEST_RABBITMQ,PICASSO_TEST_MYSQL_,PICASSO_TEST_S3
  [ -z "${PICASSO_TEST_MONGODB:-}" ] || PICASSO_TEST_REQUIRED+=,PICASSO_TEST_MONGODB
  [ -z "${PICASSO_TEST_EVENTSTORE:-}" ] || PICASSO_TEST_REQUIRED+=,PICASSO_TEST_EVENTSTORE
}

# Fifty ports in a row that nobody listens on, below those that the system hands out to connections.
engines_free_ports() {
  local base=${PICASSO_ENGINES_PORT:-25600} port free
  while :; do
    free=yes
    for port in $(seq "$base" $((base + 49))); do
      if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then free=; break; fi
    done
    [ -z "$free" ] || break
    base=$((base + 50))
  done
  echo "$base"
}

engines_stop() {
  containers_stop
  [ -n "$engines_dir" ] || return 0
  local log
  mkdir -p "$output/engines"
  for log in "$engines_dir"/*.log "$engines_dir"/swift/*.log "$engines_dir"/rabbitmq/log/*; do
    [ ! -f "$log" ] || cp "$log" "$output/engines/" || true
  done
  PICASSO_ENGINES_PORT=$engines_base tests/engines/engines down "$engines_dir" >/dev/null 2>&1 || true
  rm -rf "$engines_dir"
  engines_dir=
  unset PICASSO_TEST_REQUIRED PICASSO_TEST_RABBITMQ "${!PICASSO_TEST_MYSQL_@}" PICASSO_TEST_S3
}

# The classes whose tests were skipped for want of an engine, by engine.
engines_not_run() {
  cat "$output"/*.Engines.log "$output"/Picasso.{Engines.Tests.Partitions,Engines.Tests,EventStoreDb.Tests}.log 2>/dev/null |
  awk '/\[SKIP\]$/ { name = $1; sub(/\(.*/, "", name); sub(/\.[^.]*$/, "", name) }
       /needs an engine: / { match($0, /PICASSO_TEST_[A-Z_0-9]+/); variable = substr($0, RSTART, RLENGTH)
                             if (!((variable, name) in seen)) { seen[variable, name]; classes[variable] = classes[variable] "\n  " name } }
       END { for (variable in classes) printf "\nNot run, because %s is not set:%s\n", variable, classes[variable] }' || true
}
