using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Picasso.Kernel;
using Picasso.OptionsValidation;
using Picasso.Payments.Providers;
using Picasso.Payments.Providers.Stripe;
using Picasso.ServiceDefaults.Telemetry;
using Picasso.StripeStandIn;

namespace Picasso.Conformance.Tests.Payments;

/// <summary>The adapter with the real client library, over a socket, on the stand-in.</summary>
public sealed class StripeProviderTests : PaymentProviderConformance, IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private StandIn _standIn = null!;
    private StripeConnection? _connection;
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private StripeCache? _cache;
    private StripeProvider _provider = null!;

    private protected override IPaymentProvider Provider => _provider;

    public async ValueTask InitializeAsync()
    {
        _standIn = await StandIn.StartAsync(_clock);
        Restart();
    }

    public async ValueTask DisposeAsync()
    {
        End();
        await _standIn.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_the_same_payment_when_asked_again()
    {
        _standIn.Faults.LostAnswers = 2;
        var order = new PaymentOrder("purchase-x:charge", "purchase-x", Cards.Accepted, new Money(12_50, "EUR"));

        var paid = await _provider.PayAsync(order, TestContext.Current.CancellationToken);

        paid.Outcome.ShouldBe(PaymentOutcome.Succeeded);
        _standIn.ReadBooks()["charge"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_payment_is_found_by_its_key_before_and_after_the_search_index_knows_it()
    {
        var order = new PaymentOrder("purchase-x:charge", "purchase-x", Cards.Accepted, new Money(12_50, "EUR"));
        var paid = await _provider.PayAsync(order, TestContext.Current.CancellationToken);
        foreach (var later in new[] { TimeSpan.Zero, TimeSpan.FromDays(3) })
        {
            _clock.Advance(later);
            Restart();
            (await _provider.FindAsync(order.Key, TestContext.Current.CancellationToken)).ShouldBe(paid);
        }
    }

    [Fact]
    public async Task A_refund_that_a_dispute_stopped_succeeds_once_the_dispute_is_won()
    {
        var order = new PaymentOrder("purchase-x:charge", "purchase-x", Cards.Accepted, new Money(12_50, "EUR"));
        var paid = await _provider.PayAsync(order, TestContext.Current.CancellationToken);
        var refund = new RefundOrder("purchase-x:refund", order.Key, paid.PaymentId, order.Amount);
        var dispute = _standIn.Dispute(order.Key);
        (await _provider.RefundAsync(refund, TestContext.Current.CancellationToken)).Outcome.ShouldBe(RefundOutcome.Failed);

        _standIn.CloseDispute(dispute, won: true);

        (await _provider.RefundAsync(refund, TestContext.Current.CancellationToken)).Outcome.ShouldBe(RefundOutcome.Succeeded);
        (await _provider.RefundAsync(refund, TestContext.Current.CancellationToken)).Outcome.ShouldBe(RefundOutcome.Succeeded);
        _standIn.ReadBooks()["refund"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_an_order_costs_does_not_grow_with_the_payments_of_its_time(bool callsOff)
    {
        var quiet = await CallsAsync(callsOff);
        foreach (var number in Enumerable.Range(0, 250))
            await _provider.PayAsync(NewOrder($"busy-{number}"), TestContext.Current.CancellationToken);

        (await CallsAsync(callsOff)).ShouldBe(quiet);
        quiet.ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_whose_answer_was_lost_is_called_off_or_kept_also_by_another_process(bool waits)
    {
        var order = NewOrder(Ids.New(_clock)) with { PaymentMethod = waits ? Cards.NeedsConfirmation : Cards.Accepted };
        await _provider.PayAsync(order, TestContext.Current.CancellationToken);
        Restart();

        var report = await _provider.CancelAsync(order.Key, TestContext.Current.CancellationToken);

        report.Outcome.ShouldBe(waits ? PaymentOutcome.Declined : PaymentOutcome.Succeeded);
        _standIn.ReadBooks()["payment_intent"]!.AsArray().Select(intent => intent!["status"]!.GetValue<string>()).ShouldBe([waits ? "canceled" : "succeeded"]);
    }

    [Fact]
    public async Task An_order_that_is_repeated_after_its_key_was_forgotten_is_not_charged_again()
    {
        var order = NewOrder(Ids.New(_clock));
        var paid = await _provider.PayAsync(order, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromHours(25));
        _standIn.Faults.ForgetsKeysOnly = true;
        Restart();

        (await _provider.PayAsync(order, TestContext.Current.CancellationToken)).ShouldBe(paid);
        (await _provider.CancelAsync(order.Key, TestContext.Current.CancellationToken)).ShouldBe(paid);
        _standIn.ReadBooks()["charge"]!.AsArray().Count.ShouldBe(1);
    }

    // An order that never arrived is called off; one whose answer was lost is repeated by a process that does not know it.
    private async Task<int> CallsAsync(bool callsOff)
    {
        var order = NewOrder(Ids.New(_clock));
        if (!callsOff)
            await _provider.PayAsync(order, TestContext.Current.CancellationToken);
        Restart();
        var calls = 0;
        _standIn.Faults.AfterWork = _ =>
        {
            Interlocked.Increment(ref calls);
            return Task.CompletedTask;
        };
        if (callsOff)
            (await _provider.CancelAsync(order.Key, TestContext.Current.CancellationToken)).Outcome.ShouldBe(PaymentOutcome.Declined);
        else
            (await _provider.PayAsync(order, TestContext.Current.CancellationToken)).Outcome.ShouldBe(PaymentOutcome.Succeeded);
        _standIn.Faults.AfterWork = null;
        return calls;
    }

    private static PaymentOrder NewOrder(string purchaseId) => new($"{purchaseId}:charge", purchaseId, Cards.Accepted, new Money(12_50, "EUR"));

    [Fact]
    public async Task A_provider_that_is_down_is_a_fault_and_never_a_decline()
    {
        _standIn.Faults.IsDown = true;
        var order = new PaymentOrder("purchase-x:charge", "purchase-x", Cards.Accepted, new Money(12_50, "EUR"));
        await Should.ThrowAsync<Stripe.StripeException>(() => _provider.PayAsync(order, TestContext.Current.CancellationToken));
        await Should.ThrowAsync<Stripe.StripeException>(() => _provider.FindAsync(order.Key, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Settings_without_keys_or_with_an_unsafe_address_are_refused()
    {
        OptionsRules.FailuresOf(Settings(), StripeOptions.Section).ShouldBeEmpty();
        foreach (var spoil in (Action<StripeOptions>[])
        [
            options => options.SecretKey = "", options => options.SecretKey = "pk_test_x", options => options.WebhookSecret = "",
            options => options.PublishableKey = "sk_test_x", options => options.ApiBase = "http://elsewhere.example",
            options => options.Timeout = TimeSpan.Zero,
        ])
        {
            var options = Settings();
            spoil(options);
            OptionsRules.FailuresOf(options, StripeOptions.Section).ShouldHaveSingleItem().ShouldNotContain("_test_");
        }
    }

    private protected override string Card(CardKind kind) => kind switch
    {
        CardKind.Accepted => Cards.Accepted,
        CardKind.Declined => Cards.Declined,
        CardKind.NeedsConfirmation => Cards.NeedsConfirmation,
        CardKind.SettlesLate => Cards.SettlesLate,
        _ => Cards.RefundFailsFirst,
    };

    private protected override void Answer(string key, bool approve) => _standIn.AnswerBank(key, approve);

    private protected override void PassUntilSettled() => _clock.Advance(_standIn.Faults.SettleAfter);

    private protected override void Restart()
    {
        End();
        _connection = new StripeConnection(
            Options.Create(Settings()), new StripeAvailability(_clock, NullLogger<StripeAvailability>.Instance), _clock);
        _cache = new StripeCache(new CacheMetrics(_meters.GetRequiredService<IMeterFactory>()));
        var intents = new StripeIntents(_connection, _cache, _clock);
        _provider = new StripeProvider(intents, new StripeRefunds(_connection, intents), _clock);
    }

    private void End()
    {
        _connection?.Dispose();
        _cache?.Dispose();
    }

    private StripeOptions Settings() => new()
    {
        SecretKey = StandIn.SecretKey, PublishableKey = "pk_test_standin", WebhookSecret = StandIn.WebhookSecret,
        ApiBase = _standIn.Address.ToString().TrimEnd('/'),
    };
}
