using FsCheck;
using FsCheck.Fluent;
using Picasso.Kernel;
using Picasso.Payments.Reselling;

namespace Picasso.Domain.Tests.Payments;

public class ArmsLengthTests
{
    private static readonly DateTimeOffset s_bought = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ResaleRules s_rules = new ResaleOptions().ToRules();
    private static readonly Acquisition s_acquisition = new(s_bought, new Money(100_00, "EUR"), IsFinal: false);

    private static readonly DateTimeOffset s_windowEnds = s_bought + s_rules.DisputeWindow;

    private static Resale After(TimeSpan held, long minor = 100_00, string currency = "EUR", bool acquainted = false) =>
        new(new Money(minor, currency), s_bought + held, acquainted);

    [Fact]
    public void Case_19_held_for_long_enough_at_a_fair_price_between_strangers_is_at_arms_length() =>
        ArmsLength.Judge(s_acquisition, After(s_rules.HoldFor, 80_00), s_rules)
            .ShouldBe(new ResaleTerms(s_windowEnds, null, null));

    [Theory]
    [InlineData(0.0000025, 100_00, "EUR", false)] // 216 ms after the purchase
    [InlineData(59.99, 100_00, "EUR", false)]
    [InlineData(60, 79_99, "EUR", false)]
    [InlineData(60, 50, "EUR", false)]
    [InlineData(60, 100_00, "JPY", false)]
    [InlineData(119, 100_00, "EUR", true)]
    public void Case_19_too_early_too_cheap_or_with_a_shared_card_is_conditional(double days, long minor, string currency, bool acquainted) =>
        ArmsLength.Judge(s_acquisition, After(TimeSpan.FromDays(days), minor, currency, acquainted), s_rules)
            .ShouldBe(new ResaleTerms(s_windowEnds, s_windowEnds, s_windowEnds));

    [Fact]
    public void When_the_sellers_purchase_can_be_disputed_no_more_nothing_depends_on_it()
    {
        var late = After(s_rules.DisputeWindow, 50, acquainted: true);
        ArmsLength.Judge(s_acquisition, late, s_rules).ShouldBe(ResaleTerms.FirstSale);
        ArmsLength.Judge(s_acquisition with { IsFinal = true }, After(TimeSpan.Zero), s_rules).ShouldBe(ResaleTerms.FirstSale);
    }

    [Fact]
    public void Case_19_a_conditional_title_passes_its_condition_on_to_a_resale_at_arms_length()
    {
        var until = s_bought.AddDays(100);
        var sold = After(s_rules.HoldFor) with { TitleConditionalUntil = until };
        ArmsLength.Judge(s_acquisition, sold, s_rules).ShouldBe(new ResaleTerms(s_windowEnds, null, until));
    }

    [Fact]
    public void A_condition_ends_with_the_window_and_a_higher_price_or_a_longer_hold_never_adds_one() => Prop.ForAll(
        Gen.Choose(0, 200).Four().ToArbitrary(), drawn =>
        {
            var (days, price, more, longer) = drawn;
            var resale = After(TimeSpan.FromDays(days), price * 100);
            var judged = ArmsLength.Judge(s_acquisition, resale, s_rules);
            if (judged.ConditionalUntil is { } until)
                until.ShouldBeGreaterThan(resale.Now);
            if (judged.ConditionalUntil is not null)
                judged.DisputableUntil.ShouldBe(judged.ConditionalUntil);
            var better = After(TimeSpan.FromDays(days + longer), (price + more) * 100);
            if (judged.ConditionalUntil is null)
                ArmsLength.Judge(s_acquisition, better, s_rules).ConditionalUntil.ShouldBeNull();
            return true;
        }).QuickCheckThrowOnFailure();
}
