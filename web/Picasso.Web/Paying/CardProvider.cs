using Microsoft.Extensions.Configuration;

namespace Picasso.Web.Paying;

/// <summary>Who takes the card in the browser: the sandbox's form, or Stripe's own fields.</summary>
internal sealed class CardProvider
{
    private const string Provider = "Payments:Provider";
    private const string Key = "Payments:Stripe:PublishableKey";

    public CardProvider(IConfiguration configuration)
    {
        IsStripe = configuration[Provider] == "stripe";
        PublishableKey = configuration[Key] ?? "";
        if (IsStripe && !PublishableKey.StartsWith("pk_", StringComparison.Ordinal))
            throw new InvalidOperationException($"{Key} is not a publishable key.");
    }

    /// <summary>Stripe's script is loaded and its fields are shown; then and only then pages may load from Stripe.</summary>
    public bool IsStripe { get; }

    /// <summary>What Stripe's script is opened with; not a secret.</summary>
    public string PublishableKey { get; }
}
