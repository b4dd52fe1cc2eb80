using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Hosting;

namespace Picasso.Web.Paying;

/// <summary>The card form in the browser: the sandbox's form, or Stripe's own fields.</summary>
internal sealed class CardProvider
{
    private const string Key = "Picasso:Payments:Stripe:PublishableKey";

    /// <exception cref="InvalidConfigurationException">The provider is not configured, or Stripe's publishable key is invalid.</exception>
    public CardProvider(IConfiguration configuration, IHostEnvironment environment)
    {
        IsStripe = PaymentProviders.Of(configuration, environment) == PaymentProviders.Stripe;
        PublishableKey = configuration[Key] ?? "";
        if (IsStripe && !PublishableKey.StartsWith("pk_", StringComparison.Ordinal))
            throw new InvalidConfigurationException(Key, "must be a publishable key, which begins with `pk_`");
    }

    /// <summary>Whether Stripe's script and fields are used; only then may pages load content from Stripe.</summary>
    public bool IsStripe { get; }

    /// <summary>The publishable key of Stripe's script; not a secret.</summary>
    public string PublishableKey { get; }
}
