# OpenStack Swift as an S3 server: one of each ring, no replication, temporary keys.
s3_configure() {
  local etc=$dir/swift/etc devices=$dir/swift/devices
  [ -f "$etc/object.ring.gz" ] && return
  mkdir -p "$etc" "$devices/d1"
  cat > "$etc/proxy.conf" <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $s3_port
workers = 2
swift_dir = $etc
user = $(id -un)
[pipeline:main]
pipeline = catch_errors cache listing_formats s3api tempauth bulk slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
CONF
  local kind number=1
  for kind in account container object; do
    cat > "$etc/$kind.conf" <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $((s3_port + number))
workers = 1
mount_check = false
devices = $devices
swift_dir = $etc
user = $(id -un)
[pipeline:main]
pipeline = $kind-server
[app:$kind-server]
use = egg:swift#$kind
fallocate_reserve = 0
CONF
    (cd "$etc" && swift-ring-builder "$kind.builder" create 4 1 1 &&
      swift-ring-builder "$kind.builder" add "r1z1-127.0.0.1:$((s3_port + number))/d1" 1 &&
      swift-ring-builder "$kind.builder" rebalance) >> "$dir/swift/ring.log" 2>&1 || die "the rings failed: $dir/swift/ring.log"
    number=$((number + 1))
  done
}

s3_start() {
  mkdir -p "$dir/swift"
  s3_configure
  local etc=$dir/swift/etc part
  : > "$dir/s3.pid"
  for part in account container object proxy; do
    setsid "swift-$part-server" "$etc/$part.conf" > "$dir/swift/$part.log" 2>&1 &
    echo $! >> "$dir/s3.pid"
    disown
  done
  wait_for 30 "the S3 server" s3_ready
}

s3_ready() {
  local part
  for part in 0 1 2 3; do port_open $((s3_port + part)) || return 1; done
  curl -s -o /dev/null "http://127.0.0.1:$s3_port/"
}
