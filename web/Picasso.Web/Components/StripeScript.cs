namespace Picasso.Web.Components;

/// <summary>The module between a page and Stripe's script.</summary>
internal static class StripeScript
{
    public const string Module = "./_content/Picasso.Web/stripe-card.js";
}

/// <summary>The result for a card: its token, or the error.</summary>
internal sealed record StripeToken(string? Token, string? Problem);
