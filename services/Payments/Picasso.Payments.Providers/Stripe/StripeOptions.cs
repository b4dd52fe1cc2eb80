using Picasso.OptionsValidation;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>The Stripe account: configuration section <c>Picasso:Payments:Stripe</c>. Its keys are secrets and appear in no message or log.</summary>
internal sealed class StripeOptions : IValidatedOptions
{
    public const string Section = "Picasso:Payments:Stripe";

    /// <summary>The secret key for calls, "sk_…" or a restricted "rk_…".</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>The publishable key for browsers, "pk_…".</summary>
    public string PublishableKey { get; set; } = "";

    /// <summary>Secret that signs Stripe's webhooks, "whsec_…".</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>Another address of the API, for tests; empty for Stripe's own.</summary>
    public string ApiBase { get; set; } = "";

    /// <summary>The timeout of one attempt of a call.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How often a call is retried, under the same key, when the network or Stripe fails.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>The maximum age of a webhook's signature, and the maximum time in the future.</summary>
    public TimeSpan WebhookTolerance { get; set; } = TimeSpan.FromMinutes(5);

    private static bool HasPrefix(string key, params string[] prefixes) =>
        prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length);

    // The key is sent with every call: unencrypted only to this machine.
    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Require(HasPrefix(SecretKey, "sk_", "rk_"), nameof(SecretKey), "the secret key, \"sk_…\" or a restricted \"rk_…\"")
        .Require(HasPrefix(PublishableKey, "pk_"), nameof(PublishableKey), "the publishable key, \"pk_…\"")
        .Require(HasPrefix(WebhookSecret, "whsec_"), nameof(WebhookSecret), "the signing secret of the webhook, \"whsec_…\"")
        .Require(ApiBase.Length == 0 || IsSafe(ApiBase), nameof(ApiBase), "empty, or an https address")
        .Positive(Timeout).Between(Retries, 0, 10).Positive(WebhookTolerance);
}
