# Sourced by ../test: data of an older version is opened by the present one.

# The last version before the names of types and folders changed in November 2026.
upgrade_default=fe041b93754e28daa7e18f197654bd5a8a42a8e1
upgrade_tree=

# Builds the program of an older commit in a work tree of its own, has it fill a data folder, and opens that with the present program.
upgrade() { # [commit]
  local commit=${1:-$upgrade_default}
  git cat-file -e "$commit^{commit}" 2>/dev/null || fail "commit $commit is not here: git fetch --unshallow"
  upgrade_tree=$(mktemp -d "${TMPDIR:-/tmp}/picasso-older.XXXXXX")/picasso
  say "building $(git log -1 --format='%h %s' "$commit")"
  git worktree add --quiet --detach "$upgrade_tree" "$commit"
  guarded dotnet build "$upgrade_tree/Picasso.Standalone" -v quiet -clp:NoSummary
  PICASSO_UPGRADE_FROM=$upgrade_tree/Picasso.Standalone/bin/Debug/net10.0/Picasso.Standalone.dll
  export PICASSO_UPGRADE_FROM
  run Picasso.Faults.Tests .Upgrade -trait "Pace=Upgrade"
  upgrade_clean
}

upgrade_clean() {
  [ -n "$upgrade_tree" ] || return 0
  git worktree remove --force "$upgrade_tree" 2>/dev/null || true
  rmdir "$(dirname "$upgrade_tree")" 2>/dev/null || true
  upgrade_tree=
}
