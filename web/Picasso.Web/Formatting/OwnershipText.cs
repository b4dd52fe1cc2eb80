using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Formatting;

/// <summary>The status of an owner's own picture, as a short text with its style.</summary>
internal static class OwnershipText
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    /// <summary>The owner's status text in lists.</summary>
    public static (string Style, string Text) State(Picture picture) => picture switch
    {
        { Frozen: true } => ("state-held", T["Frozen: a payment dispute is open"].Value),
        { Reserved: true } => ("state-held", T["Being bought"].Value),
        { Price: { } price } => ("state-sale", T["For sale · {0}", MoneyText.Show(price)].Value),
        _ => ("", T["Not for sale"].Value),
    };

    /// <summary>Why the picture cannot be changed now, and what happens next; null when it can.</summary>
    public static string? Lock(Picture picture) => picture switch
    {
        { Frozen: true } => T["Lock.Frozen"].Value,
        { Reserved: true } => T["Lock.Reserved"].Value,
        _ => null,
    };
}
