using System.Security.Cryptography;
using System.Text;
using Picasso.Payments.Quoting;

namespace Picasso.Payments.Limiting;

/// <summary>
/// Names of network addresses; the address cannot be derived from one without the key that signs quotes. When that key is exchanged, counting
/// begins anew.
/// </summary>
internal sealed class AddressKeys(QuoteKeys keys)
{
    /// <summary>64 hexadecimal digits; empty when the address is unknown, which no limit applies to.</summary>
    public string Of(string? address) => address is null
        ? ""
        : Convert.ToHexStringLower(HMACSHA256.HashData(keys.Find(keys.Current)!, Encoding.UTF8.GetBytes($"client-address/{address}")));
}
