using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Ledger;
using Picasso.Payments.Selling;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.RecordingSales;

// A reversed sale is covered in this order: the reserve of that sale, the seller's balance, the seller's other reserves, and for an undone resale
// Picasso. After a disputed sale the seller has the picture again and still owes the rest.
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

    // The reserve of this sale no longer secures anything.
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

    // A lost dispute took this from the reserve before the sale itself was reversed; the seller must not bear the same loss twice.
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
