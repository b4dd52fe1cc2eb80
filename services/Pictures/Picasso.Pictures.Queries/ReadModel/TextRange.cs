namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>Texts with a common beginning as a range of an index.</summary>
internal static class TextRange
{
    /// <summary>Above all texts that begin so. Engines order texts by their UTF-8 bytes, and no text contains anything above the last code point.</summary>
    public static string EndOf(string beginning) => beginning + "\U0010FFFF";
}
