using System.Security.Cryptography;
using Picasso.ObjectStorage;

namespace Picasso.Pictures.Commands.Reserving;

/// <summary>Whether what a buyer pays for is there and intact.</summary>
internal sealed class OriginalCheck(IObjectStore objects)
{
    public async Task<bool> IsIntactAsync(OriginalFile original, CancellationToken cancellationToken)
    {
        await using var content = await objects.OpenAsync(Bucket.Originals, original.Key, 0, cancellationToken);
        return content is not null
            && Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == original.Sha256;
    }
}
