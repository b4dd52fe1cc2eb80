using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Uploading;

/// <summary>The limits of a file from the pictures service; requested once a minute.</summary>
internal sealed class UploadLimitsReader(IServiceScopeFactory scopes, TimeProvider clock, ILogger<UploadLimitsReader> logger)
{
    private static readonly TimeSpan s_age = TimeSpan.FromMinutes(1);
    private volatile Known? _known;

    /// <summary>The limits; the last known ones when the service does not answer, and null before the first answer.</summary>
    public async Task<UploadLimits?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && clock.GetElapsedTime(known.At) < s_age)
            return known.Limits;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var client = scope.ServiceProvider.GetRequiredService<PictureCommands.PictureCommandsClient>();
            var limits = await client.GetUploadLimitsAsync(new GetUploadLimitsRequest(), cancellationToken: cancellationToken);
            _known = new Known(limits, clock.GetTimestamp());
            return limits;
        }
        catch (RpcException fault) when (fault.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Unimplemented)
        {
            // The form works without them; the service rejects a file that is too large.
            logger.LogWarning(fault, "The limits of uploads cannot be read");
            return _known?.Limits;
        }
    }

    private sealed record Known(UploadLimits Limits, long At);
}
