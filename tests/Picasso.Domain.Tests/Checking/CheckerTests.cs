using Picasso.Checker;
using Picasso.Checker.Rows;

namespace Picasso.Domain.Tests.Checking;

/// <summary>The checker of the fault run finds what was planted, under the right invariant, and nothing in sound books.</summary>
public class CheckerTests
{
    public static TheoryData<string> Planted => [.. SeededViolations.All.Select(plant => plant.What)];

    [Fact]
    public void Sound_books_have_no_violation() => Check.All(ValidDataset.Make()).ShouldBeEmpty();

    [Fact]
    public void Books_that_grew_have_no_violation() => Check.All(ValidDataset.Make() with
    {
        Earlier = ValidDataset.Make() with { Events = [.. ValidDataset.Make().Events.Take(3)], Entries = [.. ValidDataset.Make().Entries.Take(2)] },
    }).ShouldBeEmpty();

    [Fact]
    public void Empty_books_have_no_violation() => Check.All(new Evidence()).ShouldBeEmpty();

    [Theory]
    [InlineData("charge, refund, refund_due, settlement, settlement_reversed")]
    [InlineData("charge, dispute, dispute_won, refund, refund_due, settlement, settlement_reversed")]
    public void An_undone_resale_whose_dispute_was_won_may_have_been_disputed_before_its_refund_or_during_it(string booked)
    {
        var undone = new PurchaseRow { PurchaseId = "p-undone", CurrentState = States.Refunded, FailureReason = "resale_undone", UndoneBy = "p-sold" };
        Flaws(booked).ShouldBeEmpty();
        Flaws(booked + ", dispute").ShouldNotBeEmpty();

        IEnumerable<Violation> Flaws(string kinds) => Check.All(new Evidence
        {
            Purchases = [undone],
            Entries = [.. kinds.Split(", ").Select(kind => new EntryRow { EntryId = $"p-undone/{kind}", PurchaseId = "p-undone", Kind = kind })],
            Provider = new ProviderBooks { Disputes = [new ProviderDispute("p-undone", 1000, "EUR", "won")] },
        }).Where(violation => violation.Text.Contains("and booked as", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_has_the_money_from_the_bank_and_owns_the_picture_again_is_found() => Check.All(ValidDataset.Make() with
    {
        Events = ValidDataset.Sealed(
        [
            .. ValidDataset.History(),
            ("picture.unfrozen.v1", new { purchaseId = "p-sold", reason = "lost_after_resale" }),
            ("picture.ownership_reversed.v1", new { purchaseId = "p-resold", fromOwnerId = "cem", toOwnerId = "ben" }),
        ]),
    }).ShouldContain(violation => violation.Invariant == "C19" && violation.Text.Contains("owns the picture again", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_violation_is_found(string what)
    {
        var plant = SeededViolations.All.Single(plant => plant.What == what);
        Check.All(plant.Do(ValidDataset.Make())).ShouldContain(violation => violation.Invariant == plant.Invariant);
    }

    [Fact]
    public void Every_invariant_that_is_checked_from_rows_has_a_planted_violation() =>
        SeededViolations.All.Select(plant => plant.Invariant).Distinct().ShouldBe(["I1", "I2", "I3", "I5", "I6", "I7", "C19"]);
}
