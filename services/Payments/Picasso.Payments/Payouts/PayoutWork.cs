using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Payouts;

/// <summary>Plans and sends payouts, shard by shard, from rows only: a process may stop at any point and another one continues.</summary>
internal sealed class PayoutWork(
    PaymentShards shards, PayoutPlanning planning, PayoutSending sending, SellerOnboarding onboarding,
    IOptions<PayoutOptions> options, TimeProvider clock, ILogger<PayoutWork> logger) : BackgroundLoop(clock, logger)
{
    private const int Batch = 200;

    // One round covers all sellers; each call to the provider has its own deadline.
    protected override Task LoopAsync(CancellationToken stoppingToken) =>
        RepeatAsync(WorkAllAsync, options.Value.Every, LoopSettings.Endless, stoppingToken);

    private async Task WorkAllAsync(CancellationToken cancellationToken)
    {
        foreach (var shard in shards.All.Where(shard => shard.IsAvailable))
            await TryAsync(shard.Name, stop => WorkAsync(shard, stop), cancellationToken);
    }

    private async Task WorkAsync(Shard shard, CancellationToken cancellationToken)
    {
        var after = "";
        while (await PageAsync(shard, after, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var account in page)
                await TryServeAsync(account, cancellationToken);
            after = page[^1].SellerId;
        }
    }

    private async Task ServeAsync(PayoutAccountRow account, CancellationToken cancellationToken)
    {
        if (!account.IsActive && !await onboarding.RefreshAsync(account, cancellationToken))
            return;
        await planning.PlanAsync(account.SellerId, cancellationToken);
        var (now, seller) = (Clock.GetStorableNow(), account.SellerId);
        var due = await shards.AskAsync(shards.OfUser(seller), db => db.Payouts.AsNoTracking()
            .Where(row => row.SellerId == seller && row.State == PayoutStates.Due && row.DueAt <= now)
            .OrderBy(row => row.CreatedAt).ToListAsync(cancellationToken));
        foreach (var payout in due)
            await sending.SendAsync(payout, account.AccountId, cancellationToken);
    }

    private static async Task<List<PayoutAccountRow>> PageAsync(Shard shard, string after, CancellationToken cancellationToken)
    {
        await using var db = shard.Open();
        return await db.PayoutAccounts.AsNoTracking().Where(row => string.Compare(row.SellerId, after) > 0)
            .OrderBy(row => row.SellerId).Take(Batch).ToListAsync(cancellationToken);
    }

    private async Task TryServeAsync(PayoutAccountRow account, CancellationToken cancellationToken)
    {
        try
        {
            await ServeAsync(account, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Logger.LogError(fault, "Payouts of seller {SellerId} failed and are retried later", account.SellerId);
        }
    }
}
