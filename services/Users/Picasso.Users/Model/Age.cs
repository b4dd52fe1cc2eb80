namespace Picasso.Users.Model;

/// <summary>The age of majority, and plausible dates of birth.</summary>
internal static class Age
{
    /// <summary>The minimum age in years for trading.</summary>
    public const int Adult = 18;

    private static readonly DateOnly s_earliest = new(1900, 1, 1);

    /// <summary>Whether a person born then is an adult on that day. A person born on 29 February ages on 1 March of common years.</summary>
    public static bool IsAdult(DateOnly? born, DateOnly today) => born is { } date && AdultOn(date) is { } first && today >= first;

    /// <summary>The first day as an adult; null beyond the calendar.</summary>
    public static DateOnly? AdultOn(DateOnly born)
    {
        if (born.Year + Adult > DateOnly.MaxValue.Year)
            return null;
        var birthday = born.AddYears(Adult);
        return birthday.Day == born.Day ? birthday : birthday.AddDays(1);
    }

    /// <summary>Whether this is a plausible date of birth of a living person.</summary>
    public static bool IsBelievable(DateOnly born, DateOnly today) => born >= s_earliest && born <= today;
}
