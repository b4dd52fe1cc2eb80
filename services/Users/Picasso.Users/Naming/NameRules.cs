using Picasso.Kernel;

namespace Picasso.Users.Naming;

/// <summary>The rules of public names. docs/decisions/0028. Pure.</summary>
internal static class NameRules
{
    private const int MinLength = 2;
    private const int MaxLength = 50;

    /// <summary>The error of a name that another user has, or that is confusable with it.</summary>
    public static DomainException Taken => Invalid(
        "display_name_taken", "Another member has this name, or one that looks like it. Add something that tells you apart.");

    /// <summary>The name, trimmed.</summary>
    /// <exception cref="DomainException">"display_name_invalid" or "display_name_reserved".</exception>
    public static string Require(string? text)
    {
        var name = text?.Trim() ?? "";
        if (name.Length > 2 * MaxLength || name.EnumerateRunes().Count() is < MinLength or > MaxLength || !NameText.IsAllowed(name))
            throw Invalid("display_name_invalid", "A name has 2 to 50 visible characters on one line, and at least one letter.");
        if (!MixedScripts.AreAllowed(name))
            throw Invalid("display_name_invalid", "Please write your name in the letters of one alphabet.");
        if (ReservedNames.Contain(name))
            throw Invalid("display_name_reserved", "This name could be taken for the people who run Picasso. Please choose another.");
        return name;
    }

    private static DomainException Invalid(string reason, string message) => DomainError.Invalid(reason, message, "display_name").ToException();
}
