namespace Picasso.AppHost.Publishing;

/// <summary>Secrets that copies of a host on different machines have in common. While developing they are made up and kept in a folder.</summary>
internal static class SecretsExtensions
{
    // As many letters and digits of base64 as 33 bytes take.
    private const int SecretLength = 44;

    /// <summary>Gives the web what it protects cookies with.</summary>
    public static IResourceBuilder<ProjectResource> WithWebSecret(this IResourceBuilder<ProjectResource> web) =>
        web.ApplicationBuilder.ExecutionContext.IsRunMode ? web : web.WithEnvironment("Web__Secrets__0", web.ApplicationBuilder.AddParameter(
            "web-secret", new GenerateParameterDefault { MinLength = SecretLength, Special = false }, secret: true));

    /// <summary>Gives payments what it signs quotes with, and the account at the card provider; the sandbox needs none.</summary>
    public static IResourceBuilder<ProjectResource> WithPaymentSecrets(this IResourceBuilder<ProjectResource> payments)
    {
        var builder = payments.ApplicationBuilder;
        if (builder.ExecutionContext.IsRunMode)
            return payments;
        // 32 random bytes in base64.
        var quoteKey = builder.AddParameter("quote-key", secret: true);
        return payments
            .WithEnvironment("Payments__QuoteKeys__0", $"1:{quoteKey}")
            .WithEnvironment("Payments__Provider", builder.AddParameter("payments-provider", "sandbox", publishValueAsDefault: true))
            .WithEnvironment("Payments__Stripe__SecretKey", builder.AddParameter("stripe-secret-key", secret: true))
            .WithEnvironment("Payments__Stripe__PublishableKey", builder.AddParameter("stripe-publishable-key"))
            .WithEnvironment("Payments__Stripe__WebhookSecret", builder.AddParameter("stripe-webhook-secret", secret: true));
    }
}
