using System.Globalization;

namespace Picasso.Kernel;

/// <summary>The bounds of card providers for a currency.</summary>
/// <param name="Code">ISO 4217 code.</param>
/// <param name="Decimals">Decimals of the major unit: 2 for cents, 0 for yen.</param>
/// <param name="LowestPriceMinor">The least that Stripe charges (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).</param>
/// <param name="HighestPriceMinor">The most that Stripe charges: eight digits of minor units.</param>
public sealed record CurrencyRules(string Code, int Decimals, long LowestPriceMinor, long HighestPriceMinor = CurrencyRules.EightDigits)
{
    /// <summary>Eight digits.</summary>
    public const long EightDigits = 99_999_999;

    /// <summary>For display: "0.50 and 999999.99".</summary>
    public string Bounds => $"{Write((UInt128)LowestPriceMinor, Decimals)} and {Write((UInt128)HighestPriceMinor, Decimals)}";

    internal static string Write(UInt128 minor, int decimals)
    {
        var digits = minor.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
    }
}
