using Microsoft.Extensions.Options;
using Stripe;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>
/// The client of Stripe's API. The library names its API version in every call, so objects change their shape only with an upgrade of the package and
/// its tests.
/// </summary>
internal sealed class StripeConnection : IDisposable
{
    private readonly HttpClient _http;

    public StripeConnection(IOptions<StripeOptions> options, StripeAvailability availability, TimeProvider clock)
    {
        var settings = options.Value;
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            AllowAutoRedirect = false,
        };
        _http = new HttpClient(handler) { Timeout = settings.Timeout };
        var calls = new SystemNetHttpClient(_http, settings.Retries, new AppInfo { Name = "Picasso" }, enableTelemetry: false);
        Client = new StripeClient(new StripeClientOptions
        {
            ApiKey = settings.SecretKey,
            ApiBase = settings.ApiBase.Length > 0 ? settings.ApiBase : null,
            HttpClient = new ObservedStripeClient(calls, availability, clock, settings.Timeout),
        });
    }

    /// <summary>Calls Stripe; attempts are retried under the same idempotency key.</summary>
    public StripeClient Client { get; }

    public void Dispose() => _http.Dispose();
}
