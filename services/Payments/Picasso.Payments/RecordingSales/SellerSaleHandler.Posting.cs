using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Ledger;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Selling;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.RecordingSales;

// Postings after a sale: royalties, disputes and their losses.
internal sealed partial class SellerSaleHandler
{
    /// <summary>Posts a royalty, or its reversal, once.</summary>
    public async Task<object?> HandleAsync(PostSellerLine post, CancellationToken cancellationToken)
    {
        await using var db = shards.OfUser(post.UserId).Open();
        if (await HasLineAsync(db, post.UserId, post.PurchaseId, post.Kind, cancellationToken))
            return null;
        var line = new StatementEntry
        {
            UserId = post.UserId, PurchaseId = post.PurchaseId, Kind = post.Kind, Bucket = Buckets.Of(post.UserId),
            PictureId = post.PictureId, Title = post.Title, AmountMinor = post.AmountMinor, Currency = post.Currency, BookedAt = post.At,
        };
        var account = await SellerAccount.OfAsync(db, post.UserId, post.Currency, cancellationToken);
        account.Post(db, line);
        if (post.Kind == SellerLineKinds.Royalty)
            db.Entries.Add(SellerBookings.RoyaltyCredited(line, post.At));
        else if (post.Kind == SellerLineKinds.RoyaltyReversed)
            db.Entries.Add(SellerBookings.RoyaltyReversed(line, post.At));
        else if (post.Kind is SellerLineKinds.SaleReversed or SellerLineKinds.SaleUndone)
            await CoverAsync(db, account, line, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Records the status of a sale; a later version is kept.</summary>
    /// <exception cref="InvalidOperationException">The sale is not recorded yet; the message is delivered again.</exception>
    public async Task<object?> HandleAsync(SaleStandingChanged changed, CancellationToken cancellationToken)
    {
        await using var db = shards.OfUser(changed.SellerId).Open();
        var sale = await db.Sales.SingleOrDefaultAsync(row => row.PurchaseId == changed.PurchaseId, cancellationToken)
            ?? throw new InvalidOperationException($"Sale {changed.PurchaseId} is not recorded yet.");
        if (sale.StandingVersion >= changed.Version)
            return null;
        (sale.Standing, sale.StandingVersion) = (changed.Standing, changed.Version);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Covers a loss from the seller's reserve as far as it suffices; a repeat takes nothing more.</summary>
    /// <returns>The amount that the first call took.</returns>
    public async Task<object?> HandleAsync(ClaimReserve claim, CancellationToken cancellationToken)
    {
        await using var db = shards.OfUser(claim.SellerId).Open();
        var known = await db.StatementEntries.SingleOrDefaultAsync(
            row => row.UserId == claim.SellerId && row.PurchaseId == claim.PurchaseId && row.Kind == SellerLineKinds.ReserveTaken,
            cancellationToken);
        if (known is not null)
            return new ReserveClaimed(claim.PurchaseId, -known.ReserveMinor);
        var account = await SellerAccount.OfAsync(db, claim.SellerId, claim.Currency, cancellationToken);
        var taken = Math.Clamp(claim.AmountMinor, 0, Math.Max(0, account.ReserveMinor));
        account.Post(db, new StatementEntry
        {
            UserId = claim.SellerId, PurchaseId = claim.PurchaseId, Kind = SellerLineKinds.ReserveTaken, Bucket = Buckets.Of(claim.SellerId),
            ReserveMinor = -taken, Currency = claim.Currency, BookedAt = clock.GetStorableNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        return new ReserveClaimed(claim.PurchaseId, taken);
    }

    private async Task PostSaleAsync(PaymentsDbContext db, SaleRow sale, CancellationToken cancellationToken)
    {
        var account = await SellerAccount.OfAsync(db, sale.SellerId, sale.Currency, cancellationToken);
        account.Post(db, LineOf(sale, SellerLineKinds.Sale, sale.NetMinor, reserve: 0));
        var kept = Fees.Of(sale.NetMinor, options.Value.ReserveBasisPoints);
        if (kept == 0)
            return;
        var held = LineOf(sale, SellerLineKinds.ReserveHeld, -kept, kept);
        account.Post(db, held);
        db.Entries.Add(SellerBookings.ReserveHeld(held, sale.CompletedAt));
    }

    private static Task<bool> HasLineAsync(
        PaymentsDbContext db, string userId, string purchaseId, string kind, CancellationToken cancellationToken) =>
        db.StatementEntries.AnyAsync(row => row.UserId == userId && row.PurchaseId == purchaseId && row.Kind == kind, cancellationToken);

    private static StatementEntry LineOf(SaleRow sale, string kind, long amount, long reserve) => new()
    {
        UserId = sale.SellerId, PurchaseId = sale.PurchaseId, Kind = kind, Bucket = sale.Bucket, PictureId = sale.PictureId,
        Title = sale.Title, AmountMinor = amount, ReserveMinor = reserve, Currency = sale.Currency, BookedAt = sale.CompletedAt,
    };
}
