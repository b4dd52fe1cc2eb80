using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Picasso.Background;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>Whether Stripe answers and allows what is asked, by the last call of this process.</summary>
internal sealed class StripeAvailability(TimeProvider clock, ILogger<StripeAvailability> logger) : IHealthCheck
{
    public const string Name = "payments-provider";

    private readonly EngineAvailability _stripe = new("Stripe", $"{StripeOptions.Section}:{nameof(StripeOptions.SecretKey)}", clock, logger);

    /// <summary>A call was answered.</summary>
    /// <param name="resource">What was called, such as "payment_intents".</param>
    /// <param name="status">The status of the answer.</param>
    public void Answered(string resource, HttpStatusCode status)
    {
        if (status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
            _stripe.Lost($"{(int)status}");
        else if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            _stripe.Denied(resource);
        else
            _stripe.Granted(resource);
    }

    /// <summary>A call got no answer; its effect is unknown.</summary>
    public void Lost(Exception fault) => _stripe.Lost(fault.GetType().Name);

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_stripe.Health);
}
