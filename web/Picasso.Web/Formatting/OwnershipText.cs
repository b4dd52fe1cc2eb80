using Picasso.Contracts.Pictures;

namespace Picasso.Web.Formatting;

/// <summary>The status of an owner's own picture, as a short text with its style.</summary>
internal static class OwnershipText
{
    /// <summary>The owner's status text in lists.</summary>
    public static (string Style, string Text) State(Picture picture) => picture switch
    {
        { Frozen: true } => ("state-held", "Frozen: a payment dispute is open"),
        { Reserved: true } => ("state-held", "Being bought"),
        { Price: { } price } => ("state-sale", $"For sale · {MoneyText.Show(price)}"),
        _ => ("", "Not for sale"),
    };

    /// <summary>Why the picture cannot be changed now, and what happens next; null when it can.</summary>
    public static string? Lock(Picture picture) => picture switch
    {
        { Frozen: true } => "Your bank disputes your payment for this picture. Until the dispute is closed, the picture cannot be listed, edited or "
            + "downloaded. If it is closed in the sale's favour, everything is possible again; otherwise the picture returns to its seller. "
            + "If the dispute is a mistake, tell your bank.",
        { Reserved: true } => "Someone is buying this picture right now. Price, listing and details can be changed again as soon as that purchase ends. "
            + "An unpaid purchase ends within minutes.",
        _ => null,
    };
}
