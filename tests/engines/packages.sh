# Installs Debian's packages without letting them start a service.
install_packages() {
  local missing=()
  for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; } || die "these packages are missing: ${missing[*]}"
  local policy=/usr/sbin/policy-rc.d ours=
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' > $policy; chmod +x $policy; ours=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$dir/apt.log" 2>&1 \
    || { [ -n "$ours" ] && rm -f $policy; tail -20 "$dir/apt.log" >&2; die "installing ${missing[*]} failed"; }
  [ -z "$ours" ] || rm -f $policy
}
