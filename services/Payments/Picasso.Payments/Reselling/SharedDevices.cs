using Microsoft.Extensions.Logging;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Payments.Reselling;

/// <summary>
/// Asks Users whether the seller of a picture has signed in with the browser that now buys it. Payments keeps nothing of it.
/// </summary>
internal sealed class SharedDevices(DeviceChecks.DeviceChecksClient users, TimeProvider clock, ILogger<SharedDevices> logger)
{
    // A person waits for a quote.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    // Users looks at no more.
    private const int MostTokens = 5;

    /// <summary>Whether seller and buyer have been seen in one browser; false for a caller that shows nothing.</summary>
    /// <exception cref="Kernel.DomainException">"try_again": Users does not answer, and nothing is promised on what is not known.</exception>
    public async Task<bool> AreSharedAsync(string sellerId, IReadOnlyCollection<string> buyersTokens, CancellationToken cancellationToken)
    {
        if (buyersTokens.Count == 0)
            return false;
        var request = new CheckDeviceRequest { UserId = sellerId, DeviceTokens = { buyersTokens.Take(MostTokens) } };
        var answer = await ServiceCall.InvokeAsync(
            stop => users.CheckAsync(request, cancellationToken: stop), clock, logger, cancellationToken, s_timeout);
        return answer.Known;
    }
}
