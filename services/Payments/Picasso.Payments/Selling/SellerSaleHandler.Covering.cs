using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Ledger;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Selling;

// Who bears a sale that went back, in this order: what was kept of that sale, what the seller is owed, what else is kept of the seller,
// and for an undone resale Picasso. After a disputed sale the seller has the picture again and goes on owing what is missing.
internal sealed partial class SellerSaleHandler
{
    private static async Task CoverAsync(PaymentsDbContext db, SellerAccount account, StatementEntry reversal, CancellationToken cancellationToken)
    {
        await RestoreAsync(db, account, reversal, cancellationToken);
        await ReleaseAsync(db, account, reversal, cancellationToken);
        if (reversal.Kind != SellerLineKinds.SaleUndone)
            return;
        var owing = Math.Min(-account.BalanceMinor, -reversal.AmountMinor);
        if (Math.Min(owing, account.ReserveMinor) is > 0 and var kept)
        {
            var applied = Like(reversal, SellerLineKinds.ReserveApplied, kept, -kept);
            account.Post(db, applied);
            db.Entries.Add(SellerBookings.ReserveApplied(applied, reversal.BookedAt));
            owing -= kept;
        }

        if (owing <= 0)
            return;
        var borne = Like(reversal, SellerLineKinds.LossBorne, owing, 0);
        account.Post(db, borne);
        db.Entries.Add(SellerBookings.ResaleLoss(borne, reversal.BookedAt));
    }

    // What was kept of the very sale has nothing left to secure.
    private static async Task ReleaseAsync(PaymentsDbContext db, SellerAccount account, StatementEntry reversal, CancellationToken cancellationToken)
    {
        var (user, purchase) = (reversal.UserId, reversal.PurchaseId);
        var held = await db.StatementEntries.AsNoTracking().SingleOrDefaultAsync(
            row => row.UserId == user && row.PurchaseId == purchase && row.Kind == SellerLineKinds.ReserveHeld, cancellationToken);
        if (held is null || await HasLineAsync(db, user, purchase, SellerLineKinds.ReserveReleased, cancellationToken))
            return;
        var amount = Math.Min(held.ReserveMinor, account.ReserveMinor);
        account.Post(db, Like(reversal, SellerLineKinds.ReserveReleased, amount, -amount));
        if (amount > 0)
            db.Entries.Add(SellerBookings.ReserveReleased(held, amount, reversal.BookedAt));
    }

    // A lost dispute took this from the reserve before the sale itself went back; the seller must not bear the same loss twice.
    private static async Task RestoreAsync(PaymentsDbContext db, SellerAccount account, StatementEntry reversal, CancellationToken cancellationToken)
    {
        var (user, purchase) = (reversal.UserId, reversal.PurchaseId);
        var taken = await db.StatementEntries.AsNoTracking().SingleOrDefaultAsync(
            row => row.UserId == user && row.PurchaseId == purchase && row.Kind == SellerLineKinds.ReserveTaken, cancellationToken);
        if (taken is not { ReserveMinor: < 0 } || await HasLineAsync(db, user, purchase, SellerLineKinds.ReserveRestored, cancellationToken))
            return;
        var restored = Like(reversal, SellerLineKinds.ReserveRestored, 0, -taken.ReserveMinor);
        account.Post(db, restored);
        db.Entries.Add(SellerBookings.ReserveRestored(restored, reversal.BookedAt));
    }

    private static StatementEntry Like(StatementEntry line, string kind, long amount, long reserve) => new()
    {
        UserId = line.UserId, PurchaseId = line.PurchaseId, Kind = kind, Bucket = line.Bucket, PictureId = line.PictureId, Title = line.Title,
        AmountMinor = amount, ReserveMinor = reserve, Currency = line.Currency, BookedAt = line.BookedAt,
    };
}
