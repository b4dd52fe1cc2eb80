using Picasso.Contracts.Pictures;

namespace Picasso.Web.Galleries;

/// <summary>A part of a portfolio, as one of the person page's tabs.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Title">Its name on the page.</param>
/// <param name="Part">Its pictures.</param>
internal sealed record Portfolio(string Name, string Title, PortfolioPart Part)
{
    /// <summary>The first tab.</summary>
    public static Portfolio Created { get; } = new("created", "Created", PortfolioPart.Created);

    /// <summary>Pictures by others.</summary>
    public static Portfolio Collected { get; } = new("collected", "Collected", PortfolioPart.Collected);

    /// <summary>All tabs.</summary>
    public static IReadOnlyList<Portfolio> Tabs { get; } =
        [Created, new("for-sale", "For sale", PortfolioPart.ForSale), new("sold", "Sold", PortfolioPart.Sold), Collected];

    /// <summary>Reads the address; an unknown name means the first tab.</summary>
    public static Portfolio Of(string? name) => Tabs.FirstOrDefault(tab => tab.Name == name) ?? Created;

    /// <summary>The query string of this tab, without its question mark; empty for the first.</summary>
    public string Query => this == Created ? "" : $"tab={Name}";

    /// <summary>The address of a person's page that search engines know for this tab.</summary>
    public string PathOf(string userId) => this == Created ? $"/people/{userId}" : TabOf(userId);

    /// <summary>The address that shows this tab whatever it has; a person's page without a tab opens on one with pictures.</summary>
    public string TabOf(string userId) => $"/people/{userId}?tab={Name}";

    /// <summary>What the tab says while it is empty; it follows the person's name.</summary>
    public string Empty => Part switch
    {
        PortfolioPart.ForSale => "has no picture for sale right now.",
        PortfolioPart.Sold => "has not sold a picture yet.",
        PortfolioPart.Collected => "has not bought a picture yet.",
        _ => "has not uploaded a picture yet.",
    };
}
