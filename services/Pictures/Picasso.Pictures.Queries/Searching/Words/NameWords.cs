namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>The words of a person's name. Names have no stems. Pure.</summary>
internal static class NameWords
{
    /// <summary>Distinct, in their order.</summary>
    public static IReadOnlyList<string> Of(string name) =>
        [.. WordSplitter.Split(name).SelectMany(run => run.IsUnspaced ? Grams.OfText(LetterFolding.Fold(run.Text)) : [LetterFolding.Fold(run.Text)]).Distinct()];
}
