using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Domain.Tests.Payments;

/// <summary>Whatever happens to a purchase, in whatever order and however often, money and books stay right.</summary>
public class PurchasePropertyTests
{
    private static readonly PurchaseOptions s_options = new();
    private static readonly PurchaseStateMachine s_machine = new(Options.Create(s_options), TimeProvider.System);

    [Fact]
    public void Any_history_of_a_purchase_keeps_the_promises() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).ListOf(40).ToArbitrary(), choices => Live([.. choices])).Check(
            Config.QuickThrowOnFailure.WithMaxTest(500));

    private static void Live(int[] choices)
    {
        var purchase = Begin();
        var (entries, sent) = (new List<LedgerEntry>(), new List<object>());
        var now = purchase.CreatedAt;
        foreach (var choice in choices)
        {
            now += TimeSpan.FromSeconds(choice % 7 == 0 ? 400 : 1);
            var rules = s_machine.Rules.Where(rule => rule.State == purchase.State && rule.Reaction == Reaction.Handled).ToList();
            if (rules.Count == 0)
                break;
            var rule = rules[choice % rules.Count];
            // Another purchase, whose dispute was lost, says so in the row and wakes the purchase.
            if (choice % 13 == 0 && purchase.Position > 0)
                (purchase.UndoneBy, purchase.DueAt) = ("earlier", now);
            var next = rule.Advance(purchase, Message(rule.Message, purchase, choice), new Step(now, s_options.ToTimes(), purchase.Effects));
            purchase.CurrentState = next.ToString();
            Holds(purchase, entries, sent);
        }
    }

    private static void Holds(PurchaseSaga purchase, List<LedgerEntry> entries, List<object> sent)
    {
        entries.AddRange(purchase.Effects.Entries);
        sent.AddRange(purchase.Effects.Messages);
        var kinds = entries.Select(entry => entry.Kind).ToList();
        kinds.ShouldBeUnique();
        foreach (var currency in entries.SelectMany(entry => entry.Postings).GroupBy(posting => posting.Currency))
            currency.Sum(posting => posting.AmountMinor).ShouldBe(0);

        var state = purchase.State;
        kinds.Contains(EntryKinds.Charge).ShouldBe(state is PurchaseState.Paid or PurchaseState.Transferred or PurchaseState.Completed
            or PurchaseState.RefundPending or PurchaseState.Refunded or PurchaseState.Disputed or PurchaseState.Upheld or PurchaseState.Reversed,
            $"{state}");
        var isDisputed = state is PurchaseState.Disputed or PurchaseState.Upheld or PurchaseState.Reversed;
        var isUndone = purchase.FailureReason == Reasons.ResaleUndone;
        isUndone.ShouldBe(kinds.Contains(EntryKinds.SettlementReversed) && kinds.Contains(EntryKinds.RefundDue));
        kinds.Contains(EntryKinds.Settlement).ShouldBe(state is PurchaseState.Transferred or PurchaseState.Completed || isDisputed || isUndone);
        if (!isUndone)
        {
            kinds.Contains(EntryKinds.Dispute).ShouldBe(isDisputed);
            kinds.Contains(EntryKinds.DisputeWon).ShouldBe(state is PurchaseState.Upheld);
            kinds.Contains(EntryKinds.SettlementReversed).ShouldBe(
                kinds.Contains(EntryKinds.Chargeback) || kinds.Contains(EntryKinds.DisputeLossCovered));
            // The ownership went back with the earlier purchase, so that its seller cannot have earned anything.
            if (state is PurchaseState.Reversed && purchase is { UndoneBy: not "", DueAt: null })
                kinds.ShouldContain(EntryKinds.SettlementReversed);
            (kinds.Contains(EntryKinds.Chargeback) ^ kinds.Contains(EntryKinds.DisputeLoss)).ShouldBe(state is PurchaseState.Reversed);
        }

        // Undone: all of the money that the bank did not take goes back, and nothing is left between the accounts.
        if (isUndone)
            state.ShouldBeOneOf(PurchaseState.RefundPending, PurchaseState.Refunded);
        if (isUndone && state == PurchaseState.Refunded)
        {
            foreach (var account in new[] { Accounts.BuyerClearing, Accounts.Refunds, Accounts.SellerPayable("seller"), Accounts.PlatformFee })
                Balance(entries.Where(Is(purchase.Currency)), account).ShouldBe(0, account);
            sent.OfType<RefundPayment>().ShouldNotBeEmpty();
        }
        if (state is PurchaseState.Upheld or PurchaseState.Reversed)
            Balance(entries, Accounts.Disputes).ShouldBe(0);
        if (kinds.Contains(EntryKinds.Chargeback))
            entries.SelectMany(entry => entry.Postings).GroupBy(posting => posting.Account)
                .ShouldAllBe(account => account.Sum(posting => posting.AmountMinor) == 0);
        kinds.Contains(EntryKinds.RefundDue).ShouldBe(state is PurchaseState.RefundPending or PurchaseState.Refunded);
        kinds.Contains(EntryKinds.Refund).ShouldBe(state is PurchaseState.Refunded);
        if (state is not (PurchaseState.RefundPending or PurchaseState.Refunded))
            sent.OfType<TransferOwnership>().Any().ShouldBe(
                state is PurchaseState.Paid or PurchaseState.Transferred or PurchaseState.Completed || isDisputed, $"{state}");
        if (purchase.Effects.Entries.Any(entry => entry.Kind == EntryKinds.Charge) && state == PurchaseState.Paid)
            (purchase.CapturedMinor, purchase.CapturedCurrency).ShouldBe((purchase.PriceMinor, purchase.Currency));

        // Nothing is forgotten: what is open, or still holds the picture, has a time to look after it.
        (purchase.DueAt is not null || (state.IsEnded() && purchase.ReleaseReason == "")).ShouldBeTrue($"{state} would be forgotten");
        (purchase.EndedAt is not null).ShouldBe(state.IsEnded());
        if (sent.OfType<ReservePicture>().Any())
            purchase.SellerInformed.ShouldBeTrue();
        purchase.Effects.Clear();
    }

    private static Func<LedgerEntry, bool> Is(string currency) => entry => entry.Postings.All(posting => posting.Currency == currency);

    private static long Balance(IEnumerable<LedgerEntry> entries, string account) => entries.SelectMany(entry => entry.Postings)
        .Where(posting => posting.Account == account).Sum(posting => posting.AmountMinor);

    private static object Message(Type type, PurchaseSaga purchase, int choice)
    {
        var (id, picture) = (purchase.PurchaseId, purchase.PictureId);
        var skew = choice % 5 == 0 ? 1 : 0;
        return type.Name switch
        {
            nameof(SaleOpened) => new SaleOpened(id),
            nameof(SaleRefused) => new SaleRefused(id, "account_closing"),
            nameof(PictureReserved) => new PictureReserved(id, picture),
            nameof(ReservationRefused) => new ReservationRefused(id, picture, "picture_reserved"),
            nameof(ReservationReleased) => new ReservationReleased(id, picture),
            nameof(PaymentSucceeded) => new PaymentSucceeded(id, "pay", purchase.PriceMinor + skew, choice % 11 == 0 ? "USD" : "EUR"),
            nameof(PaymentNeedsConfirmation) => new PaymentNeedsConfirmation(id),
            nameof(PaymentSubmitted) => new PaymentSubmitted(id),
            nameof(PaymentDeclined) => new PaymentDeclined(id, choice % 2 == 0 ? "card_declined" : "cancelled"),
            nameof(PaymentUnknown) => new PaymentUnknown(id),
            nameof(OwnershipMoved) => new OwnershipMoved(id, picture, 5),
            nameof(TransferRefused) => new TransferRefused(id, picture, "picture_reserved"),
            nameof(SaleRecorded) => new SaleRecorded(id),
            nameof(RefundSucceeded) => new RefundSucceeded(id, "re", purchase.ToRefundMinor + skew, purchase.CapturedCurrency),
            nameof(RefundDelayed) => new RefundDelayed(id, "refund_failed"),
            nameof(PaymentDisputed) => new PaymentDisputed(
                id, choice % 9 == 0 ? "dp_2" : "dp_1", purchase.PriceMinor - skew, choice % 11 == 0 ? "USD" : "EUR", DateTimeOffset.UnixEpoch),
            nameof(DisputeEnded) => new DisputeEnded(id, choice % 9 == 0 ? "dp_2" : "dp_1", Won: choice % 3 == 0),
            nameof(PictureFrozen) => new PictureFrozen(id, picture),
            nameof(PictureNotFrozen) => new PictureNotFrozen(id, picture, "picture_resold"),
            nameof(PictureUnfrozen) => new PictureUnfrozen(id, picture),
            nameof(OwnershipReturned) => new OwnershipReturned(id, picture, 9, choice % 2 == 0 ? ["resale"] : null),
            nameof(ReturnRefused) => new ReturnRefused(id, picture, "picture_resold"),
            nameof(ReserveClaimed) => new ReserveClaimed(id, choice % 2_000),
            nameof(PurchaseDue) => new PurchaseDue(id, purchase.Version),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type.Name, "Unknown event."),
        };
    }

    private static PurchaseSaga Begin()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new PurchaseSaga
        {
            PurchaseId = PurchaseIds.New(TimeProvider.System, "buyer"),
            BuyerId = "buyer",
            SellerId = "seller",
            PictureId = "picture",
            Title = "Title",
            PriceMinor = 12_50,
            FeeMinor = 1_25,
            CreatorId = "creator",
            RoyaltyMinor = 62,
            Currency = "EUR",
            CreatedAt = now,
            UpdatedAt = now,
            ReservedUntil = now + s_options.ReservationLifetime,
            Deadline = now + s_options.ReservationLifetime,
            DueAt = now,
        };
    }
}
