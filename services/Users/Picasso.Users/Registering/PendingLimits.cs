using Microsoft.Extensions.Options;
using Picasso.Users.Limiting;

namespace Picasso.Users.Registering;

/// <summary>How many pending registrations of an address are kept.</summary>
internal sealed class PendingLimits(IOptions<LimitOptions> options)
{
    /// <summary>At least one.</summary>
    public int PerAddress => Math.Max(1, options.Value.PendingPerAddress);
}
