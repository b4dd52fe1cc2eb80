using Dapper;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.ReadModel.Sqlite;
using static Picasso.Conformance.Tests.PictureQueries.Samples;

namespace Picasso.Conformance.Tests.PictureQueries;

/// <summary>SQLite's own word that no page reads a table from end to end: so that page 10,000 costs what page 1 costs.</summary>
public sealed class SqlitePagePlanTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-plan-");

    public static TheoryData<string> Listings => [.. All.Keys];

    private static Dictionary<string, Listing> All { get; } = new()
    {
        ["newest"] = new Listing.Newest(null),
        ["newest of a category"] = new Listing.Newest("city"),
        ["popular"] = new Listing.Popular(null),
        ["popular of a category"] = new Listing.Popular("city"),
        ["one owner"] = new Listing.OwnedBy([Person("anna")], null),
        ["followed"] = new Listing.OwnedBy([Person("anna"), Person("bob")], "city"),
        ["created"] = new Listing.Portfolio(Person("anna"), PortfolioPart.Created),
        ["offered by one"] = new Listing.Portfolio(Person("anna"), PortfolioPart.ForSale),
        ["sold"] = new Listing.Portfolio(Person("anna"), PortfolioPart.Sold),
        ["collected"] = new Listing.Portfolio(Person("anna"), PortfolioPart.Collected),
        ["own"] = new Listing.Own(Person("anna"), OwnPart.All, OwnOrder.Newest),
        ["own, oldest first"] = new Listing.Own(Person("anna"), OwnPart.All, OwnOrder.Oldest),
        ["own for sale"] = new Listing.Own(Person("anna"), OwnPart.ForSale, OwnOrder.Oldest),
        ["own not for sale"] = new Listing.Own(Person("anna"), OwnPart.NotForSale, OwnOrder.Newest),
        ["own sold"] = new Listing.Own(Person("anna"), OwnPart.Sold, OwnOrder.Oldest),
        ["own frozen"] = new Listing.Own(Person("anna"), OwnPart.Frozen, OwnOrder.Newest),
        ["own, most liked"] = new Listing.Own(Person("anna"), OwnPart.All, OwnOrder.MostLiked),
        ["own for sale, most liked"] = new Listing.Own(Person("anna"), OwnPart.ForSale, OwnOrder.MostLiked),
        ["own not for sale, most liked"] = new Listing.Own(Person("anna"), OwnPart.NotForSale, OwnOrder.MostLiked),
        ["own sold, most liked"] = new Listing.Own(Person("anna"), OwnPart.Sold, OwnOrder.MostLiked),
        ["own frozen, most liked"] = new Listing.Own(Person("anna"), OwnPart.Frozen, OwnOrder.MostLiked),
        ["own, by price"] = new Listing.Own(Person("anna"), OwnPart.All, OwnOrder.HighestPrice),
        ["own for sale, by price"] = new Listing.Own(Person("anna"), OwnPart.ForSale, OwnOrder.HighestPrice),
        ["own not for sale, by price"] = new Listing.Own(Person("anna"), OwnPart.NotForSale, OwnOrder.HighestPrice),
        ["own sold, by price"] = new Listing.Own(Person("anna"), OwnPart.Sold, OwnOrder.HighestPrice),
        ["own frozen, by price"] = new Listing.Own(Person("anna"), OwnPart.Frozen, OwnOrder.HighestPrice),
        ["bought"] = new Listing.BoughtBy(Person("anna")),
        ["no filter"] = new Listing.Filtered(Any),
        ["category"] = new Listing.Filtered(Any with { Category = "city" }),
        ["one tag"] = new Listing.Filtered(Any with { Tags = ["a"] }),
        ["tags and the rest"] = new Listing.Filtered(new("city", ["a", "b"], true, "EUR", 1, 2, "square")),
        ["for sale"] = new Listing.Filtered(Any with { ForSale = true }),
        ["price"] = new Listing.Filtered(Any with { Currency = "EUR", MinPriceMinor = 1 }),
        ["orientation"] = new Listing.Filtered(Any with { Orientation = "square" }),
        ["colour"] = new Listing.Filtered(Any with { Colour = "blue" }),
        ["colour and category"] = new Listing.Filtered(Any with { Colour = "blue", Category = "city" }, 7),
        ["all filters"] = new Listing.Filtered(new("city", [], true, "EUR", 1, 2, "square")),
        ["cheapest"] = new Listing.Priced([], Any with { Currency = "EUR" }, true, PageKey.Bottom, false),
        ["dearest with a common word"] = new Listing.Priced(
            [new([new("sun", 100)], 5)], Any with { Currency = "EUR", Orientation = "square" }, false, new(5, 6), false),
        ["cheapest with a rare word"] = new Listing.Priced(
            [new([new("sun", 100), new("sunset", 60)], 5), new([new("sea", 100)], 4)], Any with { Currency = "EUR" }, true, PageKey.Bottom, true),
        ["one word"] = new Listing.Found([new([new("sun", 100), new("sunset", 60)], 5)], Any, new(3, 9)),
        ["words and filters"] = new Listing.Found(
            [new([new("sun", 100)], 5), new([new("sea", 100)], 4)], new("city", ["a"], true, "EUR", 1, 2, "square"), SearchWindow.All),
    };

    [Theory]
    [MemberData(nameof(Listings))]
    public void No_page_scans_a_table(string name)
    {
        var (sql, parameters) = ListingSql.For(All[name], PageKey.Top, 25);
        using var connection = SqlitePictureReadModel.Open(Path.Combine(_folder.FullName, "plan.db")).Open();
        var plan = connection.Query<Step>("EXPLAIN QUERY PLAN " + sql, parameters).Select(step => step.Detail).ToList();
        plan.ShouldNotBeEmpty();
        // Lists of owners are virtual tables, "scanned" by their own index (number 0 would be none); h, t and subqueries are the hits.
        plan.Where(step => step.StartsWith("SCAN", StringComparison.Ordinal))
            .Where(step => !(step.Contains("VIRTUAL TABLE INDEX", StringComparison.Ordinal) && !step.Contains("INDEX 0:", StringComparison.Ordinal)))
            .Where(step => step is not ("SCAN h" or "SCAN t") && !step.StartsWith("SCAN (subquery", StringComparison.Ordinal))
            .ShouldBeEmpty(string.Join('\n', plan));
        if (All[name] is Listing.Newest or Listing.Popular or Listing.BoughtBy or Listing.Portfolio or Listing.Own or Listing.Priced { StartsWithWords: false })
            plan.ShouldNotContain(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal), string.Join('\n', plan));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private sealed class Step
    {
        public string Detail { get; set; } = "";
    }
}
