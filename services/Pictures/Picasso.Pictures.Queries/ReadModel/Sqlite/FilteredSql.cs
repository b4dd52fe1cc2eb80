using Dapper;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>The pictures that pass a filter, along the index of its lead.</summary>
internal static class FilteredSql
{
    /// <summary>The key is in the parameter seq.</summary>
    public static string For(Listing.Filtered filtered, DynamicParameters parameters)
    {
        parameters.Add("from", filtered.From);
        var lead = FilterLeads.Of(filtered.Filter);
        var conditions = FilterSql.For(filtered.Filter, parameters, lead);
        return lead is FilterLead.Tag or FilterLead.Colour
            ? $"""
              SELECT p.document AS Document, p.likes AS Likes, p.seq AS Rank, p.seq AS Sequence
              FROM {Source(lead)} t CROSS JOIN pictures p ON p.seq = t.seq
              WHERE {Condition(lead)} AND t.seq < @seq AND t.seq >= @from{conditions} ORDER BY t.seq DESC LIMIT @limit
              """
            : $"""
              SELECT p.document AS Document, p.likes AS Likes, p.seq AS Rank, p.seq AS Sequence FROM pictures p WHERE p.seq IN (
                  SELECT p.seq FROM pictures p WHERE p.seq < @seq AND p.seq >= @from{conditions} ORDER BY p.seq DESC LIMIT @limit)
              ORDER BY p.seq DESC
              """;
    }

    /// <summary>The sequence at the end of a window of the lead's pictures.</summary>
    public static string Window(PictureFilter filter, DynamicParameters parameters)
    {
        var lead = FilterLeads.Of(filter);
        FilterSql.For(filter, parameters, lead);
        return $"SELECT t.seq FROM {Source(lead)} t WHERE {Condition(lead)} AND t.seq < @upper ORDER BY t.seq DESC LIMIT 1 OFFSET @last";
    }

    private static string Source(FilterLead lead) => lead switch
    {
        FilterLead.Tag => "tags",
        FilterLead.Colour => "colours",
        _ => "pictures",
    };

    private static string Condition(FilterLead lead) => lead switch
    {
        FilterLead.Tag => "t.tag = @tag0",
        FilterLead.Colour => "t.colour = @colour",
        FilterLead.Category => "t.category = @category",
        FilterLead.Currency => "t.currency = @currency AND t.price_minor IS NOT NULL",
        FilterLead.Offer => "t.price_minor IS NOT NULL",
        FilterLead.Orientation => "t.orientation = @orientation",
        _ => "1 = 1",
    };
}
