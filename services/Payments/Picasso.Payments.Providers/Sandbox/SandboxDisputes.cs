using MassTransit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Payments.Purchasing;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Payments.Providers.Sandbox;

/// <summary>Simulates the banks of the cards that dispute: reports a dispute, and later its end, until the purchase has recorded it.</summary>
internal sealed class SandboxDisputes(
    SandboxTransactions books, IPurchaseLookup purchases, IBus bus, BusReadiness readiness, IOptions<SandboxOptions> options, TimeProvider clock,
    ILogger<SandboxDisputes> logger) : BackgroundLoop(clock, logger)
{
    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        await RepeatAsync(ReportAllAsync, options.Value.DisputePollEvery, LoopSettings.Prompt, stoppingToken);
    }

    private async Task ReportAllAsync(CancellationToken cancellationToken)
    {
        foreach (var dispute in books.Write(entries => entries.DisputesSince(Clock.GetUtcNow() - options.Value.DisputeAfter)))
            await TryReportAsync(dispute, cancellationToken);
    }

    private async Task TryReportAsync(SandboxDispute dispute, CancellationToken cancellationToken)
    {
        try
        {
            await ReportAsync(dispute, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Logger.LogError(fault, "The dispute of purchase {PurchaseId} cannot be reported yet", dispute.PurchaseId);
        }
    }

    private async Task ReportAsync(SandboxDispute dispute, CancellationToken cancellationToken)
    {
        if (await purchases.FindAsync(dispute.PurchaseId, cancellationToken) is not { PaymentId.Length: > 0 } purchase)
            return;
        if (!books.Write(entries => entries.OpenDispute(dispute.PaymentId)))
        {
            Forget(dispute);
            return;
        }

        var id = $"dp_{dispute.PaymentId}";
        var opened = DateTimeOffset.FromUnixTimeMilliseconds(dispute.CreatedAt) + options.Value.DisputeAfter;
        if (purchase.DisputedMinor == 0)
            await bus.Publish(
                new PaymentDisputed(dispute.PurchaseId, id, dispute.AmountMinor, dispute.Currency, opened), cancellationToken);
        else if (purchase.DisputeOutcome != "")
            Forget(dispute);
        else if (Clock.GetUtcNow() >= opened + options.Value.DecideAfter)
            await bus.Publish(new DisputeEnded(dispute.PurchaseId, id, Decide(dispute)), cancellationToken);
    }

    private bool Decide(SandboxDispute dispute) => books.Write(entries =>
    {
        var won = dispute.Behaviour == nameof(CardBehaviour.DisputedAndWon);
        entries.EndDispute(dispute.PaymentId, won);
        return won;
    });

    private void Forget(SandboxDispute dispute) => books.Write(entries =>
    {
        entries.MarkReported(dispute.PaymentId);
        return dispute.PaymentId;
    });
}
