using System.Collections.Concurrent;
using Picasso.Kernel;
using Picasso.Payments.Providers;

namespace Picasso.Payments.Tests;

/// <summary>The provider behind a bad line.</summary>
internal sealed class FaultyProvider(IPaymentProvider inner, ProviderFaults faults, Crash crash) : IPaymentProvider
{
    public Task<PaymentReport> PayAsync(PaymentOrder order, CancellationToken cancellationToken) => ThroughAsync(
        async () =>
        {
            await faults.BeforePayAsync(order.PurchaseId);
            return await inner.PayAsync(order, cancellationToken);
        },
        faults.AfterPay, cancellationToken);

    public Task<PaymentReport> FindAsync(string key, CancellationToken cancellationToken) =>
        ThroughAsync(() => inner.FindAsync(key, cancellationToken), null, cancellationToken);

    public Task<PaymentReport> CancelAsync(string key, CancellationToken cancellationToken) =>
        ThroughAsync(() => inner.CancelAsync(key, cancellationToken), null, cancellationToken);

    public async Task<RefundReport> RefundAsync(RefundOrder order, CancellationToken cancellationToken)
    {
        crash.ThrowIfDead();
        // What the sandbox took is the price, whatever a skewed report said.
        var amount = order.Amount with { Minor = order.Amount.Minor - faults.SkewMinor };
        var report = await inner.RefundAsync(order with { Amount = amount }, cancellationToken);
        faults.AfterRefund?.Invoke();
        crash.ThrowIfDead();
        return report.Outcome == RefundOutcome.Succeeded ? report with { Amount = order.Amount } : report;
    }

    private async Task<PaymentReport> ThroughAsync(Func<Task<PaymentReport>> call, Action? afterwards, CancellationToken cancellationToken)
    {
        crash.ThrowIfDead();
        if (faults.IsDown)
            throw new HttpRequestException("The provider does not answer.");
        var report = await call();
        afterwards?.Invoke();
        crash.ThrowIfDead();
        if (faults.TakesAnswer())
            throw new TimeoutException("The answer was lost.");
        return report.Outcome == PaymentOutcome.Succeeded
            ? report with { Amount = new Money(report.Amount.Minor + faults.SkewMinor, faults.SkewCurrency ?? report.Amount.Currency) }
            : report;
    }
}

/// <summary>What goes wrong between us and the provider.</summary>
public sealed class ProviderFaults
{
    private int _lost;

    public bool IsDown { get; set; }

    /// <summary>So many answers get lost, after the work was done.</summary>
    public int LostAnswers { get => _lost; set => _lost = value; }

    /// <summary>What the provider reports too much.</summary>
    public long SkewMinor { get; set; }

    public string? SkewCurrency { get; set; }

    public Action? AfterPay { get; set; }

    public Action? AfterRefund { get; set; }

    /// <summary>Payments that the provider does not answer until this is completed.</summary>
    public TaskCompletionSource? Holds { get; set; }

    /// <summary>The purchases whose payment was asked for, one entry for each call.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    internal Task BeforePayAsync(string purchaseId)
    {
        Asked.Enqueue(purchaseId);
        return Holds?.Task ?? Task.CompletedTask;
    }

    internal bool TakesAnswer() => Interlocked.Decrement(ref _lost) >= 0;
}
