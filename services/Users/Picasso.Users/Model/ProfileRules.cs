using System.Globalization;
using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>Rules of profile texts.</summary>
internal static class ProfileRules
{
    // Direction marks and other invisible characters hide what is written.
    private static readonly TextRule s_bio = new(500) { HasLines = true, MayBeBlank = true, RefusesInvisible = true };

    /// <summary>The words, trimmed, with line feeds only, or "bio_invalid".</summary>
    public static string RequireBio(string? text) => s_bio.Apply(text ?? "", out var bio) is null
        ? bio
        : throw DomainError.Invalid("bio_invalid", "At most 500 characters of plain text, please.", "bio").ToException();

    /// <summary>The date, null for none, or "date_of_birth_invalid".</summary>
    public static DateOnly? RequireDateOfBirth(string? text, DateOnly today)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            && Age.IsBelievable(born, today)
            ? born : throw DomainError.Invalid("date_of_birth_invalid", "That is not a date of birth.", "date_of_birth").ToException();
    }
}
