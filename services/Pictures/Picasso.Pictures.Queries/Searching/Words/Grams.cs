using System.Text;

namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>
/// The parts by which a text without spaces is found anywhere in it: every character, and every pair of neighbours. What has all pairs of a query nearly always has
/// the query itself. Pure.
/// </summary>
internal static class Grams
{
    /// <summary>The parts that are indexed.</summary>
    public static IEnumerable<string> OfText(string run) => Singles(run).Concat(Pairs(run)).Distinct();

    /// <summary>The parts that a query requires: pairs, or the only character.</summary>
    public static IEnumerable<string> OfQuery(string run) => Pairs(run).DefaultIfEmpty(run).Distinct();

    private static IEnumerable<string> Singles(string run) => run.EnumerateRunes().Select(rune => rune.ToString());

    private static IEnumerable<string> Pairs(string run)
    {
        Rune? before = null;
        foreach (var rune in run.EnumerateRunes())
        {
            if (before is { } first)
                yield return $"{first}{rune}";
            before = rune;
        }
    }
}
