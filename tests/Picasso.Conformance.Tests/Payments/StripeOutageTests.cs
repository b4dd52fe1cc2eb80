using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Payments.Providers.Stripe;
using Picasso.StripeStandIn;
using Picasso.Testing;
using Picasso.Testing.StandIns;
using Stripe;

namespace Picasso.Conformance.Tests.Payments;

/// <summary>What log and health say while Stripe does not answer, or refuses the key.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class StripeOutageTests : IAsyncLifetime
{
    private readonly LogOfStripe _log = new();
    private readonly StripeAvailability _availability;
    private StandIn _standIn = null!;

    public StripeOutageTests() => _availability = new StripeAvailability(TimeProvider.System, _log);

    public async ValueTask InitializeAsync() => _standIn = await StandIn.StartAsync(TimeProvider.System);

    public ValueTask DisposeAsync() => _standIn.DisposeAsync();

    [Fact]
    public async Task A_provider_that_refuses_calls_is_logged_once_and_degraded_until_it_answers()
    {
        _standIn.Faults.IsDown = true;
        using var connection = Open(_standIn.Address);

        await Should.ThrowAsync<StripeException>(() => CallAsync(connection));
        await Should.ThrowAsync<StripeException>(() => CallAsync(connection));
        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);
        _log.Lines.Select(line => line.Level).ShouldBe([LogLevel.Warning]);

        _standIn.Faults.IsDown = false;
        await CallAsync(connection);

        (await HealthAsync()).ShouldBe(HealthStatus.Healthy);
        _log.Lines.Select(line => line.Level).ShouldBe([LogLevel.Warning, LogLevel.Information]);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_given_up_after_its_time_out_and_degraded()
    {
        await using var silent = TcpStandIn.Silent();
        using var connection = Open(new Uri($"http://127.0.0.1:{silent.Port}"));

        await Should.ThrowAsync<Exception>(() => CallAsync(connection));

        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);
        _log.Lines.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Warning);
    }

    [Fact]
    public async Task A_caller_that_gives_up_at_once_is_no_outage_of_the_provider()
    {
        await using var silent = TcpStandIn.Silent();
        using var connection = Open(new Uri($"http://127.0.0.1:{silent.Port}"), TimeSpan.FromMinutes(1));

        await Should.ThrowAsync<Exception>(() => CallAsync(connection, new CancellationToken(canceled: true)));

        (await HealthAsync()).ShouldBe(HealthStatus.Healthy);
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_the_provider_refuses_is_named_in_log_and_health_until_it_is_allowed()
    {
        using var refused = Open(_standIn.Address, key: "sk_test_revoked");
        await Should.ThrowAsync<StripeException>(() => CallAsync(refused));
        await Should.ThrowAsync<StripeException>(() => CallAsync(refused));

        var line = _log.Lines.ShouldHaveSingleItem();
        (line.Level, line.Text.Contains("Picasso:Payments:Stripe:SecretKey"), line.Text.Contains("revoked")).ShouldBe((LogLevel.Error, true, false));
        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);

        using var allowed = Open(_standIn.Address);
        await CallAsync(allowed);

        (await HealthAsync()).ShouldBe(HealthStatus.Healthy);
        _log.Lines.Last().Level.ShouldBe(LogLevel.Information);
    }

    private static Task<StripeList<PaymentIntent>> CallAsync(StripeConnection connection, CancellationToken? cancellationToken = null) =>
        new PaymentIntentService(connection.Client).ListAsync(
            new PaymentIntentListOptions { Limit = 1 }, cancellationToken: cancellationToken ?? TestContext.Current.CancellationToken);

    private StripeConnection Open(Uri address, TimeSpan? timeout = null, string key = StandIn.SecretKey) => new(
        Options.Create(new StripeOptions
        {
            SecretKey = key, ApiBase = address.ToString().TrimEnd('/'), Retries = 0, Timeout = timeout ?? TimeSpan.FromSeconds(2),
        }),
        _availability, TimeProvider.System);

    private async Task<HealthStatus> HealthAsync() => (await _availability.CheckHealthAsync(new HealthCheckContext(), default)).Status;

    private sealed class LogOfStripe : ILogger<StripeAvailability>
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
