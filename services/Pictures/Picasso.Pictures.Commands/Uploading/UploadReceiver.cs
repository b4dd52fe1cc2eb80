using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>Takes the parts of an upload as they come: never more than one chunk is in memory.</summary>
internal sealed class UploadReceiver(StagingFolder staging, IOptions<UploadOptions> options, TimeProvider clock)
{
    private const int MaxChunk = 64 * 1024;

    private readonly UploadOptions _options = options.Value;

    /// <summary>The header, which comes first.</summary>
    public async Task<UploadHeader> ReadHeaderAsync(IAsyncStreamReader<UploadRequest> parts, CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(_options.IdleTimeout, clock);
        if (!await MoveNextAsync(parts, idle, cancellationToken) || parts.Current.Header is not { } header)
            throw UploadRefusals.NoHeader.ToException();
        if (header.Size < 0)
            throw UploadRefusals.BadSize.ToException();
        return header.Size > _options.MaxBytes ? throw UploadRefusals.TooLarge(_options.MaxBytes).ToException() : header;
    }

    /// <summary>All bytes into a staged file, which the caller disposes of.</summary>
    /// <param name="parts">After the header.</param>
    /// <param name="announced">Size in the header; 0 when unknown.</param>
    /// <param name="cancellationToken">Ends it; nothing is left behind.</param>
    public async Task<StagedFile> ReceiveAsync(
        IAsyncStreamReader<UploadRequest> parts, long announced, CancellationToken cancellationToken)
    {
        var file = staging.Create();
        try
        {
            await ForEachChunkAsync(parts, chunk => file.WriteAsync(chunk, cancellationToken), cancellationToken);
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

    /// <summary>The SHA-256 (lower-case hex) of all bytes, which are not kept: what the repeat of a stored upload is compared by.</summary>
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
            throw UploadRefusals.Empty.ToException();
        if (announced > 0 && size != announced)
            throw UploadRefusals.Incomplete.ToException();
    }

    private async Task ForEachChunkAsync(
        IAsyncStreamReader<UploadRequest> parts, Func<ReadOnlyMemory<byte>, Task> take, CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(_options.IdleTimeout, clock);
        var size = 0L;
        while (await MoveNextAsync(parts, idle, cancellationToken))
        {
            if (parts.Current.PartCase != UploadRequest.PartOneofCase.Chunk || parts.Current.Chunk.Length is 0 or > MaxChunk)
                throw UploadRefusals.BadChunk.ToException();
            size += parts.Current.Chunk.Length;
            if (size > _options.MaxBytes)
                throw UploadRefusals.TooLarge(_options.MaxBytes).ToException();
            await take(parts.Current.Chunk.Memory);
        }
    }

    private async Task<bool> MoveNextAsync(
        IAsyncStreamReader<UploadRequest> parts, CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        idle.CancelAfter(_options.IdleTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            return await parts.MoveNext(either.Token);
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw UploadRefusals.Incomplete.ToException();
        }
        catch (IOException broken)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The upload broke off.", broken));
        }
    }
}
