using System.Text;
using Dapper;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>Conditions on <c>pictures p</c>, each beginning with AND.</summary>
internal static class FilterSql
{
    /// <summary>Tags are the parameters tag0, tag1, …; all of them must be present.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="parameters">Gets the values.</param>
    /// <param name="lead">The only condition for which an index may be used: a sign keeps SQLite from the others. Null for any.</param>
    public static string For(PictureFilter filter, DynamicParameters parameters, FilterLead? lead = null)
    {
        var sql = new StringBuilder();
        Add("category", filter.Category, $"{Column("category", FilterLead.Category)} = @category");
        Add("orientation", filter.Orientation, $"{Column("orientation", FilterLead.Orientation)} = @orientation");
        if (filter.ForSale || filter.Currency is not null)
            sql.Append($" AND {(lead is FilterLead.Currency ? "p.price_minor" : Column("price_minor", FilterLead.Offer))} IS NOT NULL");
        Add("currency", filter.Currency, $"{Column("currency", FilterLead.Currency)} = @currency");
        Add("lowest", filter.MinPriceMinor, $"{Column("price_minor", null)} >= @lowest");
        Add("highest", filter.MaxPriceMinor, $"{Column("price_minor", null)} <= @highest");
        Add("colour", filter.Colour, "EXISTS (SELECT 1 FROM colours k WHERE k.colour = @colour AND k.seq = p.seq)");
        for (var i = 0; i < filter.Tags.Count; i++)
            Add($"tag{i}", filter.Tags[i], $"EXISTS (SELECT 1 FROM tags g WHERE g.tag = @tag{i} AND g.seq = p.seq)");
        return sql.ToString();

        string Column(string name, FilterLead? own) => lead is null || lead == own ? $"p.{name}" : $"+p.{name}";

        void Add(string name, object? value, string condition)
        {
            if (value is null)
                return;
            parameters.Add(name, value);
            sql.Append(" AND ").Append(condition);
        }
    }
}
