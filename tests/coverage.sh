# Sourced by ../test: line coverage of the quick tests.

# Collects while the tests run and prints the share of lines that any of them ran, by project and in all.
coverage() {
  local project folder=$output/coverage failed=0
  rm -rf "$folder"
  for project in Domain Conformance Shared $service_projects Web Standalone; do
    say "coverage of Picasso.$project.Tests"
    guarded dotnet test "tests/Picasso.$project.Tests" --no-build --nologo -v quiet --filter "Pace!=Slow" \
      --settings tests/coverage.runsettings --results-directory "$folder/$project" > "$folder.$project.log" 2>&1 || failed=1
    grep -E "^(Passed|Failed)!" "$folder.$project.log" || tail -n 20 "$folder.$project.log"
  done
  say "lines that a test ran"
  find "$folder" -name coverage.cobertura.xml -exec cat {} + | coverage_sum
  exit $failed
}

# A line counts once, however many tests of however many projects ran it.
coverage_sum() {
  awk '
    function value(name, rest) { rest = $0; sub(".* " name "=\"", "", rest); sub(/".*/, "", rest); return rest }
    /<package / { project = value("name") }
    /<class / { file = value("filename"); sub(/.*\//, "", file); type = value("name") }
    /<line / { key = type " " file ":" value("number")
               if (!(key in of)) { of[key] = project; all[project]++; total++ }
               if (value("hits") + 0 > 0 && !(key in ran)) { ran[key] = 1; covered[project]++; sum++ } }
    END { for (project in all) printf "%5.1f %%  %s (%d of %d lines)\n", 100 * covered[project] / all[project], project, covered[project], all[project] | "sort -k3"
          close("sort -k3"); if (total > 0) printf "%5.1f %%  all (%d of %d lines)\n", 100 * sum / total, sum, total }'
}
