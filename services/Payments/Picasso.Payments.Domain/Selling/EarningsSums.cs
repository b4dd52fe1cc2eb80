using Picasso.Kernel;

namespace Picasso.Payments.Selling;

/// <summary>Adds up what a seller earned, by day and by picture. Pure.</summary>
internal sealed class EarningsSums
{
    private readonly SortedDictionary<(int Day, string Currency), long> _days = [];
    private readonly Dictionary<(string PictureId, string Currency), (string Title, long Minor)> _pictures = [];

    /// <summary>The kinds of lines that are earnings; other lines move money that was earned already.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        SellerLineKinds.Sale, SellerLineKinds.Royalty, SellerLineKinds.SaleReversed, SellerLineKinds.SaleUndone, SellerLineKinds.RoyaltyReversed,
    ];

    /// <summary>Sums by day and currency, in that order; days are numbers of days since 1970-01-01 in UTC.</summary>
    public IEnumerable<(int Day, Money Amount)> Days => _days.Select(one => (one.Key.Day, new Money(one.Value, one.Key.Currency)));

    /// <summary>Adds a line. Lines come in the order of their booking: a picture has its latest title.</summary>
    public void Add(string pictureId, string title, Money amount, DateTimeOffset bookedAt)
    {
        var day = ((int)(bookedAt.ToUnixTimeSeconds() / (24 * 60 * 60)), amount.Currency);
        _days[day] = checked(_days.GetValueOrDefault(day) + amount.Minor);
        var picture = (pictureId, amount.Currency);
        _pictures[picture] = (title, checked(_pictures.GetValueOrDefault(picture).Minor + amount.Minor));
    }

    /// <summary>The pictures that earned most, most first.</summary>
    public IEnumerable<(string PictureId, string Title, Money Amount)> Pictures(int most) => _pictures
        .OrderByDescending(one => one.Value.Minor).ThenBy(one => one.Key.PictureId, StringComparer.Ordinal).ThenBy(one => one.Key.Currency, StringComparer.Ordinal)
        .Take(most).Select(one => (one.Key.PictureId, one.Value.Title, new Money(one.Value.Minor, one.Key.Currency)));
}
