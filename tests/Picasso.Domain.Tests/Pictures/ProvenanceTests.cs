using Picasso.Pictures;
using Picasso.Pictures.Queries.Projecting;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Domain.Tests.Pictures;

/// <summary>The sales that a picture's page lists.</summary>
public class ProvenanceTests
{
    [Fact]
    public void Sales_are_listed_oldest_first_and_a_reversed_one_is_not()
    {
        var sales = Sell(Sell([], 1), 2);
        sales.Select(sale => (sale.PurchaseId, sale.BuyerId, sale.PriceMinor)).ShouldBe([("p1", "buyer 1", 1), ("p2", "buyer 2", 2)]);
        Provenance.Without(sales, "p2").Select(sale => sale.PurchaseId).ShouldBe(["p1"]);
        Provenance.Without(sales, "p3").ShouldBe(sales);
    }

    [Fact]
    public void Only_the_latest_are_kept() => Enumerable.Range(1, 25).Aggregate((IReadOnlyList<CompletedSale>)[], Sell)
        .Select(sale => sale.PurchaseId).ShouldBe(Enumerable.Range(16, 10).Select(number => $"p{number}"));

    private static IReadOnlyList<CompletedSale> Sell(IReadOnlyList<CompletedSale> sales, int number) =>
        Provenance.With(sales, new OwnershipTransferred($"p{number}", "seller", $"buyer {number}", number, "EUR"), Given.Now.AddDays(number));
}
