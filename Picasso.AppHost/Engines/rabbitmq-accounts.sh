# An account for each service. PICASSO_ACCOUNTS: "name;configure;write;read", separated by spaces, where the three are regular expressions of names
# without anchors. Each password is in PICASSO_PASSWORD_<NAME>. Run again at each start, so that passwords and rights may change.
set -f
for account in $PICASSO_ACCOUNTS; do
  IFS=';' read -r user configure write read <<< "$account"
  password=PICASSO_PASSWORD_$(tr a-z- A-Z_ <<< "$user")
  rabbitmqctl -q add_user "$user" <<< "${!password}" || rabbitmqctl -q change_password "$user" <<< "${!password}"
  rabbitmqctl -q set_permissions -p / "$user" "^($configure)\$" "^($write)\$" "^($read)\$"
done
