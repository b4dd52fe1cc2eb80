using Grpc.Core;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Uploading;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Limiting;

namespace Picasso.Pictures.Commands.ShowingCamera;

/// <summary>Limits how often one user, or one address, has an original read again: it may be large.</summary>
internal sealed class CameraLimits(IOptions<UploadOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan s_window = TimeSpan.FromHours(1);

    private readonly RateCounter _reads = new(clock);

    /// <summary>Counts a file that is about to be read.</summary>
    /// <exception cref="DomainException">"too_many_camera_reads".</exception>
    public void Count(UserId person, ServerCallContext context)
    {
        var address = context.FindClientAddress();
        if (!_reads.TryCount($"person:{person}", options.Value.CameraReadsPerPerson, s_window)
            || (address is not null && !_reads.TryCount($"address:{address}", options.Value.CameraReadsPerAddress, s_window)))
            throw TooMany.ToException();
    }

    private static DomainError TooMany { get; } = new(
        DomainErrorKind.Exhausted, "too_many_camera_reads", "Camera data was read very often within an hour. Please wait a while.");
}
