namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>
/// Classes of words by the number of pictures in which they are written. An index over them returns common words first, and a word changes its class a few
/// times only, however often its count changes. Pure.
/// </summary>
internal static class WordRarity
{
    /// <summary>The word is not written in any picture: it is a stem, a pair of characters or a person.</summary>
    public const int NotWritten = 9;

    /// <summary>Number of classes of written words, from 0 on.</summary>
    public const int Classes = 4;

    /// <summary>Lower is more common.</summary>
    /// <param name="written">Number of pictures in which it is written.</param>
    public static int Of(long written) => written switch
    {
        <= 0 => NotWritten,
        < 8 => 3,
        < 64 => 2,
        < 1024 => 1,
        _ => 0,
    };
}
