namespace Picasso.Users.Model;

/// <summary>Who is an adult, and which dates of birth are believable.</summary>
internal static class Age
{
    /// <summary>Years from which on a person may trade.</summary>
    public const int Adult = 18;

    private static readonly DateOnly s_earliest = new(1900, 1, 1);

    /// <summary>Whether somebody born then is an adult on that day. Who was born on 29 February ages on 1 March of common years.</summary>
    public static bool IsAdult(DateOnly? born, DateOnly today)
    {
        if (born is not { } date || date.Year + Adult > DateOnly.MaxValue.Year)
            return false;
        var birthday = date.AddYears(Adult);
        return today >= (birthday.Day == date.Day ? birthday : birthday.AddDays(1));
    }

    /// <summary>Whether this may be a living person's date of birth.</summary>
    public static bool IsBelievable(DateOnly born, DateOnly today) => born >= s_earliest && born <= today;
}
