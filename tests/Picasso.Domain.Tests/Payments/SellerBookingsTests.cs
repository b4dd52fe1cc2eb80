using Picasso.Payments.Ledger;
using Picasso.Payments.Selling;

namespace Picasso.Domain.Tests.Payments;

public class SellerBookingsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly StatementEntry s_line = new()
    {
        UserId = "ines", PurchaseId = "p", Bucket = 3, AmountMinor = 40, ReserveMinor = 7, Currency = "EUR",
    };

    /// <summary>Kind, debited account, credited account and amount.</summary>
    public static TheoryData<string, string, string, long> Entries => new()
    {
        { EntryKinds.ReserveHeld, "seller-payable:ines", "seller-reserve:ines", 7 },
        { EntryKinds.ReserveReleased, "seller-reserve:ines", "seller-payable:ines", 5 },
        { EntryKinds.RoyaltyCredited, "royalty:ines", "seller-payable:ines", 40 },
        { EntryKinds.RoyaltyReversed, "seller-payable:ines", "royalty:ines", -40 },
        { EntryKinds.ReserveApplied, "seller-reserve:ines", "seller-payable:ines", 40 },
        { EntryKinds.ResaleLoss, "platform-losses", "seller-payable:ines", 40 },
        { EntryKinds.ReserveRestored, "platform-losses", "seller-reserve:ines", 7 },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void An_entry_moves_the_lines_amount_from_one_account_to_the_other(string kind, string debit, string credit, long minor)
    {
        var entry = Book(kind);

        (entry.Kind, entry.SubjectId, entry.Bucket, entry.BookedAt).ShouldBe((kind, "p", 3, s_now));
        entry.Postings.Select(posting => (posting.Account, posting.AmountMinor, posting.Currency))
            .ShouldBe([(debit, minor, "EUR"), (credit, -minor, "EUR")]);
    }

    [Theory]
    [InlineData(EntryKinds.ReserveReleased, EntryKinds.ReserveHeld)]
    [InlineData(EntryKinds.RoyaltyReversed, EntryKinds.RoyaltyCredited)]
    [InlineData(EntryKinds.ReserveApplied, null)]
    public void A_reversal_names_the_entry_that_it_reverses(string kind, string? reversed) =>
        Book(kind).ReversesEntryId.ShouldBe(reversed is null ? null : LedgerEntry.IdOf("p", reversed));

    private static LedgerEntry Book(string kind) => kind switch
    {
        EntryKinds.ReserveHeld => SellerBookings.ReserveHeld(s_line, s_now),
        EntryKinds.ReserveReleased => SellerBookings.ReserveReleased(s_line, 5, s_now),
        EntryKinds.RoyaltyCredited => SellerBookings.RoyaltyCredited(s_line, s_now),
        EntryKinds.RoyaltyReversed => SellerBookings.RoyaltyReversed(s_line, s_now),
        EntryKinds.ReserveApplied => SellerBookings.ReserveApplied(s_line, s_now),
        EntryKinds.ResaleLoss => SellerBookings.ResaleLoss(s_line, s_now),
        _ => SellerBookings.ReserveRestored(s_line, s_now),
    };
}
