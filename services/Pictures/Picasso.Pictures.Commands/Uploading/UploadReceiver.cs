using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Pictures;
using Picasso.Pictures.Commands.Imaging;
using Picasso.Pictures.Commands.Quotas;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>Receives the parts of an upload: at most one chunk is in memory.</summary>
internal sealed class UploadReceiver(StagingFolder staging, DiskGuard disk, PictureImaging imaging, ChunkReceiver chunks, IOptions<UploadOptions> options)
{
    /// <summary>A first chunk of this size shows what the file is.</summary>
    public const int LeastBeginning = 4 * 1024;
    private const int DiskCheckEvery = 4 * 1024 * 1024;

    private readonly UploadOptions _options = options.Value;

    /// <summary>The limits of a file.</summary>
    public UploadLimits Limits => new() { MaxBytes = _options.MaxBytes, MaxPixels = _options.MaxPixels, MinSide = _options.MinSide };

    /// <summary>The header, which comes first.</summary>
    public async Task<UploadHeader> ReadHeaderAsync(IAsyncStreamReader<UploadRequest> parts, CancellationToken cancellationToken)
    {
        if ((await chunks.ReadFirstAsync(parts, cancellationToken))?.Header is not { } header)
            throw UploadErrors.NoHeader.ToException();
        RequireAnnouncedSize(header);
        return header;
    }

    /// <summary>Rejects by the size in the header.</summary>
    public void RequireAnnouncedSize(UploadHeader header)
    {
        if (header.Size < 0)
            throw UploadErrors.BadSize.ToException();
        if (header.Size > _options.MaxBytes)
            throw UploadErrors.TooLarge(_options.MaxBytes).ToException();
    }

    /// <summary>Rejects by the file's first bytes in a header; without any it does nothing.</summary>
    public void RefuseByBeginning(UploadHeader header)
    {
        if (header.Beginning.Length > ChunkReceiver.MaxChunk)
            throw UploadErrors.BadBeginning.ToException();
        if (!header.Beginning.IsEmpty)
            imaging.RefuseByBeginning(header.Beginning.Memory, header.Size);
    }

    /// <summary>All bytes into a staged file, which the caller disposes of.</summary>
    /// <param name="parts">After the header.</param>
    /// <param name="announced">Size in the header; 0 when unknown.</param>
    /// <param name="cancellationToken">Cancels it; nothing is left on disk.</param>
    public async Task<StagedFile> ReceiveAsync(
        IAsyncStreamReader<UploadRequest> parts, long announced, CancellationToken cancellationToken)
    {
        disk.Require(announced > 0 ? announced : _options.MaxBytes);
        var file = staging.Create();
        try
        {
            await ForEachChunkAsync(parts, chunk => WriteAsync(file, chunk, announced, cancellationToken), cancellationToken);
            RequireWhole(file.Size, announced);
            await file.CompleteAsync();
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    // Other uploads and other writers to this disk may have used the space since the beginning.
    private async Task WriteAsync(StagedFile file, ReadOnlyMemory<byte> chunk, long announced, CancellationToken cancellationToken)
    {
        // The first chunk of a client with full chunks is sufficient; a rejected upload is not received any further.
        if (file.Size == 0 && chunk.Length >= LeastBeginning)
            imaging.RefuseByBeginning(chunk, announced);
        if (file.Size / DiskCheckEvery != (file.Size + chunk.Length) / DiskCheckEvery)
            disk.Require(chunk.Length);
        await file.WriteAsync(chunk, cancellationToken);
    }

    /// <summary>The SHA-256 (lower-case hex) of all bytes, which are not stored: a repeat of a stored upload is compared by it.</summary>
    public async Task<string> ReceiveDigestAsync(
        IAsyncStreamReader<UploadRequest> parts, long announced, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0L;
        await ForEachChunkAsync(parts, Add, cancellationToken);
        RequireWhole(size, announced);
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        Task Add(ReadOnlyMemory<byte> chunk)
        {
            hash.AppendData(chunk.Span);
            size += chunk.Length;
            return Task.CompletedTask;
        }
    }

    private static void RequireWhole(long size, long announced)
    {
        if (size == 0)
            throw UploadErrors.Empty.ToException();
        if (announced > 0 && size != announced)
            throw UploadErrors.Incomplete.ToException();
    }

    private async Task ForEachChunkAsync(
        IAsyncStreamReader<UploadRequest> parts, Func<ReadOnlyMemory<byte>, Task> take, CancellationToken cancellationToken)
    {
        var size = 0L;
        await chunks.ForEachAsync(parts, part => part.PartCase == UploadRequest.PartOneofCase.Chunk ? part.Chunk : null, TakeAsync, cancellationToken);

        Task TakeAsync(ReadOnlyMemory<byte> chunk)
        {
            size += chunk.Length;
            return size > _options.MaxBytes ? throw UploadErrors.TooLarge(_options.MaxBytes).ToException() : take(chunk);
        }
    }
}
