namespace Picasso.Web.SiteTexts;

/// <summary>A text of the installation, ready to be shown.</summary>
/// <param name="Name">Its name, which is its path and its file's name.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Html">All of it as HTML, the heading included.</param>
internal sealed record SiteText(string Name, string Title, string Html)
{
    /// <summary>Every text, with what search engines show of it.</summary>
    public static IReadOnlyDictionary<string, string> Descriptions { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["terms"] = "What holds between you and this marketplace.",
        ["privacy"] = "What is stored about you, what for, and for how long.",
        ["licence"] = "What buying the copyright of a picture means, in plain words.",
        ["assignment"] = "The words by which the copyright of a picture is assigned.",
        ["contact"] = "How to reach us.",
        ["help"] = "Buying, selling, getting paid, and what to do when something is wrong.",
        ["imprint"] = "Who runs this site.",
    };
}
