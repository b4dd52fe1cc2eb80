using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>
/// Ranks the pictures of a window exactly as the embedded read model does: for each term the best of its words counts, by its quality and its points in
/// the picture, times the term's weight. Whole numbers only.
/// </summary>
internal static class SearchPipeline
{
    private const string Rank = "rank";

    /// <summary>The stages that return one page.</summary>
    public static PipelineDefinition<BsonDocument, BsonDocument> For(Listing.Found found, PageKey after, int limit) =>
        PipelineDefinitionBuilder.For<BsonDocument>()
            .Match(ListingFilters.Found(found))
            .AppendStage<BsonDocument, BsonDocument, BsonDocument>(new BsonDocument("$project", new BsonDocument
            {
                { Names.Document, 1 }, { Names.Likes, 1 }, { Names.Sequence, 1 }, { Rank, Sum(found.Terms.Select(ScoreOf)) },
            }))
            .Match(Builders<BsonDocument>.Filter.Or(
                Builders<BsonDocument>.Filter.Lt(Rank, after.Rank),
                Builders<BsonDocument>.Filter.And(
                    Builders<BsonDocument>.Filter.Eq(Rank, after.Rank), Builders<BsonDocument>.Filter.Lt(Names.Sequence, after.Sequence))))
            .Sort(Builders<BsonDocument>.Sort.Descending(Rank).Descending(Names.Sequence))
            .Limit(limit);

    /// <summary>The page key of a found document.</summary>
    public static PageKey KeyOf(BsonDocument found) => new(found[Rank].ToInt64(), found[Names.Sequence].AsInt64);

    // The weight, times the best of the term's words: its points in the picture by its quality.
    private static BsonDocument ScoreOf(SearchTerm term)
    {
        var texts = new BsonArray(term.Words.Select(word => word.Text));
        var best = new BsonDocument("$max", new BsonDocument("$map", new BsonDocument
        {
            { "input", new BsonDocument("$filter", new BsonDocument
                { { "input", $"${Names.Words}" }, { "as", "word" }, { "cond", Call("$in", $"$$word.{Names.Word}", Literal(texts)) } }) },
            { "as", "word" },
            { "in", Call("$multiply", $"$$word.{Names.Points}", QualityOf(term, texts)) },
        }));
        return Call("$toLong", Call("$multiply", term.Weight, best));
    }

    private static BsonDocument QualityOf(SearchTerm term, BsonArray texts) => Call(
        "$arrayElemAt", Literal(new BsonArray(term.Words.Select(word => word.Quality))), Call("$indexOfArray", Literal(texts), $"$$word.{Names.Word}"));

    private static BsonDocument Sum(IEnumerable<BsonDocument> parts) => parts.ToList() is [var only]
        ? only
        : new BsonDocument("$add", new BsonArray(parts));

    private static BsonDocument Literal(BsonValue value) => new("$literal", value);

    private static BsonDocument Call(string name, params BsonValue[] arguments) =>
        new(name, arguments is [var only] ? only : new BsonArray(arguments));
}
