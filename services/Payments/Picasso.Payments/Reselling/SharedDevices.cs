using Microsoft.Extensions.Logging;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Payments.Reselling;

/// <summary>Asks Users whether the seller of a picture has signed in with the buyer's browser. Payments stores no result.</summary>
internal sealed class SharedDevices(DeviceChecks.DeviceChecksClient users, TimeProvider clock, ILogger<SharedDevices> logger)
{
    // Short, because a user waits for the quote.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    // The maximum that Users accepts.
    private const int MostTokens = 5;

    /// <summary>Whether seller and buyer have signed in with one browser; false for a caller without a browser id.</summary>
    /// <exception cref="Kernel.DomainException">"try_again": Users does not answer, and the result must not be guessed.</exception>
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
