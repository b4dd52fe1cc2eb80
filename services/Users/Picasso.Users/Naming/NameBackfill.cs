using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.Users.Model;

namespace Picasso.Users.Naming;

/// <summary>
/// Computes the name skeletons of accounts from before docs/decisions/0028, the oldest first. A name that an older account also has stays unchanged
/// and owns no skeleton. May run in several processes at once, and again.
/// </summary>
internal sealed class NameBackfill(IUserStore store, TimeProvider clock, ILogger<NameBackfill> logger) : BackgroundLoop(clock, logger)
{
    private const int Batch = 100;

    protected override Task LoopAsync(CancellationToken stoppingToken) => RunAsync(RunAsync, LoopSettings.Endless, stoppingToken);

    /// <summary>Processes every account once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var after = "";
        while (await store.FindUnnamedAsync(after, Batch, cancellationToken) is { Count: > 0 } accounts)
        {
            // The address of an unverified account is not proved, so the account owns no name.
            foreach (var account in accounts.Where(account => account.IsUsable))
                await IndexAsync(account, cancellationToken);
            after = accounts[^1].Id;
        }
    }

    private async Task IndexAsync(UserAccount account, CancellationToken cancellationToken)
    {
        // A concurrent change won; the next run processes it again.
        if (await store.ReplaceAsync(account.WithName(account.DisplayName), cancellationToken) == ReplaceResult.KeyTaken)
            await store.ReplaceAsync(account with { NameKeys = [] }, cancellationToken);
    }
}
