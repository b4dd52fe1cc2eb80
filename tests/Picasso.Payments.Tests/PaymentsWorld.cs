using Dapper;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts.Payments;
using Picasso.Fakes;
using Picasso.Kernel;
using Picasso.Payments;
using Picasso.Payments.Providers;
using Picasso.Payments.Providers.Sandbox;
using Picasso.Payments.Providers.Stripe;
using Picasso.Payments.Sharding;
using Picasso.StripeStandIn;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>Payments between a fake Pictures, a fake Users and the sandbox provider. What is around it survives its restarts.</summary>
public sealed class PaymentsWorld : IAsyncDisposable
{
    private static readonly Dictionary<string, string?> s_shortTimes = new()
    {
        // Tests of reserves say how much is kept; in all others a sale's balance is its net.
        ["Picasso:Payments:ReserveBasisPoints"] = "0",
        ["Picasso:PublicUrl"] = "https://picasso.example",
        // One person may do in a second here what takes people days; LimitTests say how much they may.
        ["Picasso:Payments:Limits:OpenPurchases"] = "1000",
        ["Picasso:Payments:Purchase:RetryFirst"] = "00:00:00.200",
        ["Picasso:Payments:Purchase:RetryMax"] = "00:00:01",
        ["Picasso:Payments:Purchase:RefundRetryMax"] = "00:00:01",
        ["Picasso:Payments:Purchase:ProviderTimeout"] = "00:00:02",
        ["Picasso:Payments:ShardLookEvery"] = "00:00:00.200",
        ["Picasso:Payments:Relay:PollEvery"] = "00:00:00.100",
        ["Picasso:Payments:Relay:Lease"] = "00:00:00.500",
        ["Picasso:Payments:Relay:AnswerWithin"] = "00:00:00.300",
        ["Picasso:Payments:Relay:DuePollEvery"] = "00:00:00.050",
        ["Picasso:Payments:Relay:DueLease"] = "00:00:00.300",
        ["Picasso:Payments:Reconciliation:FirstAfter"] = "01:00:00",
        ["Picasso:Payments:Sandbox:SettleAfter"] = "00:00:01",
        ["Picasso:Payments:Sandbox:DisputeAfter"] = "00:30:00",
        ["Picasso:Payments:Sandbox:DecideAfter"] = "00:30:00",
        ["Picasso:Payments:Sandbox:DisputePollEvery"] = "00:00:00.100",
    };

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-payments-");
    private readonly List<(ServiceHost Host, Crash Crash)> _copies = [];
    private readonly ShardServers _servers = ShardServers.OfThisTest();
    private ServiceHost? _host;

    private PaymentsWorld() => Pictures = new FakePictures(Clock);

    public TravellingClock Clock { get; } = new();

    public FakePictures Pictures { get; }

    public LosingBus Losing { get; } = new();

    public FakeDevices Devices { get; } = new();

    public FakePostOffice Post { get; } = new();

    public ProviderFaults Provider { get; } = new();

    /// <summary>Stripe's stand-in; null when the sandbox is the provider.</summary>
    public StandIn? Stripe { get; private set; }

    public Crash Crash { get; private set; } = new();

    public ServiceHost Host => _host!;

    public string DataDirectory => _data.FullName;

    public ShardServers Servers => _servers;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<PaymentsWorld> StartAsync(params (string Key, string Value)[] configuration)
    {
        var world = new PaymentsWorld();
        await world.StartHostAsync(configuration);
        return world;
    }

    /// <summary>The same with Stripe as the provider, on its stand-in, which outlives restarts as another company would.</summary>
    public static async Task<PaymentsWorld> StartWithStripeAsync(params (string Key, string Value)[] configuration)
    {
        var world = new PaymentsWorld();
        world.Stripe = await StandIn.StartAsync(world.Clock);
        await world.StartHostAsync(configuration);
        return world;
    }

    /// <summary>The process ends (or has died) and is started again on the same files.</summary>
    public async Task RestartAsync(params (string Key, string Value)[] configuration)
    {
        if (_host is not null)
            await EndAsync();
        Crash = new Crash();
        await StartHostAsync(configuration);
    }

    /// <summary>The process ends for good; its files stay.</summary>
    public async Task EndAsync()
    {
        Crash.Now();
        await _host!.DisposeAsync();
        _host = null;
    }

    /// <summary>A second copy of the service on the same files; calls go to it from now on, and the first works on.</summary>
    public async Task AddCopyAsync(params (string Key, string Value)[] configuration)
    {
        _copies.Add((_host!, Crash));
        Crash = new Crash();
        await StartHostAsync(configuration);
    }

    public Buyer NewBuyer() => new(this, Ids.New(Clock));

    public Seller NewSeller() => new(this, Ids.New(Clock));

