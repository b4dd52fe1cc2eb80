namespace Picasso.AppHost.Publishing;

/// <summary>Secrets that copies of a host on different machines share. During development they are generated and stored in a folder.</summary>
internal static class SecretsExtensions
{
    // The number of letters and digits of 33 bytes in base64.
    private const int SecretLength = 44;

    private const string ServiceKeyName = "service-key";

    /// <summary>Adds the secret by which the hosts authenticate each other.</summary>
    public static void AddServiceKey(this IDistributedApplicationBuilder builder) =>
        builder.AddParameter(ServiceKeyName, new GenerateParameterDefault { MinLength = SecretLength, Special = false }, secret: true);

    /// <summary>Passes a host that secret; no host starts without it.</summary>
    /// <exception cref="DistributedApplicationException">It was not added before.</exception>
    public static IResourceBuilder<ProjectResource> WithServiceKey(this IResourceBuilder<ProjectResource> host) =>
        host.ApplicationBuilder.TryCreateResourceBuilder<ParameterResource>(ServiceKeyName, out var key)
            ? host.WithEnvironment("Picasso__ServiceKeys__0", key)
            : throw new DistributedApplicationException("Add the service key before the hosts that use it.");

    /// <summary>Passes the web the secret that protects its cookies.</summary>
    public static IResourceBuilder<ProjectResource> WithWebSecret(this IResourceBuilder<ProjectResource> web) =>
        web.ApplicationBuilder.ExecutionContext.IsRunMode ? web : web.WithEnvironment("Picasso__Web__Secrets__0", web.ApplicationBuilder.AddParameter(
            "web-secret", new GenerateParameterDefault { MinLength = SecretLength, Special = false }, secret: true));

    /// <summary>Passes payments the key that signs quotes, and the account at the card provider; the sandbox needs none.</summary>
    public static IResourceBuilder<ProjectResource> WithPaymentSecrets(this IResourceBuilder<ProjectResource> payments)
    {
        var builder = payments.ApplicationBuilder;
        if (builder.ExecutionContext.IsRunMode)
            return payments;
        // 32 random bytes in base64.
        var quoteKey = builder.AddParameter("quote-key", secret: true)
            .WithDescription("What signs quotes: 32 random bytes in base64 (openssl rand -base64 32)");
        return payments
            .WithEnvironment("Picasso__Payments__QuoteKeys__0", quoteKey)
            .WithCardProvider()
            .WithEnvironment("Picasso__Payments__Stripe__SecretKey", builder.AddParameter("stripe-secret-key", secret: true).WithDescription("The secret key at Stripe (sk_…); anything with the sandbox"))
            .WithEnvironment("Picasso__Payments__Stripe__WebhookSecret", builder.AddParameter("stripe-webhook-secret", secret: true)
                .WithDescription("What Stripe signs its webhooks with (whsec_…); anything with the sandbox"));
    }

    /// <summary>
    /// Configures a host's payment provider and the key for the card form in browsers. The provider has no default: test cards must not be accepted
    /// because the setting was forgotten.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithCardProvider(this IResourceBuilder<ProjectResource> host) =>
        host.ApplicationBuilder.ExecutionContext.IsRunMode ? host : host
            .WithProvider()
            .WithEnvironment("Picasso__Payments__Stripe__PublishableKey", host.ApplicationBuilder.Parameter(
                "stripe-publishable-key", "What browsers open Stripe's card form with (pk_…); anything with the sandbox"));

    private static IResourceBuilder<ProjectResource> WithProvider(this IResourceBuilder<ProjectResource> host)
    {
        const string key = "Picasso__Payments__Provider";
        var builder = host.ApplicationBuilder;
        return builder.FindPublishTarget() == PublishTarget.Kubernetes
            ? host.WithEnvironment(key, builder.ClusterProvider())
            : host.WithEnvironment(key, builder.Parameter("payments-provider", "Who moves the money: stripe, or sandbox for test cards"));
    }

    // Several hosts need it; the first one adds it.
    private static IResourceBuilder<ParameterResource> Parameter(this IDistributedApplicationBuilder builder, string name, string description) =>
        builder.TryCreateResourceBuilder<ParameterResource>(name, out var existing)
            ? existing : builder.AddParameter(name).WithDescription(description);
}
