# MongoDB and EventStoreDB, which Debian does not have, as containers: where Docker answers and no server was named.
containers=()

containers_start() {
  [ -z "${PICASSO_TEST_MONGODB:-}" ] || [ -z "${PICASSO_TEST_EVENTSTORE:-}" ] || return 0
  timeout 10 docker info >/dev/null 2>&1 || return 0
  if [ -z "${PICASSO_TEST_MONGODB:-}" ]; then container_mongodb || echo "MongoDB did not start in a container."; fi
  if [ -z "${PICASSO_TEST_EVENTSTORE:-}" ]; then container_eventstore || echo "EventStoreDB did not start in a container."; fi
}

# Transactions and majority writes want a replica set, also of one.
container_mongodb() {
  local name=picasso-mongodb-$$
  containers+=("$name")
  docker run -d --name "$name" -p 127.0.0.1::27017 mongo:8.0 --replSet rs0 --bind_ip_all >/dev/null || return 1
  container_wait docker exec "$name" mongosh --quiet --eval '
    try { rs.status() } catch { rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "127.0.0.1:27017" }] }) }
    if (!db.hello().isWritablePrimary) quit(1)' || return 1
  export PICASSO_TEST_MONGODB="mongodb://127.0.0.1:$(container_port "$name" 27017)/?directConnection=true"
}

# The last image under a free licence.
container_eventstore() {
  local name=picasso-eventstore-$$ port
  containers+=("$name")
  docker run -d --name "$name" -p 127.0.0.1::2113 eventstore/eventstore:24.6 --insecure --mem-db --run-projections=None >/dev/null || return 1
  port=$(container_port "$name" 2113)
  container_wait curl -sf "http://127.0.0.1:$port/health/live" || return 1
  export PICASSO_TEST_EVENTSTORE="esdb://127.0.0.1:$port?tls=false"
}

container_port() { docker port "$1" "$2/tcp" | head -n 1 | sed 's/.*://'; }

container_wait() {
  local try
  for try in $(seq 120); do "$@" >/dev/null 2>&1 && return; sleep 0.5; done
  return 1
}

containers_stop() {
  [ ${#containers[@]} -eq 0 ] || docker rm -f -v "${containers[@]}" >/dev/null 2>&1 || true
  containers=()
}
