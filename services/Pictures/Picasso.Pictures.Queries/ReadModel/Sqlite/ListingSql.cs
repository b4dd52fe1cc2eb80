using System.Text.Json;
using Dapper;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>
/// One statement for a page of a listing. Listings with optional conditions first scan a covering index, and fetch documents only for the rows of the
/// page.
/// </summary>
internal static class ListingSql
{
    private const string Columns = "p.document AS Document, p.likes AS Likes";
    private const string BySequence = $"{Columns}, p.seq AS Rank, p.seq AS Sequence FROM pictures p";

    /// <summary>Statement and parameters for the rows below a key.</summary>
    public static (string Sql, DynamicParameters Parameters) For(Listing listing, PageKey after, int limit)
    {
        var parameters = new DynamicParameters(new { rank = after.Rank, seq = after.Sequence, limit });
        return (listing switch
        {
            Listing.Newest newest => Newest(newest, parameters),
            Listing.Popular popular => Popular(popular, parameters),
            Listing.OwnedBy owned => OwnedBy(owned, parameters),
            Listing.Portfolio portfolio => Portfolio(portfolio, parameters),
            Listing.Own own => Own(own, parameters),
            Listing.BoughtBy bought => BoughtBy(bought, parameters),
            Listing.Filtered filtered => FilteredSql.For(filtered, parameters),
            Listing.Found found => SearchSql.For(found, parameters),
            Listing.Priced priced => PricedSql.For(priced, parameters),
            _ => throw new ArgumentOutOfRangeException(nameof(listing)),
        }, parameters);
    }

    private static string Newest(Listing.Newest newest, DynamicParameters parameters) =>
        $"SELECT {BySequence} WHERE {Category(newest.Category, parameters)}p.seq < @seq ORDER BY p.seq DESC LIMIT @limit";

    private static string Popular(Listing.Popular popular, DynamicParameters parameters) =>
        $"""
        SELECT {Columns}, p.score AS Rank, p.seq AS Sequence FROM pictures p
        WHERE {Category(popular.Category, parameters)}(p.score, p.seq) < (@rank, @seq)
        ORDER BY p.score DESC, p.seq DESC LIMIT @limit
        """;

    // The newest of each owner first, then the newest of those: at most owners times page size index entries.
    private static string OwnedBy(Listing.OwnedBy owned, DynamicParameters parameters)
    {
        parameters.Add("owners", JsonSerializer.Serialize(owned.OwnerIds));
        return $"""
            SELECT {BySequence} WHERE p.seq IN (
                SELECT n.seq FROM json_each(@owners) o CROSS JOIN pictures n ON n.seq IN (
                    SELECT p.seq FROM pictures p WHERE p.owner_id = o.value AND {Category(owned.Category, parameters)}p.seq < @seq
                    ORDER BY p.seq DESC LIMIT @limit))
            ORDER BY p.seq DESC LIMIT @limit
            """;
    }

    // As literals: each part has an index of its own, with the same condition.
    private static string Portfolio(Listing.Portfolio portfolio, DynamicParameters parameters)
    {
        parameters.Add("user", portfolio.UserId);
        var condition = portfolio.Part switch
        {
            PortfolioPart.Created => "p.creator_id = @user",
            PortfolioPart.ForSale => "p.owner_id = @user AND p.price_minor IS NOT NULL",
            PortfolioPart.Sold => "p.creator_id = @user AND p.collected = 1",
            PortfolioPart.Collected => "p.owner_id = @user AND p.collected = 1",
            _ => throw new ArgumentOutOfRangeException(nameof(portfolio)),
        };
        return $"SELECT {BySequence} WHERE {condition} AND p.seq < @seq ORDER BY p.seq DESC LIMIT @limit";
    }

    private static string Own(Listing.Own own, DynamicParameters parameters)
    {
        parameters.Add("user", own.UserId);
        return own.Order switch
        {
            OwnOrder.Newest => $"SELECT {BySequence} WHERE {OwnBySequence(own.Part)} AND p.seq < @seq ORDER BY p.seq DESC LIMIT @limit",
            OwnOrder.Oldest =>
                $"SELECT {Columns}, -p.seq AS Rank, -p.seq AS Sequence FROM pictures p WHERE {OwnBySequence(own.Part)} AND p.seq > -@seq ORDER BY p.seq LIMIT @limit",
            OwnOrder.MostLiked => OwnByRank(own.Part, "p.likes"),
            OwnOrder.HighestPrice => OwnByRank(own.Part, "p.price_rank"),
            _ => throw new ArgumentOutOfRangeException(nameof(own)),
        };
    }

    private static string OwnBySequence(OwnPart part) => part switch
    {
        OwnPart.All => "p.owner_id = @user",
        OwnPart.ForSale => "p.owner_id = @user AND p.price_minor IS NOT NULL",
        OwnPart.NotForSale => "p.owner_id = @user AND p.price_minor IS NULL",
        OwnPart.Sold => "p.creator_id = @user AND p.collected = 1",
        OwnPart.Frozen => "p.owner_id = @user AND p.frozen = 1",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    // Along the index of the order, whatever the part: the sign keeps SQLite from an index of the part, which it would have to sort.
    private static string OwnByRank(OwnPart part, string rank)
    {
        var condition = OwnBySequence(part).Replace("AND p.", "AND +p.", StringComparison.Ordinal);
        return $"""
            SELECT {Columns}, {rank} AS Rank, p.seq AS Sequence FROM pictures p
            WHERE {condition} AND ({rank}, p.seq) < (@rank, @seq) ORDER BY {rank} DESC, p.seq DESC LIMIT @limit
            """;
    }

    private static string BoughtBy(Listing.BoughtBy bought, DynamicParameters parameters)
    {
        parameters.Add("buyer", bought.BuyerId);
        return $"""
            SELECT {Columns}, b.position AS Rank, b.seq AS Sequence
            FROM purchases b CROSS JOIN pictures p ON p.seq = b.seq
            WHERE b.buyer_id = @buyer AND b.position < @rank
            ORDER BY b.position DESC LIMIT @limit
            """;
    }

    private static string Category(string? category, DynamicParameters parameters)
    {
        if (category is null)
            return "";
        parameters.Add("category", category);
        return "p.category = @category AND ";
    }
}
