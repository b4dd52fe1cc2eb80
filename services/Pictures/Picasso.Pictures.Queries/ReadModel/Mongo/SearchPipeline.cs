using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>
/// Ranks matches exactly as the embedded read model does: the weight of each word, saturating with how often and how prominently it occurs in the
/// picture, in whole thousandths. The weight is a parameter, so the order is the same from page to page.
/// </summary>
internal static class SearchPipeline
{
    private const double Saturation = 2.0;
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

    private static BsonDocument ScoreOf(SearchTerm term)
    {
        var field = Sum(
        [
            new BsonDocument("$map", new BsonDocument
            {
                { "input", new BsonDocument("$filter", new BsonDocument
                    { { "input", $"${Names.Words}" }, { "as", "word" }, { "cond", Matches(term) } }) },
                { "as", "word" },
                { "in", $"$$word.{Names.Weight}" },
            }),
        ]);
        return Call("$toLong", Call("$floor", Call(
            "$divide", Call("$multiply", 1000L * term.Weight, field), Call("$add", field, Saturation))));
    }

    private static BsonDocument Matches(SearchTerm term)
    {
        const string Word = $"$$word.{Names.Word}";
        return term.IsPrefix
            ? Call("$and", Call("$gte", Word, Literal(term.Text)), Call("$lt", Word, Literal(ListingFilters.EndOf(term))))
            : Call("$eq", Word, Literal(term.Text));
    }

    private static BsonDocument Sum(IEnumerable<BsonDocument> parts) => parts.ToList() is [var only]
        ? new BsonDocument("$sum", only)
        : new BsonDocument("$sum", new BsonArray(parts));

    private static BsonDocument Literal(string text) => new("$literal", text);

    private static BsonDocument Call(string name, params BsonValue[] arguments) =>
        new(name, arguments is [var only] ? only : new BsonArray(arguments));
}
