using System.Security.Cryptography;
using System.Text;
using Picasso.Payments.Quoting;

namespace Picasso.Payments.Limiting;

/// <summary>
/// Keyed hashes of network addresses. An address cannot be derived from its hash without the key that signs quotes. When that key is replaced,
/// counting starts again.
/// </summary>
internal sealed class AddressKeys(QuoteKeys keys)
{
    /// <summary>64 hexadecimal digits; empty when the address is unknown. No limit applies then.</summary>
    public string Of(string? address) => address is null
        ? ""
        : Convert.ToHexStringLower(HMACSHA256.HashData(keys.Find(keys.Current)!, Encoding.UTF8.GetBytes($"client-address/{address}")));
}
