using Picasso.Kernel;
using Picasso.Payments.Selling;

namespace Picasso.Payments.Ledger;

/// <summary>Entries in a seller's own shard: reserves against disputes and incoming royalties.</summary>
internal static class SellerBookings
{
    /// <summary>A part of what is owed to the seller is reserved.</summary>
    public static LedgerEntry ReserveHeld(StatementEntry line, DateTimeOffset now) => Move(
        line, EntryKinds.ReserveHeld, now, reversesKind: null, line.ReserveMinor,
        Accounts.SellerPayable(line.UserId), Accounts.SellerReserve(line.UserId));

    /// <summary>The reserve, or the rest of it, is released; reverses the hold.</summary>
    public static LedgerEntry ReserveReleased(StatementEntry held, long amountMinor, DateTimeOffset now) => Move(
        held, EntryKinds.ReserveReleased, now, EntryKinds.ReserveHeld, amountMinor,
        Accounts.SellerReserve(held.UserId), Accounts.SellerPayable(held.UserId));

    /// <summary>A royalty that was settled in the buyer's shard is credited to its creator.</summary>
    public static LedgerEntry RoyaltyCredited(StatementEntry line, DateTimeOffset now) => Move(
        line, EntryKinds.RoyaltyCredited, now, reversesKind: null, line.AmountMinor,
        Accounts.Royalty(line.UserId), Accounts.SellerPayable(line.UserId));

    /// <summary>The sale was reversed, and the royalty with it.</summary>
    public static LedgerEntry RoyaltyReversed(StatementEntry line, DateTimeOffset now) => Move(
        line, EntryKinds.RoyaltyReversed, now, EntryKinds.RoyaltyCredited, checked(-line.AmountMinor),
        Accounts.SellerPayable(line.UserId), Accounts.Royalty(line.UserId));

    /// <summary>The reserve pays the debt of an undone resale.</summary>
    public static LedgerEntry ReserveApplied(StatementEntry line, DateTimeOffset now) => Move(
        line, EntryKinds.ReserveApplied, now, reversesKind: null, line.AmountMinor,
        Accounts.SellerReserve(line.UserId), Accounts.SellerPayable(line.UserId));

    /// <summary>The remaining debt of an undone resale is Picasso's loss.</summary>
    public static LedgerEntry ResaleLoss(StatementEntry line, DateTimeOffset now) => Move(
        line, EntryKinds.ResaleLoss, now, reversesKind: null, line.AmountMinor,
        Accounts.PlatformLosses, Accounts.SellerPayable(line.UserId));

    /// <summary>The amount that a lost dispute took is reserved again: the reversed settlement covers the loss.</summary>
    public static LedgerEntry ReserveRestored(StatementEntry line, DateTimeOffset now) => Move(
        line, EntryKinds.ReserveRestored, now, reversesKind: null, line.ReserveMinor,
        Accounts.PlatformLosses, Accounts.SellerReserve(line.UserId));

    private static LedgerEntry Move(
        StatementEntry line, string kind, DateTimeOffset now, string? reversesKind, long minor, string debit, string credit) => LedgerEntry.Book(
        line.PurchaseId, line.Bucket, kind, now, reversesKind,
        (debit, new Money(minor, line.Currency)), (credit, new Money(checked(-minor), line.Currency)));
}
