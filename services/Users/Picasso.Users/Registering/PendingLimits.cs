using Microsoft.Extensions.Options;
using Picasso.Users.Limiting;

namespace Picasso.Users.Registering;

/// <summary>The number of stored pending registrations of an address.</summary>
internal sealed class PendingLimits(IOptions<LimitOptions> options)
{
    /// <summary>At least one.</summary>
    public int PerAddress => Math.Max(1, options.Value.PendingPerAddress);
}
