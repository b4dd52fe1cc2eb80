using Grpc.Core;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Uploading;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Limiting;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>Limits the pending uploads of one user by number and size, and how many one user or one address begins.</summary>
internal sealed class PendingLimits(IOptions<UploadOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan s_window = TimeSpan.FromHours(1);

    private readonly UploadOptions _options = options.Value;
    private readonly RateCounter _begun = new(clock);
    private readonly RateCounter _thumbnails = new(clock);

    /// <summary>Counts an upload that is about to begin.</summary>
    /// <exception cref="DomainException">"too_many_uploads_begun".</exception>
    public void Count(UserId person, ServerCallContext context)
    {
        var address = context.FindClientAddress();
        if (!_begun.TryCount($"person:{person}", _options.BegunPerPerson, s_window)
            || (address is not null && !_begun.TryCount($"address:{address}", _options.BegunPerAddress, s_window)))
            throw PendingErrors.TooManyBegun.ToException();
    }

    /// <summary>Counts a thumbnail that is about to be read or made.</summary>
    /// <exception cref="DomainException">"too_many_thumbnails".</exception>
    public void CountThumbnail(UserId person, ServerCallContext context)
    {
        var address = context.FindClientAddress();
        if (!_thumbnails.TryCount($"person:{person}", _options.ThumbnailsPerPerson, s_window)
            || (address is not null && !_thumbnails.TryCount($"address:{address}", _options.ThumbnailsPerAddress, s_window)))
            throw PendingErrors.TooManyThumbnails.ToException();
    }

    /// <summary>Rejects one more upload beside those that are pending.</summary>
    /// <exception cref="DomainException">"too_many_pending", "pending_storage".</exception>
    public void Require(IReadOnlyList<PendingUpload> pending, long size)
    {
        if (pending.Count >= _options.PendingPerPerson)
            throw PendingErrors.TooManyPending.ToException();
        if (pending.Sum(upload => upload.Size) + size > _options.PendingBytesPerPerson)
            throw PendingErrors.PendingStorage.ToException();
    }

    /// <summary>Rejects a file by its announced size.</summary>
    /// <exception cref="DomainException">"file_empty", "file_too_large", "invalid_request".</exception>
    public void RequireSize(long size)
    {
        if (size < 0)
            throw UploadErrors.BadSize.ToException();
        if (size == 0)
            throw UploadErrors.Empty.ToException();
        if (size > _options.MaxBytes)
            throw UploadErrors.TooLarge(_options.MaxBytes).ToException();
    }

    /// <summary>Rejects one more part of an upload.</summary>
    /// <exception cref="DomainException">"too_many_parts".</exception>
    public void RequirePart(int stored)
    {
        if (stored >= _options.PartsPerUpload)
            throw PendingErrors.TooManyParts.ToException();
    }
}
