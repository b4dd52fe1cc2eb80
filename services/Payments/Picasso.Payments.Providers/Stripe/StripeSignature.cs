using System.Globalization;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>The header <c>Stripe-Signature</c>: <c>t=1492774577,v1=5257a869…,v0=…</c> (docs.stripe.com/webhooks#verify-manually).</summary>
internal static class StripeSignature
{
    private const int MaxLength = 4096;

    /// <summary>
    /// Whether a text has that form: only pairs, one time in seconds within the range of a date, and a signature of the known version.
    /// </summary>
    public static bool IsWellFormed(string? header)
    {
        if (header is not { Length: > 0 and <= MaxLength })
            return false;
        var (times, signatures) = (0, 0);
        foreach (var item in header.Split(','))
        {
            if (item.Split('=') is not [var name, { Length: > 0 } value])
                return false;
            if (name == "t" && (++times > 1 || !IsTime(value)))
                return false;
            if (name == "v1" && !value.All(char.IsAsciiHexDigit))
                return false;
            signatures += name == "v1" ? 1 : 0;
        }

        return times == 1 && signatures > 0;
    }

    private static bool IsTime(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
}
