using Dapper;
using Microsoft.Data.Sqlite;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>Splits and folds a query by the index's own tokenizer.</summary>
internal static class QueryWords
{
    private const string Schema =
        $"""
        CREATE VIRTUAL TABLE query USING fts5(text, tokenize='{ReadModelSchema.Tokenizer}');
        CREATE VIRTUAL TABLE words USING fts5vocab('query', 'instance');
        INSERT INTO query VALUES (@query);
        SELECT term FROM words ORDER BY offset;
        """;

    /// <summary>The distinct words in their order; the last one typed counts as a prefix.</summary>
    public static IReadOnlyList<SearchTerm> Of(string query)
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        var words = connection.Query<string>(Schema, new { query }).ToList();
        return QueryTerms.Of(words);
    }
}
