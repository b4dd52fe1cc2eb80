namespace Picasso.Localization;

/// <summary>
/// The plural categories of Unicode's CLDR for whole numbers, as indices into the forms of a text. A text has its forms in the order of CLDR: zero, one,
/// two, few, many, other; a language leaves out those that it does not have.
/// </summary>
public static class PluralForms
{
    /// <summary>one | other.</summary>
    public static int OneOther(long count) => count == 1 ? 0 : 1;

    /// <summary>zero | one | two | few | many | other.</summary>
    public static int Arabic(long count) => (count, count % 100) switch
    {
        (0, _) => 0,
        (1, _) => 1,
        (2, _) => 2,
        (_, >= 3 and <= 10) => 3,
        (_, >= 11) => 4,
        _ => 5,
    };
}
