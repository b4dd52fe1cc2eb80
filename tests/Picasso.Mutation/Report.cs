using System.Globalization;

namespace Picasso.Mutation;

/// <summary>Says how many mutants the tests noticed, and which they did not.</summary>
internal static class Report
{
    public static void Print(IReadOnlyDictionary<Mutant, Fate> fates, TextWriter output)
    {
        foreach (var (fate, title) in new[] { (Fate.Survived, "Survived"), (Fate.NotCovered, "Not reached by any test") })
        {
            var found = fates.Where(one => one.Value == fate).Select(one => one.Key).OrderBy(mutant => mutant.File, StringComparer.Ordinal).ThenBy(mutant => mutant.Line).ToList();
            if (found.Count > 0)
                output.WriteLine($"{title}:\n  {string.Join("\n  ", found)}");
        }

        foreach (var file in fates.GroupBy(one => Path.GetDirectoryName(one.Key.File)!).OrderBy(file => file.Key, StringComparer.Ordinal))
            output.WriteLine($"{Score(file.Select(one => one.Value).ToList())}  {file.Key}");
        output.WriteLine($"Mutation score: {Score([.. fates.Values])}");
    }

    private static string Score(List<Fate> fates)
    {
        var noticed = fates.Count(fate => fate is Fate.Killed or Fate.TimedOut);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{100.0 * noticed / fates.Count:0.0} % ({noticed} of {fates.Count} noticed, {fates.Count(fate => fate == Fate.TimedOut)} by time; {fates.Count(fate => fate == Fate.Survived)} survived, {fates.Count(fate => fate == Fate.NotCovered)} not reached)");
    }
}
