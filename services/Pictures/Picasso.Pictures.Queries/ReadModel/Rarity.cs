namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>How much a word says: the fewer pictures have it, the more (BM25's inverse document frequency).</summary>
internal static class Rarity
{
    /// <summary>In thousandths, at least 1.</summary>
    /// <param name="pictures">How many there are.</param>
    /// <param name="matching">How many have the word; an estimate will do.</param>
    public static int WeightOf(long pictures, long matching)
    {
        var have = Math.Max(0, matching);
        var lack = Math.Max(0, pictures - have);
        return Math.Max(1, (int)Math.Round(1000 * Math.Log(1 + ((lack + 0.5) / (have + 0.5)))));
    }
}
