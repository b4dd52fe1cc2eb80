# Three MariaDB servers; the system tables are made once and copied.
mariadb_prepare() {
  [ -d "$dir/mariadb-template" ] && return
  mariadb-install-db --no-defaults --datadir="$dir/mariadb-template" --auth-root-authentication-method=normal \
    --skip-test-db --user="$(id -un)" >"$dir/mariadb-install.log" 2>&1 || { tail -20 "$dir/mariadb-install.log" >&2; die "mariadb-install-db failed"; }
}

mariadb_start() { # shard
  local data=$dir/mariadb-$1 port; port=$(mariadb_port "$1")
  [ -d "$data" ] || cp -a "$dir/mariadb-template" "$data"
  setsid mariadbd --no-defaults --user="$(id -un)" --datadir="$data" --bind-address=127.0.0.1 --port="$port" --server-id="$((1 + $1))" \
    --socket="$data/mysql.sock" --pid-file="$data/pid" --innodb-buffer-pool-size=64M --skip-name-resolve \
    --innodb-flush-log-at-trx-commit=1 --max-connections=200 >"$data.log" 2>&1 &
  echo $! > "$dir/mariadb-$1.pid"
  disown
  wait_for 30 "MariaDB $1" mariadb-admin --no-defaults --host=127.0.0.1 --port="$port" --user=root ping
}
