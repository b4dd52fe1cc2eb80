using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Picasso.Payments.Providers;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;
using Picasso.ServiceDefaults.PublicAddress;

namespace Picasso.Payments.Payouts;

/// <summary>
/// A seller's onboarding at the provider, which verifies the identity and the bank account. Picasso stores the account's id and whether it is active.
/// </summary>
internal sealed class SellerOnboarding(
    PaymentShards shards, ISellerAccounts sellers, PublicSite site, TimeProvider clock, ILogger<SellerOnboarding> logger)
    : ISellerAccountChanges
{
    private const string Back = "/me/sales";

    /// <summary>The address of the provider's onboarding form.</summary>
    /// <exception cref="DomainException">"try_again": the provider does not answer.</exception>
    public async Task<Uri> StartAsync(string sellerId, CancellationToken cancellationToken)
    {
        var back = new Uri(site.Root, Back);
        try
        {
            var account = await FindAsync(sellerId, cancellationToken) ?? await OpenAsync(sellerId, cancellationToken);
            var link = await sellers.LinkAsync(account.AccountId, back, cancellationToken);
            await RefreshAsync(account, cancellationToken);
            return link;
        }
        catch (Exception fault) when (fault is not (DomainException or OperationCanceledException))
        {
            logger.LogWarning(fault, "The onboarding of seller {SellerId} at the provider failed", sellerId);
            throw new DomainError(
                DomainErrorKind.Unavailable, "try_again", "The payment provider does not answer right now. Please try again.").ToException();
        }
    }

    /// <summary>The seller's account; null before onboarding has started.</summary>
    public Task<PayoutAccountRow?> FindAsync(string sellerId, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfUser(sellerId), db =>
            db.PayoutAccounts.AsNoTracking().SingleOrDefaultAsync(row => row.SellerId == sellerId, cancellationToken));

    /// <summary>Reads the status of the account from the provider.</summary>
    /// <returns>Whether it can receive payouts.</returns>
    public async Task<bool> RefreshAsync(PayoutAccountRow account, CancellationToken cancellationToken)
    {
        var active = (await sellers.GetAsync(account.AccountId, cancellationToken)).IsActive;
        var (now, seller) = (clock.GetStorableNow(), account.SellerId);
        if (active == account.IsActive)
            return active;
        await using var db = shards.OfUser(seller).Open();
        await db.PayoutAccounts.Where(row => row.SellerId == seller).ExecuteUpdateAsync(
            row => row.SetProperty(x => x.IsActive, active).SetProperty(x => x.UpdatedAt, now), cancellationToken);
        return active;
    }

    async Task ISellerAccountChanges.RefreshAsync(string sellerId, string accountId, CancellationToken cancellationToken)
    {
        if (await FindAsync(sellerId, cancellationToken) is { } known && known.AccountId == accountId)
            await RefreshAsync(known, cancellationToken);
    }

    private async Task<PayoutAccountRow> OpenAsync(string sellerId, CancellationToken cancellationToken)
    {
        var opened = await sellers.OpenAsync(sellerId, cancellationToken);
        var account = new PayoutAccountRow
        {
            SellerId = sellerId, Bucket = Buckets.Of(sellerId), AccountId = opened.AccountId, IsActive = opened.IsActive,
            UpdatedAt = clock.GetStorableNow(),
        };
        await using var db = shards.OfUser(sellerId).Open();
        db.PayoutAccounts.Add(account);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return account;
        }
        catch (DbUpdateException)
        {
            // A concurrent request inserted the row first. The provider opened one account for both.
            if (await FindAsync(sellerId, cancellationToken) is { } first)
                return first;
            throw;
        }
    }
}
