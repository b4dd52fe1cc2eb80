# One RabbitMQ node with its own epmd, home, cookie, ports and data.
rabbitmq_env() {
  export HOME=$dir/rabbitmq RABBITMQ_NODENAME=picasso@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1
  export RABBITMQ_NODE_PORT=$amqp_port RABBITMQ_DIST_PORT=$dist_port ERL_EPMD_PORT=$epmd_port ERL_EPMD_ADDRESS=127.0.0.1
  export RABBITMQ_MNESIA_BASE=$HOME/data RABBITMQ_LOG_BASE=$HOME/log RABBITMQ_CONF_ENV_FILE=$HOME/env.conf
  export RABBITMQ_CONFIG_FILE=$HOME/rabbitmq RABBITMQ_ENABLED_PLUGINS_FILE=$HOME/plugins RABBITMQ_PID_FILE=$HOME/pid
  export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}"
  mkdir -p "$HOME/data" "$HOME/log"; touch "$HOME/env.conf"
  [ -f "$HOME/plugins" ] || echo '[].' > "$HOME/plugins"
  # A small machine's disk must not block publishers in a test.
  echo 'disk_free_limit.absolute = 50MB' > "$HOME/rabbitmq.conf"
}

rabbitmq_start() {
  (
    rabbitmq_env
    setsid /usr/lib/rabbitmq/bin/rabbitmq-server >"$HOME/log/out" 2>&1 &
    echo $! > "$dir/rabbitmq.pid"
    wait_for 180 RabbitMQ rabbitmq_ready
    # The runtime too: its wrapper does not pass on that it is to end.
    /usr/lib/rabbitmq/bin/rabbitmqctl -q eval 'os:getpid().' | tr -d '"' >> "$dir/rabbitmq.pid"
  )
}

rabbitmq_ready() { port_open "$amqp_port" && /usr/lib/rabbitmq/bin/rabbitmqctl -q await_startup --timeout 5; }

# It has a session of its own, and refuses to end while it believes that the node lives.
epmd_stop() {
  local try
  for try in $(seq 50); do
    port_open "$epmd_port" || return 0
    ERL_EPMD_PORT=$epmd_port epmd -kill >/dev/null 2>&1 || true
    [ "$try" = 1 ] || sleep 0.1
  done
}
