using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Hosting;

/// <summary>
/// The payment provider. With test cards originals are handed out without a payment, so only the Development environment defaults to them: elsewhere
/// the provider must be configured.
/// </summary>
public static class PaymentProviders
{
    /// <summary>Configuration key of the provider.</summary>
    public const string Key = "Picasso:Payments:Provider";

    /// <summary>Test cards, which move no money.</summary>
    public const string Sandbox = "sandbox";

    /// <summary>Stripe.</summary>
    public const string Stripe = "stripe";

    /// <summary>The configured provider.</summary>
    /// <exception cref="InvalidConfigurationException">It is unknown, or not named outside Development.</exception>
    public static string Of(IConfiguration configuration, IHostEnvironment environment) => configuration[Key] switch
    {
        Sandbox => Sandbox,
        Stripe => Stripe,
        null or "" when environment.IsDevelopment() => Sandbox,
        null or "" => throw new InvalidConfigurationException(
            Key, $"is not set: name `{Stripe}`, or `{Sandbox}` for test cards that move no money (`--demo` and the Development environment use those)"),
        _ => throw new InvalidConfigurationException(Key, $"must be `{Stripe}` or `{Sandbox}`"),
    };
}
