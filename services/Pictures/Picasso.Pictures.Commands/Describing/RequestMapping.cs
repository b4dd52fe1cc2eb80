using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Pictures.Describing;
using KernelMoney = Picasso.Kernel.Money;

namespace Picasso.Pictures.Commands.Describing;

/// <summary>Requests as the domain's values.</summary>
internal static class RequestMapping
{
    /// <summary>The words in their stored form.</summary>
    /// <exception cref="Kernel.RefusedException">One of them is invalid.</exception>
    public static PictureDetails ToDetails(this Details? details)
    {
        details ??= new Details();
        var typed = new PictureDetails(details.Title, details.Description, [.. details.Tags], details.Category, details.AltText);
        var refusal = DetailsRules.Normalise(typed, Categories.All.Keys, Categories.Other, out var normalised);
        return refusal is null ? normalised : throw refusal.ToException();
    }

    /// <summary>A price.</summary>
    /// <exception cref="Kernel.RefusedException">"price_invalid" or "currency_unsupported".</exception>
    public static KernelMoney ToPrice(this Money? money)
    {
        var price = money is null ? new KernelMoney(0, Kernel.Currency.Traded[0]) : new KernelMoney(money.Minor, money.Currency);
        return price.RefusalAsPrice() is { } refusal ? throw refusal.ToException() : price;
    }
}
