using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.EditingProfiles;

/// <summary>
/// When a user may change the date of birth (docs/decisions/0066): a typo is corrected at once. Corrections are limited,
/// so that dates cannot be tried until one is of an adult.
/// </summary>
internal static class DateOfBirthRules
{
    /// <summary>Corrections of an account, for good.</summary>
    public const int MaxCorrections = 2;

    /// <summary>The wait after a correction.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromDays(1);

    /// <summary>Corrections that are left.</summary>
    public static int CorrectionsLeft(this UserAccount account) => Math.Max(0, MaxCorrections - account.DateOfBirthCorrections.Count);

    /// <summary>When the next correction is possible; null for at once, and for never.</summary>
    public static DateTimeOffset? NextCorrectionAt(this UserAccount account, DateTimeOffset now) =>
        account.CorrectionsLeft() > 0 && account.DateOfBirthCorrections is [.., var last] && last.At + Wait > now ? last.At + Wait : null;

    /// <summary>The account with this date. The first one is no correction, and neither is the same date again.</summary>
    /// <exception cref="DomainException">"date_of_birth_final": no correction is left; "date_of_birth_too_soon".</exception>
    public static UserAccount WithDateOfBirth(this UserAccount account, DateOnly born, DateTimeOffset now)
    {
        if (account.DateOfBirth is not { } before || before == born)
            return account with { DateOfBirth = born };
        if (account.CorrectionsLeft() == 0)
            throw DomainError.Invalid(
                "date_of_birth_final", "You have corrected your date of birth twice, so it stays. If it is wrong, write to us.", "date_of_birth").ToException();
        if (account.NextCorrectionAt(now) is not null)
            throw DomainError.Invalid(
                "date_of_birth_too_soon", "You have just corrected your date of birth. The second correction is possible a day later.", "date_of_birth").ToException();
        return account with
        {
            DateOfBirth = born,
            DateOfBirthCorrections = [.. account.DateOfBirthCorrections, new DateOfBirthCorrection(before, now)],
        };
    }
}
