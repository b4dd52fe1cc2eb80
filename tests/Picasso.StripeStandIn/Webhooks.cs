using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Picasso.StripeStandIn;

/// <summary>Sends webhooks to the marketplace, signed as the provider signs, and repeats each until it is acknowledged.</summary>
internal sealed class Webhooks(StandInFaults faults, TimeProvider clock) : IAsyncDisposable
{
    private const int Attempts = 20;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    /// <summary>Where to; null sends nothing.</summary>
    public Uri? Address { get; set; }

    /// <summary>The way there.</summary>
    public HttpClient Client { get; set; } = new(new SocketsHttpHandler { UseProxy = false });

    public void Send(JsonObject happened)
    {
        // The provider repeats a webhook for days; nothing else reports a dispute, so that one is late at most.
        var isDispute = happened["type"]!.GetValue<string>().StartsWith("charge.dispute.", StringComparison.Ordinal);
        if (Address is null || faults.NoWebhooks || (!isDispute && faults.Happens(faults.LoseWebhook)))
            return;
        var payload = happened.ToJsonString();
        Start(payload);
        if (faults.Happens(faults.RepeatWebhook))
            Start(payload);
    }

    /// <summary>Delivers once; the answer's status.</summary>
    public async Task<HttpStatusCode> DeliverAsync(
        string payload, string secret, DateTimeOffset signedAt, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new StringContent(payload, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")),
        };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", Sign(payload, secret, signedAt));
        using var response = await Client.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running.Keys);
        _end.Dispose();
    }

    private static string Sign(string payload, string secret, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{payload}"));
        return $"t={time},v1={Convert.ToHexStringLower(mac)}";
    }

    private void Start(string payload)
    {
        var work = Task.Run(() => TryAsync(payload, _end.Token));
        _running[work] = true;
        _ = work.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task TryAsync(string payload, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(faults.Some(faults.WebhookDelayMax), TimeProvider.System, cancellationToken);
            for (var attempt = 1; attempt <= Attempts && !await IsHeardAsync(payload, cancellationToken); attempt++)
                await Task.Delay(s_pause * attempt, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The stand-in ends; what nobody heard stays unheard.
        }
    }

    private async Task<bool> IsHeardAsync(string payload, CancellationToken cancellationToken)
    {
        try
        {
            return (int)await DeliverAsync(payload, StandIn.WebhookSecret, clock.GetUtcNow(), cancellationToken) is >= 200 and < 300;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidOperationException or ObjectDisposedException)
        {
            // Nobody is there at the moment.
            return false;
        }
    }
}
