using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Galleries;

/// <summary>A part of a portfolio, as one of the person page's tabs.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Part">Its pictures.</param>
internal sealed record Portfolio(string Name, PortfolioPart Part)
{
    private static IStringLocalizer T => Localized<GalleryTexts>.Texts;

    /// <summary>The first tab.</summary>
    public static Portfolio Created { get; } = new("created", PortfolioPart.Created);

    /// <summary>Pictures by others.</summary>
    public static Portfolio Collected { get; } = new("collected", PortfolioPart.Collected);

    /// <summary>All tabs.</summary>
    public static IReadOnlyList<Portfolio> Tabs { get; } =
        [Created, new("for-sale", PortfolioPart.ForSale), new("sold", PortfolioPart.Sold), Collected];

    /// <summary>Its name on the page.</summary>
    public string Title => Part switch
    {
        PortfolioPart.ForSale => T["For sale"],
        PortfolioPart.Sold => T["Sold"],
        PortfolioPart.Collected => T["Collected"],
        _ => T["Created"],
    };

    /// <summary>Reads the address; an unknown name means the first tab.</summary>
    public static Portfolio Of(string? name) => Tabs.FirstOrDefault(tab => tab.Name == name) ?? Created;

    /// <summary>The query string of this tab, without its question mark; empty for the first.</summary>
    public string Query => this == Created ? "" : $"tab={Name}";

    /// <summary>The address of a person's page that search engines know for this tab.</summary>
    public string PathOf(string userId) => this == Created ? $"/people/{userId}" : TabOf(userId);

    /// <summary>The address that shows this tab whatever it has; a person's page without a tab opens on one with pictures.</summary>
    public string TabOf(string userId) => $"/people/{userId}?tab={Name}";

    /// <summary>What the tab says while it is empty; part 0 is the person's name.</summary>
    public string Empty => Part switch
    {
        PortfolioPart.ForSale => T["<0/> has no picture for sale right now."],
        PortfolioPart.Sold => T["<0/> has not sold a picture yet."],
        PortfolioPart.Collected => T["<0/> has not bought a picture yet."],
        _ => T["<0/> has not uploaded a picture yet."],
    };
}
