using Dapper;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>Offers by price: along the index of prices, or the few pictures with a word, sorted.</summary>
internal static class PricedSql
{
    /// <summary>The key is in the parameters rank and seq.</summary>
    public static string For(Listing.Priced priced, DynamicParameters parameters)
    {
        parameters.Add("untilRank", priced.Until.Rank);
        parameters.Add("untilSeq", priced.Until.Sequence);
        var filter = FilterSql.For(priced.Filter, parameters);
        var terms = priced.Terms.Select((term, i) => Names(term, i, parameters)).ToList();
        var from = priced.StartsWithWords
            ? $"(SELECT DISTINCT seq FROM postings WHERE word IN ({terms[0]})) t CROSS JOIN pictures p ON p.seq = t.seq"
            : "pictures p";
        var words = terms.Skip(priced.StartsWithWords ? 1 : 0)
            .Select(names => $" AND EXISTS (SELECT 1 FROM postings o WHERE o.word IN ({names}) AND o.seq = p.seq)");
        var sign = priced.IsAscending ? "-" : "";
        return $"""
            SELECT p.document AS Document, p.likes AS Likes, {sign}p.price_minor AS Rank, {sign}p.seq AS Sequence FROM {from}
            WHERE {After(priced.IsAscending)} AND {Through(priced.IsAscending)}{filter}{string.Concat(words)}
            ORDER BY {Order(priced.IsAscending)} LIMIT @limit
            """;
    }

    /// <summary>The key at the end of a window of offers.</summary>
    public static string Window(bool isAscending) =>
        $"""
        SELECT {(isAscending ? "-p.price_minor AS Rank, -p.seq AS Sequence" : "p.price_minor AS Rank, p.seq AS Sequence")} FROM pictures p
        WHERE p.currency = @currency AND p.price_minor IS NOT NULL AND {After(isAscending)}
        ORDER BY {Order(isAscending)} LIMIT 1 OFFSET @last
        """;

    private static string After(bool isAscending) =>
        isAscending ? "(p.price_minor, p.seq) > (-@rank, -@seq)" : "(p.price_minor, p.seq) < (@rank, @seq)";

    private static string Through(bool isAscending) =>
        isAscending ? "(p.price_minor, p.seq) <= (-@untilRank, -@untilSeq)" : "(p.price_minor, p.seq) >= (@untilRank, @untilSeq)";

    private static string Order(bool isAscending) => isAscending ? "p.price_minor, p.seq" : "p.price_minor DESC, p.seq DESC";

    private static string Names(SearchTerm term, int i, DynamicParameters parameters) => string.Join(", ", term.Words.Select((word, j) =>
    {
        parameters.Add($"word{i}_{j}", word.Text);
        return $"@word{i}_{j}";
    }));
}
