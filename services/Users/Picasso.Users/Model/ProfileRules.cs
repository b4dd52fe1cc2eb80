using System.Globalization;
using System.Text;
using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>Rules of profile texts.</summary>
internal static class ProfileRules
{
    private const int MaxBio = 500;

    /// <summary>The text, trimmed, with line feeds only, or "bio_invalid".</summary>
    public static string RequireBio(string? text)
    {
        var bio = (text ?? "").ReplaceLineEndings("\n").Trim();
        return bio.EnumerateRunes().Count() <= MaxBio && bio.EnumerateRunes().All(rune => rune.Value == '\n' || IsPlain(rune))
            ? bio
            : throw DomainError.Invalid("bio_invalid", "At most 500 characters of plain text, please.", "bio").ToException();
    }

    /// <summary>The date, null for none, or "date_of_birth_invalid".</summary>
    public static DateOnly? RequireDateOfBirth(string? text, DateOnly today)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            && Age.IsBelievable(born, today) ? born : throw DateOfBirthInvalid("That is not a date of birth.");
    }

    /// <summary>The error of a date of birth.</summary>
    public static DomainException DateOfBirthInvalid(string message) =>
        DomainError.Invalid("date_of_birth_invalid", message, "date_of_birth").ToException();

    // Direction marks and other invisible characters conceal text; the joiner is part of emoji.
    private static bool IsPlain(Rune rune) => rune.Value == 0x200D || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
