using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.Pictures.Commands.Quotas;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>Appends the bytes of one call to an upload: at most one chunk is in memory, and at most one part is not durable yet.</summary>
internal sealed class PartReceiver(ChunkReceiver chunks, PartStore store, DiskGuard disk)
{
    /// <summary>The header, which comes first.</summary>
    public async Task<AppendHeader> ReadHeaderAsync(IAsyncStreamReader<AppendRequest> parts, CancellationToken cancellationToken)
    {
        if ((await chunks.ReadFirstAsync(parts, cancellationToken))?.Header is not { } header)
            throw PendingErrors.NoHeader.ToException();
        return header.Offset < 0 || header.Length < 0 ? throw PendingErrors.BadHeader.ToException() : header;
    }

    /// <summary>Stores the bytes that follow the header.</summary>
    /// <returns>The offset after the last stored byte.</returns>
    public async Task<long> ReceiveAsync(
        IAsyncStreamReader<AppendRequest> parts, PendingFile file, AppendHeader header, CancellationToken cancellationToken)
    {
        using var digest = ExpectedDigest.Parse(header.Checksum);
        RequireFit(file, header, digest);
        await using var writing = new PartWriter(store, file, digest);
        await chunks.ForEachAsync(
            parts, part => part.PartCase == AppendRequest.PartOneofCase.Chunk ? part.Chunk : null,
            chunk => writing.WriteAsync(chunk, cancellationToken), cancellationToken);
        return await writing.EndAsync(cancellationToken);
    }

    private void RequireFit(PendingFile file, AppendHeader header, ExpectedDigest? digest)
    {
        if (header.Offset != file.Offset)
            throw PendingErrors.OffsetMismatch(file.Offset).ToException();
        if (header.Length > file.Upload.Size - file.Offset)
            throw PendingErrors.TooLong.ToException();
        if (digest is not null && header.Length > store.PartBytes)
            throw PendingErrors.ChecksumUnsupported.ToException();
        disk.Require(header.Length);
    }
}
