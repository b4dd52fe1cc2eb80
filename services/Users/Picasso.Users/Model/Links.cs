using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>What mailed links have in common.</summary>
internal static class Links
{
    /// <summary>The refusal of a link that is unknown, used or expired; which of them is nobody's business.</summary>
    public static RefusedException Invalid =>
        Refusal.Conflict("link_invalid", "This link was used already, or is too old. Please ask for a new one.").ToException();
}
