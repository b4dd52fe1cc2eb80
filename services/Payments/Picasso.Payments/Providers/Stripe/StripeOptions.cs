using Picasso.OptionsValidation;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>The account at Stripe: configuration section <c>Payments:Stripe</c>. Its keys are secrets and appear in no message or log.</summary>
internal sealed class StripeOptions : IValidatedOptions
{
    public const string Section = "Payments:Stripe";

    /// <summary>The key that calls are made with, "sk_…" or a restricted "rk_…".</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>The key that browsers get, "pk_…".</summary>
    public string PublishableKey { get; set; } = "";

    /// <summary>Secret that signs Stripe's webhooks, "whsec_…".</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>Another address of the API, for tests; empty for Stripe's own.</summary>
    public string ApiBase { get; set; } = "";

    /// <summary>How long one attempt at a call may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How often a call is repeated, under the same key, when the network or Stripe fails.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>How old a webhook's signature may be; how far ahead, too.</summary>
    public TimeSpan WebhookTolerance { get; set; } = TimeSpan.FromMinutes(5);

    private static bool HasPrefix(string key, params string[] prefixes) =>
        prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length);

    // The key travels with every call: in the clear to this machine at most.
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
