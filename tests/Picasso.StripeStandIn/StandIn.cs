using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using static Picasso.StripeStandIn.Books;

namespace Picasso.StripeStandIn;

/// <summary>
/// Stands in for Stripe's HTTP API in tests: the real client library talks to it over a socket. It keeps books of its own,
/// which know nothing of Picasso's, sends signed webhooks, and misbehaves on demand.
/// </summary>
public sealed class StandIn : IAsyncDisposable
{
    /// <summary>The one key that it accepts.</summary>
    public const string SecretKey = "sk_test_standin";

    /// <summary>Signs its webhooks.</summary>
    public const string WebhookSecret = "whsec_standin";

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly Books _books;
    private readonly Payments _payments;
    private readonly Returns _returns;
    private readonly Sellers _sellers;
    private readonly Webhooks _webhooks;
    private readonly Timer _settling;

    private StandIn(WebApplication app, TimeProvider clock)
    {
        (_app, _clock) = (app, clock);
        _books = new Books(clock);
        _payments = new Payments(_books, Faults);
        _returns = new Returns(_books, Faults);
        _sellers = new Sellers(_books, Faults);
        _webhooks = new Webhooks(Faults, clock);
        _books.Happened = _webhooks.Send;
        var frontEnd = new ApiFrontEnd(_books, new Api(_books, _payments, _returns, _sellers, new Listing(_books, Faults)), Faults);
        app.Map("/v1/{**path}", frontEnd.ServeAsync);
        Controls.Map(app, this);
        var often = TimeSpan.FromMilliseconds(100);
        _settling = new Timer(_ => Locked(() => { _payments.Settle(); _returns.Settle(); return 0; }), null, often, often);
    }

    /// <summary>Where its API is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>How it misbehaves.</summary>
    public StandInFaults Faults { get; } = new();

    /// <summary>Starts it on this machine; port 0 chooses one.</summary>
    public static async Task<StandIn> StartAsync(TimeProvider? clock = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        var standIn = new StandIn(app, clock ?? TimeProvider.System);
        await app.StartAsync();
        standIn.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return standIn;
    }

    /// <summary>Waits until it is stopped.</summary>
    public Task WaitAsync() => ((IHost)_app).WaitForShutdownAsync();

    /// <summary>Sends webhooks there from now on, by this client if one is given.</summary>
    public void SendWebhooksTo(Uri address, HttpClient? client = null)
    {
        _webhooks.Address = address;
        if (client is not null)
            _webhooks.Client = client;
    }

    /// <summary>The card's holder answers the bank about the payment under a key of the marketplace; false when nothing asks.</summary>
    public bool AnswerBank(string key, bool approve) => Locked(() =>
        IntentOf(key) is { } intent && _payments.AnswerBank(intent, approve));

    /// <summary>The card's holder disputes the payment under a key; the dispute's id.</summary>
    public string Dispute(string key) => Locked(() =>
    {
        var intent = IntentOf(key) ?? throw new InvalidOperationException($"There is no payment under {key}.");
        return Text(_returns.Dispute(_books.Find("charge", Text(intent, "latest_charge"))!), "id");
    });

    /// <summary>A dispute ends.</summary>
    public void CloseDispute(string id, bool won) => Locked(() =>
    {
        _returns.CloseDispute(_books.Find("dispute", id)!, won);
        return 0;
    });

    /// <summary>A seller completes the onboarding.</summary>
    public void Onboard(string accountId) => Locked(() =>
    {
        _sellers.Onboard(_books.Find("account", accountId)!);
        return 0;
    });

    /// <summary>All sellers that there are complete the onboarding.</summary>
    public void OnboardEverybody() => Locked(() =>
    {
        foreach (var account in _books.All("account").ToList())
            _sellers.Onboard(account);
        return 0;
    });

    /// <summary>A payment that the marketplace did not ask for, as if a dead process had; with whatever metadata.</summary>
    public void Plant(long amount, string currency, IEnumerable<KeyValuePair<string, string>> metadata) => Locked(() => _payments.Create(new Wish(
    [
        new("amount", amount.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("currency", currency),
        new("payment_method", Cards.Accepted), new("confirm", "true"),
        .. metadata.Select(pair => KeyValuePair.Create($"metadata[{pair.Key}]", pair.Value)),
    ])));

    /// <summary>Every object by its kind, in the provider's shapes: "payment_intent", "charge", "refund", "dispute", "transfer", "event", …</summary>
    public JsonObject ReadBooks() => Locked(_books.Copy);

    /// <summary>The payloads of the events of a type.</summary>
    public IReadOnlyList<string> Events(string type) => Locked(() =>
        _books.All("event").Where(happened => Text(happened, "type") == type).Select(happened => happened.ToJsonString()).ToList());

    /// <summary>An event's payload as it would be of another type.</summary>
    public static string Retyped(string payload, string type)
    {
        var happened = JsonNode.Parse(payload)!.AsObject();
        happened["type"] = type;
        happened["id"] = $"evt_{Guid.NewGuid():N}";
        return happened.ToJsonString();
    }

    /// <summary>Delivers a payload once, signed with a secret at a time of one's choice; the status that it is answered with.</summary>
    public Task<HttpStatusCode> DeliverAsync(string payload, string secret = WebhookSecret, TimeSpan age = default) =>
        _webhooks.DeliverAsync(payload, secret, _clock.GetUtcNow() - age);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _settling.DisposeAsync();
        await _webhooks.DisposeAsync();
        await _app.DisposeAsync();
    }

    internal T Locked<T>(Func<T> work)
    {
        lock (_books.Lock)
            return work();
    }

    private JsonObject? IntentOf(string key) =>
        _books.All("payment_intent").LastOrDefault(intent => intent["metadata"]!["picasso_key"]?.GetValue<string>() == key);
}
