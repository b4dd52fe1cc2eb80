namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>A word of the dictionary as it is stored.</summary>
internal sealed record DictionaryEntry(string Word, long Pictures, long Written);

/// <summary>What becomes of a word of the dictionary. Pure.</summary>
/// <param name="Word">The word.</param>
/// <param name="Pictures">Pictures that are found by it; none: it is removed.</param>
/// <param name="Written">Pictures in which it is written.</param>
/// <param name="RarityBefore">Its class until now.</param>
internal sealed record WordChange(string Word, long Pictures, long Written, int RarityBefore)
{
    /// <summary>Its class from now on.</summary>
    public int Rarity => WordRarity.Of(Written);

    /// <summary>The class changes, and with it the keys of typing errors.</summary>
    public bool Moves => Rarity != RarityBefore;

    /// <summary>The stored word with its difference. A set that was filled without words may count below zero until it is rebuilt.</summary>
    public static WordChange Of(DictionaryEntry stored, KeyValuePair<string, WordDifference> difference) => new(
        stored.Word, Math.Max(0, stored.Pictures + difference.Value.Pictures), Math.Max(0, stored.Written + difference.Value.Written), WordRarity.Of(stored.Written));
}
