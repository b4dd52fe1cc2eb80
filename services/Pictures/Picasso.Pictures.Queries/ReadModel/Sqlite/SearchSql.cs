using Dapper;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>
/// Ranking by BM25 over weighted fields, computed from the index's own word instances. SQLite's bm25() is not used: its result depends on the present
/// number of pictures, and a cursor over it would skip or repeat pictures whenever one is added. Here the weight of a word is a parameter that stays
/// the same from the first page to the last. Lengths are not normalised: the field's weight is more significant than its length.
/// </summary>
internal static class SearchSql
{
    // Each further occurrence of a word counts less: occurrences / (occurrences + saturation).
    private const string Saturation = "2.0";

    public static string For(Listing.Found found, DynamicParameters parameters)
    {
        var words = found.Terms.Select((term, i) => Word(term, i, parameters));
        parameters.Add("words", found.Terms.Count);
        return $"""
            SELECT p.document AS Document, p.likes AS Likes, h.score AS Rank, p.seq AS Sequence FROM (
                SELECT seq, SUM(score) AS score FROM ({string.Join(" UNION ALL ", words)})
                GROUP BY seq HAVING COUNT(*) = @words) h
            CROSS JOIN pictures p ON p.seq = h.seq
            WHERE (h.score, h.seq) < (@rank, @seq){FilterSql.For(found.Filter, parameters)}
            ORDER BY h.score DESC, h.seq DESC LIMIT @limit
            """;
    }

    private static string Word(SearchTerm term, int i, DynamicParameters parameters)
    {
        parameters.Add($"weight{i}", term.Weight);
        return $"""
            SELECT doc AS seq, CAST(1000 * @weight{i} * SUM(field) / (SUM(field) + {Saturation}) AS INTEGER) AS score FROM (
                SELECT doc, CASE col WHEN 'title' THEN 8 WHEN 'tags' THEN 4 WHEN 'alt' THEN 2 ELSE 1 END AS field
                FROM search_terms WHERE {Matches(term, $"term{i}", parameters)})
            GROUP BY doc
            """;
    }

    /// <summary>The condition on the vocabulary's column <c>term</c>.</summary>
    public static string Matches(SearchTerm term, string name, DynamicParameters parameters)
    {
        parameters.Add(name, term.Text);
        if (!term.IsPrefix)
            return $"term = @{name}";
        // Terms are ordered by their UTF-8 bytes, and no text contains anything above the last code point.
        parameters.Add($"{name}end", term.Text + "\U0010FFFF");
        return $"term >= @{name} AND term < @{name}end";
    }
}
