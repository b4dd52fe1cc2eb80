using Picasso.Kernel;
using Picasso.Web.Formatting;

namespace Picasso.Web.Selling;

/// <summary>What a seller gets of a price.</summary>
/// <param name="Price">The price.</param>
/// <param name="Net">Without fee and royalty.</param>
internal sealed record Proceeds(Money Price, Money Net)
{
    private const int All = 10_000;

    // 240.00 where a minor unit is a hundredth; 24,000 yen.
    private const long ExampleMinor = 24_000;

    /// <summary>Of the entered price, or of an example where no valid one was entered.</summary>
    /// <param name="typed">As entered.</param>
    /// <param name="currency">Its currency.</param>
    /// <param name="feeBasisPoints">Picasso's fee.</param>
    /// <param name="royaltyBasisPoints">The creator's share of a resale; 0 for none.</param>
    public static Proceeds Of(string? typed, string? currency, int feeBasisPoints, int royaltyBasisPoints)
    {
        var code = Currency.IsTraded(currency) ? currency! : Currency.Traded[0];
        var (entered, error) = MoneyText.ParsePrice(typed, code);
        return Of(error is null ? entered : new Money(ExampleMinor, code), feeBasisPoints, royaltyBasisPoints);
    }

    /// <summary>Fee and royalty are each rounded down to a minor unit; the royalty is at most what the fee leaves.</summary>
    public static Proceeds Of(Money price, int feeBasisPoints, int royaltyBasisPoints)
    {
        var rest = price.Minor - ShareOf(price.Minor, feeBasisPoints);
        return new Proceeds(price, price with { Minor = rest - Math.Min(rest, ShareOf(price.Minor, royaltyBasisPoints)) });
    }

    private static long ShareOf(long minor, int basisPoints) => (long)((Int128)minor * basisPoints / All);
}
