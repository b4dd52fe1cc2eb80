using System.Globalization;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Users;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Formatting;

/// <summary>Texts about a date of birth for its holder.</summary>
internal static class BirthText
{
    private static IStringLocalizer T => Localized<AccountTexts>.Texts;

    /// <summary>Whether a date was given by which its holder is not yet an adult.</summary>
    public static bool IsMinor(Account account) => account is { DateOfBirth.Length: > 0, Adult: false };

    /// <summary>Whether the date can be given, or corrected, now.</summary>
    public static bool CanChange(Account account) =>
        account.DateOfBirth.Length == 0 || account is { DateOfBirthCorrectionsLeft: > 0, DateOfBirthCorrectableAt: null };

    /// <summary>Who sees the date, and how often a typo can be corrected.</summary>
    public static string Hint(Account account) => account switch
    {
        { DateOfBirth.Length: 0 } => T["You must be 18 or over to buy or sell. Never shown. A typo can be corrected twice."],
        { DateOfBirthCorrectionsLeft: 0 } => T["Never shown. You corrected it twice, so it stays."],
        { DateOfBirthCorrectableAt: { } at } => T["Never shown. You can correct it once more, from {0}.", TimeText.DateAndTime(at)],
        { DateOfBirthCorrectionsLeft: 1 } => T["Never shown. You can correct it once more."],
        _ => T["Never shown. A typo can be corrected twice, the second time a day after the first."],
    };

    /// <summary>A day as the reader writes it.</summary>
    /// <param name="iso">yyyy-MM-dd.</param>
    public static string Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        .ToString(SiteLanguages.Current.DatePattern, SiteLanguages.Current.Dates);
}
