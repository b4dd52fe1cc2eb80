using Picasso.Contracts;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Galleries;

/// <summary>The selected feed, from the address.</summary>
internal sealed record FeedChoice(FeedOrder Order, string Category)
{
    private static readonly Dictionary<string, FeedOrder> s_orders = new()
    {
        ["newest"] = FeedOrder.Newest, ["popular"] = FeedOrder.Popular, ["followed"] = FeedOrder.Followed,
    };

    /// <summary>Reads the address; unknown values mean the default.</summary>
    public static FeedChoice Of(string? order, string? category) => new(
        s_orders.GetValueOrDefault(order ?? "", FeedOrder.Newest),
        category is not null && Categories.All.ContainsKey(category) ? category : "");

    public string OrderName => s_orders.First(pair => pair.Value == Order).Key;

    /// <summary>The query string of this selection, without its question mark.</summary>
    public string Query => string.Join('&', Parts());

    public string Path => Query.Length == 0 ? "/explore" : $"/explore?{Query}";

    private IEnumerable<string> Parts()
    {
        if (Order != FeedOrder.Newest)
            yield return $"order={OrderName}";
        if (Category.Length > 0)
            yield return $"category={Category}";
    }
}
