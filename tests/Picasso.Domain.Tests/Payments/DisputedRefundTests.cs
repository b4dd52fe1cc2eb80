using Microsoft.Extensions.Options;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Domain.Tests.Payments;

/// <summary>A refund ends when the buyer's bank has taken all of the money, whatever the purchase was doing when the bank's messages came.</summary>
public class DisputedRefundTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly PurchaseStateMachine s_machine = new(Options.Create(new PurchaseOptions()), TimeProvider.System);
    private static readonly PaymentDisputed s_disputed = new("p", "dp_1", 12_50, "EUR", s_now);
    private static readonly DisputeEnded s_lost = new("p", "dp_1", Won: false);
    private static readonly TransferRefused s_refused = new("p", "picture", "terms_changed");

    public static TheoryData<string> Orders => ["DLR", "LDR", "DRL", "LRD", "RDL", "RLD"];

    [Theory]
    [MemberData(nameof(Orders))]
    public void What_the_bank_took_before_our_refund_ends_it_in_any_order(string order)
    {
        // The provider refuses to give back what the bank has; or it never answers.
        foreach (var last in new object[] { new RefundDelayed("p", "refund_failed"), new PurchaseDue("p", 0) })
        {
            var purchase = After(order, s_disputed);
            if (purchase.State == PurchaseState.RefundPending)
                Advance(purchase, last);
            (purchase.State, purchase.RefundId, purchase.Effects.Entries.Count(entry => entry.Kind == EntryKinds.Refund))
                .ShouldBe((PurchaseState.Refunded, "dp_1", 1));
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_part_that_the_bank_took_does_not_end_our_refund(string order)
    {
        var purchase = After(order, s_disputed with { AmountMinor = 12_49 });
        Advance(purchase, new PurchaseDue("p", 0));
        purchase.State.ShouldBe(PurchaseState.RefundPending);
    }

    private static PurchaseSaga After(string order, PaymentDisputed disputed)
    {
        var purchase = Paid();
        foreach (var letter in order)
            Advance(purchase, letter switch { 'D' => disputed, 'L' => s_lost, _ => (object)s_refused });
        return purchase;
    }

    private static void Advance(PurchaseSaga purchase, object message)
    {
        var rule = s_machine.Rules.Single(rule => rule.State == purchase.State && rule.Message == message.GetType());
        if (rule.Reaction == Reaction.Handled)
            purchase.CurrentState = rule.Advance(purchase, message, new Step(s_now, new PurchaseOptions().ToTimes(), purchase.Effects)).ToString();
    }

    private static PurchaseSaga Paid() => new()
    {
        PurchaseId = "p", BuyerId = "buyer", SellerId = "seller", PictureId = "picture", Title = "Title", CreatorId = "creator",
        PriceMinor = 12_50, FeeMinor = 1_25, Currency = "EUR", CapturedMinor = 12_50, CapturedCurrency = "EUR", PaymentId = "pi",
        CurrentState = nameof(PurchaseState.Paid), CreatedAt = s_now, UpdatedAt = s_now, ReservedUntil = s_now, Deadline = s_now, DueAt = s_now,
    };
}
