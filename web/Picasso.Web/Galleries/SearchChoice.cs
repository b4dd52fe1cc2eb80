using Microsoft.Extensions.Localization;
using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.Web.Hosting;
using Picasso.Web.Formatting;
using Picasso.Web.Languages;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Galleries;

/// <summary>The search of the address; an invalid value is shown as typed and not used as a filter.</summary>
internal sealed record SearchChoice
{
    /// <summary>Most characters of the words.</summary>
    public const int MaxWords = 200;

    private const string Latest = "newest", PriceUp = "price-up", PriceDown = "price-down";

    public string Words { get; init; } = "";

    public string Category { get; init; } = "";

    public string Tag { get; init; } = "";

    public bool ForSale { get; init; }

    public string Lowest { get; init; } = "";

    public string Highest { get; init; } = "";

    public string Currency { get; init; } = Kernel.Currency.Traded[0];

    public string Orientation { get; init; } = "";

    /// <summary>One of <see cref="Colours"/>; empty for any.</summary>
    public string Colour { get; init; } = "";

    /// <summary>One of <see cref="Orders"/>.</summary>
    public string Order { get; init; } = "";

    public bool IsByPrice => Order is PriceUp or PriceDown;

    public Problems Problems { get; } = new();

    public static IReadOnlyList<string> Orientations { get; } = ["", "landscape", "portrait", "square"];

    public static IReadOnlyList<string> Orders { get; } = ["", Latest, PriceUp, PriceDown];

    private static IStringLocalizer T => Localized<GalleryTexts>.Texts;

    public static string NameOfOrientation(string orientation) => orientation switch
    {
        "landscape" => T["Landscape"],
        "portrait" => T["Portrait"],
        "square" => T["Square"],
        _ => T["Any shape"],
    };

    public static string NameOfOrder(string order) => order switch
    {
        Latest => T["Newest"],
        PriceUp => T["Price: low to high"],
        PriceDown => T["Price: high to low"],
        _ => T["Best match"],
    };

    public static SearchChoice Of(
        string? q, string? category, string? tag, string? sale, string? min, string? max, string? currency, string? shape, string? order = null, string? colour = null) => new()
        {
            Words = Cut(q),
            Category = category is not null && Categories.All.ContainsKey(category) ? category : "",
            Tag = TagList.One(Cut(tag)),
            ForSale = sale is "1" or "on",
            Lowest = Cut(min),
            Highest = Cut(max),
            Currency = Kernel.Currency.IsTraded(currency) ? currency! : Kernel.Currency.Traded[0],
            Orientation = shape is not null && Orientations.Contains(shape) ? shape : "",
            Colour = colour is not null && Colours.All.ContainsKey(colour) ? colour : "",
            Order = order is not null && Orders.Contains(order) ? order : "",
        };

    public string Query => string.Join('&', Parts().Where(part => part.Value.Length > 0)
        .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));

    public SearchRequest ToRequest()
    {
        var request = new SearchRequest
        {
            Query = Words, Category = Category, ForSale = ForSale, Orientation = Orientation, Colour = Colour,
            Sort = Order switch
            {
                Latest => SearchSort.Newest,
                PriceUp => SearchSort.PriceUp,
                PriceDown => SearchSort.PriceDown,
                _ => SearchSort.Relevance,
            },
            MinPriceMinor = Minor(Lowest, "min"), MaxPriceMinor = Minor(Highest, "max"),
        };
        if (Tag.Length > 0)
            request.Tags.Add(Tag);
        if (request.MinPriceMinor > 0 || request.MaxPriceMinor > 0 || IsByPrice)
            request.PriceCurrency = Currency;
        return request;
    }

    private long Minor(string text, string field)
    {
        if (text.Length == 0)
            return 0;
        var (price, error) = MoneyText.ParseAmount(text, Currency);
        if (error is null)
            return price.Minor;
        Problems.Add(field, ErrorSentence.Of(error));
        return 0;
    }

    private IEnumerable<(string Name, string Value)> Parts()
    {
        var priced = Lowest.Length + Highest.Length > 0 || IsByPrice;
        return
        [
            ("q", Words), ("category", Category), ("tag", Tag), ("sale", ForSale ? "1" : ""), ("min", Lowest), ("max", Highest),
            ("currency", priced ? Currency : ""), ("shape", Orientation), ("colour", Colour), ("order", Order),
        ];
    }

    private static string Cut(string? text) => Graphemes.Cut(text?.Trim() ?? "", MaxWords);
}
