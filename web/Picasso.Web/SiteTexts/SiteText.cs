using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.SiteTexts;

/// <summary>A text of the installation, ready to be shown.</summary>
/// <param name="Name">Its name, which is its path and its file's name.</param>
/// <param name="Language">Its language, which is English where an installation has a text of its own in no other.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Html">All of it as HTML, the heading included.</param>
internal sealed record SiteText(string Name, Language Language, string Title, string Html)
{
    /// <summary>The names of all texts.</summary>
    public static IReadOnlyList<string> Names { get; } = ["terms", "privacy", "licence", "assignment", "contact", "help", "imprint"];

    /// <summary>What search engines show of it.</summary>
    public string Description => Name switch
    {
        "terms" => T["What holds between you and this marketplace."],
        "privacy" => T["What is stored about you, what for, and for how long."],
        "licence" => T["What buying the copyright of a picture means, in plain words."],
        "assignment" => T["The words by which the copyright of a picture is assigned."],
        "contact" => T["How to reach us."],
        "help" => T["Buying, selling, getting paid, and what to do when something is wrong."],
        _ => T["Who runs this site."],
    };

    private static IStringLocalizer T => Localized<FrameTexts>.Texts;
}
