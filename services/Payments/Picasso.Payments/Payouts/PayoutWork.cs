using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Payouts;

/// <summary>Plans and sends payouts, shard by shard, from rows only: any process may die at any place, and another goes on.</summary>
internal sealed class PayoutWork(
    PaymentShards shards, PayoutPlanning planning, PayoutSending sending, SellerOnboarding onboarding,
    IOptions<PayoutOptions> options, TimeProvider clock, ILogger<PayoutWork> logger) : BackgroundService
{
    private const int Batch = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(options.Value.Every, clock);
        do
        {
            foreach (var shard in shards.All.Where(shard => shard.IsThere))
                await TryAsync($"shard {shard.Name}", () => WorkAsync(shard, stoppingToken), stoppingToken);
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WorkAsync(Shard shard, CancellationToken cancellationToken)
    {
        var after = "";
        while (await PageAsync(shard, after, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var account in page)
                await TryAsync($"seller {account.SellerId}", () => ServeAsync(account, cancellationToken), cancellationToken);
            after = page[^1].SellerId;
        }
    }

    private async Task ServeAsync(PayoutAccountRow account, CancellationToken cancellationToken)
    {
        if (!account.IsActive && !await onboarding.RefreshAsync(account, cancellationToken))
            return;
        await planning.PlanAsync(account.SellerId, cancellationToken);
        var (now, seller) = (clock.GetStorableNow(), account.SellerId);
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

    private async Task TryAsync(string whose, Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(fault, "Payouts of {Whose} are tried again later", whose);
        }
    }
}
