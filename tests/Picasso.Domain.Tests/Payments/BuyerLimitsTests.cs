using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Limiting;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;

namespace Picasso.Domain.Tests.Payments;

/// <summary>When a buyer may begin another purchase, decided from the purchases of the last day.</summary>
public class BuyerLimitsTests
{
    private const string Picture = "picture";

    private static readonly DateTimeOffset s_now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
    private static readonly BuyerLimitRules s_rules = new BuyerLimitOptions { OpenPurchases = 3, DeclinedCards = 6 }.ToRules();

    [Theory]
    [InlineData(PurchaseState.Requested, true)]
    [InlineData(PurchaseState.Reserved, true)]
    [InlineData(PurchaseState.NeedsConfirmation, true)]
    [InlineData(PurchaseState.Processing, true)]
    [InlineData(PurchaseState.Paid, false)]
    [InlineData(PurchaseState.Transferred, false)]
    [InlineData(PurchaseState.Completed, false)]
    [InlineData(PurchaseState.Rejected, false)]
    [InlineData(PurchaseState.RefundPending, false)]
    [InlineData(PurchaseState.Refunded, false)]
    [InlineData(PurchaseState.Disputed, false)]
    public void Open_purchases_count_until_they_are_paid(PurchaseState state, bool counts)
    {
        var others = Enumerable.Range(0, 3).Select(number => Of($"other-{number}", state)).ToList();
        Reason(others).ShouldBe(counts ? "too_many_open_purchases" : null);
        Reason([.. others.Take(2)]).ShouldBeNull();
    }

    [Theory]
    [InlineData(PurchaseState.Requested, true)]
    [InlineData(PurchaseState.NeedsConfirmation, true)]
    [InlineData(PurchaseState.Paid, true)]
    [InlineData(PurchaseState.Transferred, true)]
    [InlineData(PurchaseState.RefundPending, false)]
    [InlineData(PurchaseState.Completed, false)]
    [InlineData(PurchaseState.Rejected, false)]
    public void Of_one_picture_a_buyer_has_one_purchase_under_way(PurchaseState state, bool underway) =>
        Reason([Of(Picture, state)]).ShouldBe(underway ? "purchase_open" : null);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 4)]
    public void Two_failures_are_free_and_then_the_pause_doubles(int failures, int minutes)
    {
        var recent = Enumerable.Range(0, failures).Select(_ => Failed(Picture, s_now)).ToList();
        var pause = TimeSpan.FromMinutes(minutes);
        Reason(recent, s_now + pause - TimeSpan.FromSeconds(1)).ShouldBe(minutes == 0 ? null : "purchase_cooldown");
        Reason(recent, s_now + pause).ShouldBeNull();
    }

    [Fact]
    public void The_pause_never_grows_beyond_its_limit()
    {
        var recent = Enumerable.Range(0, 40).Select(_ => Failed(Picture, s_now)).ToList();
        var options = new BuyerLimitOptions { DeclinedCards = 1000 }.ToRules();
        BuyerLimits.Refuse(recent, Picture, s_now + options.LongestPause, options).ShouldBeNull();
        BuyerLimits.Refuse(recent, Picture, s_now + options.LongestPause - TimeSpan.FromSeconds(1), options).ShouldNotBeNull();
    }

    [Fact]
    public void Failed_payments_count_over_all_pictures_and_the_sentence_says_when_it_works_again()
    {
        var recent = Enumerable.Range(0, 6).Select(number => Failed($"other-{number}", s_now.AddMinutes(number))).ToList();
        var error = BuyerLimits.Refuse(recent, Picture, s_now.AddMinutes(10), s_rules)!;
        (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Exhausted, "too_many_declined_cards"));
        // The first of the six was at noon and counts for six hours; it is ten minutes past noon.
        error.Message.ShouldContain("try again in 6 hours.");
        Reason(recent, s_now + s_rules.DeclineWindow).ShouldBeNull();
    }

    [Theory]
    [InlineData("card_declined", true)]
    [InlineData("confirmation_failed", true)]
    [InlineData("payment_method_invalid", true)]
    [InlineData("picture_reserved", false)]
    [InlineData("terms_changed", false)]
    [InlineData("timed_out", false)]
    [InlineData("account_closing", false)]
    [InlineData("original_missing", false)]
    public void Only_what_is_the_buyers_doing_counts(string reason, bool counts)
    {
        var recent = Enumerable.Range(0, 6).Select(_ => Failed(Picture, s_now) with { FailureReason = reason }).ToList();
        (Reason(recent) is not null).ShouldBe(counts);
        Reasons.IsFailedPayment(reason).ShouldBe(counts);
    }

    [Fact]
    public void The_sentence_about_open_purchases_names_the_first_that_ends_by_itself()
    {
        var recent = Enumerable.Range(1, 3).Select(number => Of($"other-{number}", PurchaseState.NeedsConfirmation) with
        {
            ReservedUntil = s_now.AddMinutes(5 * number),
        }).ToList();
        BuyerLimits.Refuse(recent, Picture, s_now, s_rules)!.Message.ShouldContain("or wait 5 minutes, until the first ends by itself");
    }

    [Theory]
    [InlineData(1, "You have 1 purchase waiting for payment.")]
    [InlineData(2, "You have 2 purchases waiting for payment.")]
    public void The_sentence_counts_in_good_english(int limit, string sentence)
    {
        var recent = Enumerable.Range(1, limit).Select(number => Of($"other-{number}", PurchaseState.NeedsConfirmation)).ToList();
        BuyerLimits.Refuse(recent, Picture, s_now, new BuyerLimitOptions { OpenPurchases = limit }.ToRules())!.Message.ShouldStartWith(sentence);
    }

    [Fact]
    public void Ids_of_the_last_day_are_a_range()
    {
        var buyer = Ids.New(TimeProvider.System);
        var (early, late) = (PurchaseIds.New(At(s_now.AddMilliseconds(-1)), buyer), PurchaseIds.New(At(s_now), buyer));
        var first = PurchaseIds.FirstSince(s_now);
        string.CompareOrdinal(early, first).ShouldBeLessThan(0);
        string.CompareOrdinal(late, first).ShouldBeGreaterThanOrEqualTo(0);
    }

    private static FixedClock At(DateTimeOffset now) => new(now);

    private static string? Reason(IReadOnlyList<RecentPurchase> recent, DateTimeOffset? now = null) =>
        BuyerLimits.Refuse(recent, Picture, now ?? s_now, s_rules)?.Reason;

    private static RecentPurchase Of(string picture, PurchaseState state) => new(picture, state, "", null, s_now.AddMinutes(15));

    private static RecentPurchase Failed(string picture, DateTimeOffset at) =>
        new(picture, PurchaseState.Rejected, Reasons.CardDeclined, at, at.AddMinutes(15));

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
