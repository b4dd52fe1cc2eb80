using Stripe;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>Records for <see cref="StripeAvailability"/> how each call ended, after its retries.</summary>
internal sealed class ObservedStripeClient(IHttpClient inner, StripeAvailability availability, TimeProvider clock, TimeSpan timeout) : IHttpClient
{
    public async Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default)
    {
        var begin = clock.GetTimestamp();
        try
        {
            var answer = await inner.MakeRequestAsync(request, cancellationToken);
            availability.Answered(ResourceOf(request), answer.StatusCode);
            return answer;
        }
        catch (Exception fault) when (IsLoss(begin, cancellationToken))
        {
            availability.Lost(fault);
            throw;
        }
    }

    public Task<StripeStreamedResponse> MakeStreamingRequestAsync(StripeRequest request, CancellationToken cancellationToken = default) =>
        inner.MakeStreamingRequestAsync(request, cancellationToken);

    // A caller that gives up, such as a process that stops, says nothing about Stripe, unless Stripe had its time.
    private bool IsLoss(long begin, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested || clock.GetElapsedTime(begin) >= timeout;

    // "/v1/payment_intents/pi_…": ids are no part of the name.
    private static string ResourceOf(StripeRequest request) =>
        request.Uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is [_, var resource, ..] ? resource : "the API";
}
