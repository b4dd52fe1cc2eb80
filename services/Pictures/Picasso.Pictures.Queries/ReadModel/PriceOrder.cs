namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>
/// The order of pictures by price. Amounts of different currencies cannot be compared: currencies follow each other by their code, and within one the highest
/// price is first. It is stored with the row.
/// </summary>
internal static class PriceOrder
{
    /// <summary>Of a picture without an offer: behind every offer.</summary>
    public const long None = -1;

    private const long PerCurrency = 1_000_000_000_000;
    private const int Letters = 26;
    private const int CodeLength = 3;

    /// <summary>Higher is first.</summary>
    public static long RankOf(Offer? offer) => offer is null
        ? None
        : (LaterCurrencies(offer.Currency) * PerCurrency) + Math.Clamp(offer.PriceMinor, 0, PerCurrency - 1);

    // EUR is before USD, so it has more codes behind it.
    private static long LaterCurrencies(string code)
    {
        long later = 0;
        for (var place = 0; place < CodeLength; place++)
            later = (later * Letters) + (place < code.Length ? Math.Clamp('Z' - code[place], 0, Letters - 1) : 0);
        return later;
    }
}
