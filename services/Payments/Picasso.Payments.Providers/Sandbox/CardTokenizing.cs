using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Picasso.Contracts.Payments;
using Picasso.Kernel;

namespace Picasso.Payments.Providers.Sandbox;

/// <summary>Exchanges a test card for a token. The number is not stored.</summary>
internal sealed class CardTokenizing(SandboxTransactions books, TimeProvider clock)
{
    private const int MaxYearsAhead = 30;

    /// <exception cref="DomainException">"card_invalid".</exception>
    public (string Token, string Last4) Tokenize(TokenizeRequest card)
    {
        var digits = card.Number.Replace(" ", "", StringComparison.Ordinal);
        if (TestCards.Find(digits) is not { } behaviour)
            throw Invalid("That is not one of the sandbox's test cards.", "number");
        if (!IsCurrent(card.ExpiryMonth, card.ExpiryYear))
            throw Invalid("Check the expiry date.", "expiry_month");
        if (card.Cvc.Length is not (3 or 4) || !card.Cvc.All(char.IsAsciiDigit))
            throw Invalid("The security code has three or four digits.", "cvc");
        var token = $"pm_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24))}";
        var last4 = digits[^4..];
        books.Write(entries =>
        {
            entries.AddMethod(token, behaviour, last4, FingerprintOf(card, digits), clock.GetUtcNow());
            return token;
        });
        return (token, last4);
    }

    // A card is valid through the last day of its month, in the last time zone.
    private bool IsCurrent(int month, int year)
    {
        var now = clock.GetUtcNow();
        if (month is < 1 or > 12 || year < now.Year - 1 || year > now.Year + MaxYearsAhead)
            return false;
        var end = new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.FromHours(-12)).AddMonths(1);
        return now < end;
    }

    // All people use the same few test numbers: the other fields of a card distinguish one person's from another's.
    private static string FingerprintOf(TokenizeRequest card, string digits) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{digits}/{card.ExpiryMonth}/{card.ExpiryYear}/{card.Cvc}"))));

    private static DomainException Invalid(string message, string field) =>
        DomainError.Invalid("card_invalid", message, field).ToException();
}
