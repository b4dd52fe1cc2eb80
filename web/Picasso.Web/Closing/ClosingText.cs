using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Closing;

/// <summary>The effect of closing an account on its pictures; part 0 of a sentence is what is lost.</summary>
internal static class ClosingText
{
    private static IStringLocalizer T => Localized<AccountTexts>.Texts;

    /// <summary>The pictures that stay, and their originals.</summary>
    public static string Unreachable(int pictures) => T.Count("Closing.Unreachable", pictures);

    /// <summary>The pictures that are deleted.</summary>
    public static string Deleted(int pictures) => T.Count("Closing.Deleted", pictures);
}
