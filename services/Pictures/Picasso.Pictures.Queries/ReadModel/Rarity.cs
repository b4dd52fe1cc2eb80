namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>The weight of a word: the fewer pictures contain it, the higher (BM25's inverse document frequency).</summary>
internal static class Rarity
{
    /// <summary>In thousandths, at least 1.</summary>
    /// <param name="pictures">Number of pictures.</param>
    /// <param name="matching">Number of pictures with the word; an estimate is sufficient.</param>
    public static int WeightOf(long pictures, long matching)
    {
        var have = Math.Max(0, matching);
        var lack = Math.Max(0, pictures - have);
        return Math.Max(1, (int)Math.Round(1000 * Math.Log(1 + ((lack + 0.5) / (have + 0.5)))));
    }
}
