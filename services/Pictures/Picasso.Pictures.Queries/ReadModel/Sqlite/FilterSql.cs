using System.Text;
using Dapper;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>Conditions on <c>pictures p</c>, each beginning with AND.</summary>
internal static class FilterSql
{
    /// <summary>Tags are the parameters tag0, tag1, …; all of them must be present.</summary>
    public static string For(PictureFilter filter, DynamicParameters parameters)
    {
        var sql = new StringBuilder();
        Add("category", filter.Category, "p.category = @category");
        Add("orientation", filter.Orientation, "p.orientation = @orientation");
        if (filter.ForSale || filter.Currency is not null)
            sql.Append(" AND p.price_minor IS NOT NULL");
        Add("currency", filter.Currency, "p.currency = @currency");
        Add("lowest", filter.MinPriceMinor, "p.price_minor >= @lowest");
        Add("highest", filter.MaxPriceMinor, "p.price_minor <= @highest");
        for (var i = 0; i < filter.Tags.Count; i++)
            Add($"tag{i}", filter.Tags[i], $"EXISTS (SELECT 1 FROM tags g WHERE g.tag = @tag{i} AND g.seq = p.seq)");
        return sql.ToString();

        void Add(string name, object? value, string condition)
        {
            if (value is null)
                return;
            parameters.Add(name, value);
            sql.Append(" AND ").Append(condition);
        }
    }
}
