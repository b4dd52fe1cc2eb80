using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Picasso.EmbeddedStorage;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Quotas;

/// <summary>The free space of the data folder's disk.</summary>
internal interface IFreeSpace
{
    /// <summary>Bytes that this process may still write.</summary>
    long Bytes { get; }
}

/// <summary>The free space from the operating system.</summary>
internal sealed class FreeSpace(DataDirectory directory) : IFreeSpace
{
    private readonly DriveInfo _drive = new(directory.Folder("uploads"));

    public long Bytes => _drive.AvailableFreeSpace;
}

/// <summary>Reserves the last part of the disk: databases and logs must be able to continue when uploads are rejected.</summary>
internal sealed class DiskGuard(IFreeSpace space, IOptions<UploadOptions> options) : IHealthCheck
{
    public const string Name = "uploads-disk";

    /// <summary>Whether enough space remains after so many more bytes.</summary>
    public bool HasRoomFor(long bytes) => space.Bytes - bytes >= options.Value.MinFreeBytes;

    /// <exception cref="Kernel.DomainException">"storage_full".</exception>
    public void Require(long bytes)
    {
        if (!HasRoomFor(bytes))
            throw QuotaErrors.DiskIsFull.ToException();
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HasRoomFor(options.Value.MaxBytes)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("The disk is nearly full: uploads are refused."));
}
