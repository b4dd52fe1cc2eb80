using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>What mailed links have in common.</summary>
internal static class Links
{
    /// <summary>The error of a link that is unknown, used or expired; which of them is nobody's business.</summary>
    public static DomainException Invalid =>
        DomainError.Conflict("link_invalid", "This link was used already, or is too old. Please ask for a new one.").ToException();
}
