# Starts EventStoreDB with TLS, and makes an account for each service. PICASSO_AUTHORITY and PICASSO_CERTIFICATE: PEM in base64, the latter with the
# private key. PICASSO_ACCOUNTS: names, separated by spaces; each password is in PICASSO_PASSWORD_<NAME>. PICASSO_RIGHTS: the default access list.
# Accounts and rights are set again at each start, so that passwords and rights may change.
set -euo pipefail
umask 077
keys=/tmp/picasso
mkdir -p "$keys/authorities"
base64 -d <<< "${PICASSO_AUTHORITY:?is not set}" > "$keys/authorities/ca.crt"
base64 -d <<< "${PICASSO_CERTIFICATE:?is not set}" > "$keys/node.pem"
sed -n '/BEGIN CERTIFICATE/,/END CERTIFICATE/p' "$keys/node.pem" > "$keys/node.crt"
sed -n '/BEGIN .*PRIVATE KEY/,/END .*PRIVATE KEY/p' "$keys/node.pem" > "$keys/node.key"
rm "$keys/node.pem"
quoted() { local text=${1//\\/\\\\}; printf '"%s"' "${text//\"/\\\"}"; }
# What is secret is on no command line: other processes read those.
admin() {
  curl --silent --show-error --fail --output /dev/null --cacert "$keys/authorities/ca.crt" --header 'Content-Type: application/json' \
    --config <(printf 'user = %s\n' "$(quoted "admin:$EVENTSTORE_DEFAULT_ADMIN_PASSWORD")") --data-binary @- "${@:2}" "https://localhost:2113$1"
}
account() {
  local name=PICASSO_PASSWORD_$(tr a-z- A-Z_ <<< "$1")
  local password; password=$(quoted "${!name}")
  admin "/users/$1/command/reset-password" <<< "{\"NewPassword\":$password}" ||
    admin /users/ <<< "{\"LoginName\":\"$1\",\"FullName\":\"$1\",\"Groups\":[],\"Password\":$password}"
}
rights() {
  admin '/streams/$settings' --header 'ES-EventType: update-default-acl' --header "ES-EventId: $(cat /proc/sys/kernel/random/uuid)" <<< "$PICASSO_RIGHTS"
}
(
  for name in $PICASSO_ACCOUNTS; do
    until account "$name"; do sleep 2; done
  done
  until rights; do sleep 2; done
  echo "The accounts of the services are set."
) &
unset PICASSO_CERTIFICATE "${!PICASSO_PASSWORD_@}"
exec /opt/eventstore/EventStore.ClusterNode
