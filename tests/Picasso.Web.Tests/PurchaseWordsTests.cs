using System.Reflection;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Selling;
using Picasso.Web.Formatting;
using Purchase = Picasso.Contracts.Payments.Purchase;
using Sale = Picasso.Contracts.Payments.Sale;

namespace Picasso.Web.Tests;

/// <summary>Each state of a purchase has a right sentence in each place where it is shown.</summary>
public class PurchaseWordsTests
{
    private static readonly string[] s_afterwards = ["dispute_lost", "dispute_lost_after_resale"];

    /// <summary>Reasons that Pictures answers with; Bus/Reservations.cs and Bus/Disputes.cs name them.</summary>
    private static readonly string[] s_ofPictures =
    [
        "picture_reserved", "terms_changed", "not_listed", "own_picture", "picture_not_found", "picture_deleted", "original_missing", "chain_broken",
        "picture_frozen", "price_out_of_bounds",
    ];

    public static TheoryData<PurchaseState> States => [.. Enum.GetValues<PurchaseState>()];

    public static TheoryData<PurchaseState, string> Failures
    {
        get
        {
            var rows = new TheoryData<PurchaseState, string>();
            foreach (var state in (PurchaseState[])[PurchaseState.Rejected, PurchaseState.RefundPending, PurchaseState.Refunded])
                foreach (var reason in Constants(typeof(Reasons)).Except(s_afterwards).Concat(s_ofPictures))
                    rows.Add(state, reason);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Buyers_and_operators_read_words_for_every_state(PurchaseState state)
    {
        var purchase = new Purchase { State = state };
        foreach (var words in (string[])[PurchaseText.State(purchase), OperationsText.State(state)])
            (words.Length > 0 && words != "Unknown").ShouldBeTrue($"{state} is called '{words}'");
        // An end is not under way; what is under way has not failed.
        (PurchaseText.HasEnded(purchase) && PurchaseText.IsUnderway(purchase)).ShouldBeFalse();
        if (PurchaseText.IsUnderway(purchase))
            PurchaseText.Failure(purchase).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_states_read_the_same() =>
        Enum.GetValues<PurchaseState>().Select(state => PurchaseText.State(new Purchase { State = state })).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_says_why_and_where_the_money_is(PurchaseState state, string reason)
    {
        var words = PurchaseText.Failure(new Purchase { State = state, FailureReason = reason });
        PurchaseText.Reason(reason).ShouldNotBeNull($"{reason} has no sentence of its own");
        var money = state switch
        {
            PurchaseState.Rejected => "Nothing was charged.",
            PurchaseState.RefundPending => "Your money is on its way back.",
            _ => "You got all your money back.",
        };
        words.ShouldEndWith(money);
        if (state != PurchaseState.Rejected)
            words.ShouldNotContain("Nothing was charged");
    }

    [Theory]
    [InlineData("dispute_lost", true)]
    [InlineData("dispute_lost_after_resale", false)]
    public void A_lost_dispute_says_where_the_picture_is(string reason, bool returned)
    {
        var purchase = new Purchase { State = PurchaseState.Reversed, FailureReason = reason };
        PurchaseText.Failure(purchase).Contains("returned to its seller", StringComparison.Ordinal).ShouldBe(returned);
        PurchaseText.State(purchase).Contains("Picture returned", StringComparison.Ordinal).ShouldBe(returned);
        PurchaseText.Former(purchase).StartsWith("Sold on", StringComparison.Ordinal).ShouldBe(!returned);
    }

    [Fact]
    public void A_resale_that_was_undone_does_not_read_sold_on() =>
        PurchaseText.Former(new Purchase { State = PurchaseState.Refunded, FailureReason = "resale_undone" }).ShouldStartWith("Returned");

    [Fact]
    public void Sellers_read_words_for_everything_that_becomes_of_a_sale() =>
        Constants(typeof(SaleStatus)).Where(standing => PurchaseText.Standing(new Sale { Standing = standing }).Length == 0).ShouldBeEmpty();

    [Fact]
    public void Statements_have_words_for_every_kind_of_line()
    {
        var kinds = Constants(typeof(SellerLineKinds)).ToList();
        kinds.Count.ShouldBeGreaterThan(5);
        // A kind without words is shown as it is stored, in lower case.
        kinds.Where(kind => !char.IsUpper(StatementText.Kind(kind)[0])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, false, false, "Not for sale", false)]
    [InlineData(true, false, false, "For sale", false)]
    [InlineData(true, true, false, "Being bought", true)]
    [InlineData(false, false, true, "Frozen", true)]
    public void An_owner_reads_what_can_be_done(bool offered, bool reserved, bool frozen, string begins, bool locked)
    {
        var picture = new Picture { Reserved = reserved, Frozen = frozen, Price = offered ? new Money { Minor = 1200, Currency = "EUR" } : null };
        OwnershipText.State(picture).Text.ShouldStartWith(begins);
        (OwnershipText.Lock(picture) is not null).ShouldBe(locked);
    }

    private static IEnumerable<string> Constants(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)
        .Where(field => field.IsLiteral && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!);
}
