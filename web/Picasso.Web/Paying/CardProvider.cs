using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Hosting;

namespace Picasso.Web.Paying;

/// <summary>Who takes the card in the browser: the sandbox's form, or Stripe's own fields.</summary>
internal sealed class CardProvider
{
    private const string Key = "Payments:Stripe:PublishableKey";

    /// <exception cref="InvalidConfigurationException">Nobody named the provider, or Stripe's publishable key is none.</exception>
    public CardProvider(IConfiguration configuration, IHostEnvironment environment)
    {
        IsStripe = PaymentProviders.Of(configuration, environment) == PaymentProviders.Stripe;
        PublishableKey = configuration[Key] ?? "";
        if (IsStripe && !PublishableKey.StartsWith("pk_", StringComparison.Ordinal))
            throw new InvalidConfigurationException(Key, "must be a publishable key, which begins with `pk_`");
    }

    /// <summary>Stripe's script is loaded and its fields are shown; then and only then pages may load from Stripe.</summary>
    public bool IsStripe { get; }

    /// <summary>What Stripe's script is opened with; not a secret.</summary>
    public string PublishableKey { get; }
}
