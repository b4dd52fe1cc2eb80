namespace Picasso.Web.Components;

/// <summary>The module between a page and Stripe's script.</summary>
internal static class StripeScript
{
    public const string Module = "./_content/Picasso.Web/stripe-card.js";
}

/// <summary>What became of a card: its token, or what is wrong with it.</summary>
internal sealed record StripeToken(string? Token, string? Problem);
