using Dapper;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>
/// Ranks the pictures of a window: for each term the best of its words counts, by its quality and its points in the picture, times the term's weight. Whole
/// numbers only, so that every engine ranks alike. The pictures with the first term are read; each further term is looked up for those that are left.
/// </summary>
internal static class SearchSql
{
    public static string For(Listing.Found found, DynamicParameters parameters)
    {
        parameters.Add("lower", found.Window.Lower);
        parameters.Add("upper", found.Window.Upper);
        var terms = found.Terms.Select((term, i) => i == 0 ? First(term, parameters) : Further(term, i, parameters));
        var filter = FilterSql.For(found.Filter, parameters);
        var pictures = filter.Length > 0 ? "CROSS JOIN pictures p ON p.seq = t.seq" : "";
        return $"""
            WITH {string.Join(",\n", terms)}
            SELECT p.document AS Document, p.likes AS Likes, h.score AS Rank, p.seq AS Sequence FROM (
                SELECT t.seq, t.score FROM t{found.Terms.Count - 1} t {pictures}
                WHERE t.score IS NOT NULL AND (t.score, t.seq) < (@rank, @seq){filter}
                ORDER BY t.score DESC, t.seq DESC LIMIT @limit) h
            CROSS JOIN pictures p ON p.seq = h.seq
            ORDER BY h.score DESC, h.seq DESC
            """;
    }

    private static string First(SearchTerm term, DynamicParameters parameters) =>
        $"""
        t0 AS MATERIALIZED (
            SELECT o.seq, {Score(term, 0, parameters)} AS score FROM postings o
            WHERE o.word IN ({Names(term, 0)}) AND o.seq >= @lower AND o.seq < @upper GROUP BY o.seq)
        """;

    private static string Further(SearchTerm term, int i, DynamicParameters parameters) =>
        $"""
        t{i} AS MATERIALIZED (
            SELECT t.seq, t.score + (
                SELECT {Score(term, i, parameters)} FROM postings o WHERE o.word IN ({Names(term, i)}) AND o.seq = t.seq) AS score
            FROM t{i - 1} t WHERE t.score IS NOT NULL)
        """;

    private static string Score(SearchTerm term, int i, DynamicParameters parameters)
    {
        parameters.Add($"weight{i}", term.Weight);
        for (var j = 0; j < term.Words.Count; j++)
        {
            parameters.Add(Name(i, j), term.Words[j].Text);
            parameters.Add($"{Name(i, j)}q", term.Words[j].Quality);
        }

        return $"@weight{i} * MAX(o.points * CASE o.word {string.Join(' ', term.Words.Select((_, j) => $"WHEN @{Name(i, j)} THEN @{Name(i, j)}q"))} END)";
    }

    private static string Names(SearchTerm term, int i) => string.Join(", ", term.Words.Select((_, j) => $"@{Name(i, j)}"));

    private static string Name(int term, int word) => $"word{term}_{word}";
}
