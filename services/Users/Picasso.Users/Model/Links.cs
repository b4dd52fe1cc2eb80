using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>Common parts of mailed links.</summary>
internal static class Links
{
    /// <summary>The error of a link that is unknown, used or expired; it does not reveal which.</summary>
    public static DomainException Invalid =>
        DomainError.Conflict("link_invalid", "This link was used already, or is too old. Please ask for a new one.").ToException();
}
