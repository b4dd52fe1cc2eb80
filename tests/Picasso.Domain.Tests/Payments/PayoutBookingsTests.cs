using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Payouts;
using Picasso.Payments.Selling;

namespace Picasso.Domain.Tests.Payments;

public class PayoutBookingsTests
{
    private static readonly DateTimeOffset s_planned = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_sent = s_planned.AddHours(1);
    private static readonly SellerPayout s_payout = new()
    {
        PayoutId = "po", SellerId = "ines", Bucket = 3, AmountMinor = 40, Currency = "EUR", CreatedAt = s_planned,
    };

    [Fact]
    public void A_planned_payout_moves_from_the_sellers_balance_to_money_on_its_way() => Check(
        PayoutBookings.Due(s_payout), "payout_due", s_planned, "seller-payable:ines", "payouts");

    [Fact]
    public void A_sent_payout_moves_on_to_the_provider() => Check(
        PayoutBookings.Paid(s_payout, s_sent), "payout", s_sent, "payouts", "provider-clearing");

    [Fact]
    public void The_statement_has_a_line_that_lowers_the_balance()
    {
        var line = s_payout.ToStatementLine();
        (line.UserId, line.PurchaseId, line.Kind, line.Bucket).ShouldBe(("ines", "po", SellerLineKinds.Payout, 3));
        (line.AmountMinor, line.ReserveMinor, line.Currency, line.BookedAt).ShouldBe((-40, 0, "EUR", s_planned));
    }

    private static void Check(LedgerEntry entry, string kind, DateTimeOffset at, string debit, string credit)
    {
        (entry.Kind, entry.SubjectId, entry.Bucket, entry.BookedAt, entry.ReversesEntryId).ShouldBe((kind, "po", 3, at, null));
        entry.Postings.Select(posting => (posting.Account, new Money(posting.AmountMinor, posting.Currency)))
            .ShouldBe([(debit, new Money(40, "EUR")), (credit, new Money(-40, "EUR"))]);
    }
}