    public PaymentOperations.PaymentOperationsClient Operator() =>
        Host.Client<PaymentOperations.PaymentOperationsClient>(TestTokens.For(Ids.New(Clock), isOperator: true));

    /// <summary>The provider's own books, read past its code: state and amount of every payment.</summary>
    public IReadOnlyList<(string State, long AmountMinor)> ProviderPayments() => ReadBooks("SELECT state, amount_minor FROM payments");

    /// <summary>State and amount of every refund at the provider.</summary>
    public IReadOnlyList<(string State, long AmountMinor)> ProviderRefunds() => ReadBooks("SELECT state, amount_minor FROM refunds");

    /// <summary>The ledger balances, and no money of buyers is left between the accounts.</summary>
    public async Task BooksAreClosedAsync()
    {
        var balance = await Operator().GetTrialBalanceAsync(new GetTrialBalanceRequest(), cancellationToken: Cancel);
        balance.Balanced.ShouldBeTrue();
        balance.Accounts.Where(account => account.Account is "buyer-clearing" or "refunds")
            .ShouldAllBe(account => account.Balance.Minor == 0);
    }

    /// <summary>Messages of all shards that are not noted as done.</summary>
    internal async Task<int> WaitingMessagesAsync()
    {
        var waiting = 0;
        foreach (var shard in Host.Services.GetRequiredService<PaymentShards>().All)
        {
            await using var db = shard.Open();
            waiting += await db.Outbox.CountAsync(row => row.DoneAt == null, Cancel);
        }

        return waiting;
    }

    /// <summary>The sum of an account over all shards.</summary>
    public async Task<long> AccountAsync(string account) =>
        (await Operator().GetTrialBalanceAsync(new GetTrialBalanceRequest(), cancellationToken: Cancel)).Accounts
        .Where(row => row.Account == account).Sum(row => row.Balance.Minor);

    public async ValueTask DisposeAsync()
    {
        foreach (var (host, crash) in _copies)
        {
            crash.Now();
            await host.DisposeAsync();
        }

        if (Stripe is not null)
            await Stripe.DisposeAsync();
        if (_host is not null)
            await EndAsync();

        await _servers.DropAsync();
        _data.Delete(recursive: true);
    }

    private async Task StartHostAsync((string Key, string Value)[] configuration)
    {
        var settings = new Dictionary<string, string?>([.. s_shortTimes, .. _servers.Settings]) { ["Picasso:Payments:Provider"] = "sandbox" };
        if (Stripe is not null)
        {
            settings["Picasso:Payments:Provider"] = "stripe";
            settings["Picasso:Payments:Stripe:SecretKey"] = StandIn.SecretKey;
            settings["Picasso:Payments:Stripe:PublishableKey"] = "pk_test_standin";
            settings["Picasso:Payments:Stripe:WebhookSecret"] = StandIn.WebhookSecret;
            settings["Picasso:Payments:Stripe:ApiBase"] = Stripe.Address.ToString().TrimEnd('/');
        }

        foreach (var (key, value) in configuration)
            settings[key] = value;
        _host = await ServiceHost.StartAsync(
            Compose,
            app =>
            {
                app.MapPayments();
                app.MapGrpcService<FakePicturesGrpc>();
                app.MapGrpcService<FakeDevicesGrpc>();
            },
            bus =>
            {
                bus.AddPaymentsConsumers();
                bus.AddConfigureEndpointsCallback((context, _, endpoint) => endpoint.UseConsumeFilter(typeof(LosingFilter<>), context));
                bus.AddConsumer<FakePicturesConsumer>();
                bus.AddConsumer<FakePostConsumer>();
            },
            DataDirectory,
            settings);
        Stripe?.SendWebhooksTo(new Uri("http://localhost/webhooks/stripe"), _host.HttpClient());
    }

    private void Compose(IHostApplicationBuilder builder)
    {
        builder.AddPayments();
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(Clock).AddSingleton(Pictures).AddSingleton(Devices).AddSingleton(Losing).AddSingleton(Post).AddSingleton(Provider).AddSingleton(Crash);
        services.AddSingleton<IPaymentProvider>(provider => new FaultyProvider(
            Stripe is null ? provider.GetRequiredService<SandboxProvider>() : provider.GetRequiredService<StripeProvider>(), Provider, Crash));
        services.AddSingleton<IInterceptor, CrashingCommits>().AddSingleton<IInterceptor, CrashingTransactions>().AddSingleton<IInterceptor, DeadCommands>();
        services.Configure<MassTransitHostOptions>(options => options.StopTimeout = TimeSpan.FromMilliseconds(200));
    }

    private IReadOnlyList<(string State, long AmountMinor)> ReadBooks(string sql)
    {
        using var books = new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "sandbox-provider.db")};Pooling=False");
        return [.. books.Query<(string, long)>(sql)];
    }
}
