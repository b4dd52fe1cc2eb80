using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Picasso.Pictures.Commands.Quotas;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>Receives the messages of a client's stream, at a minimum speed and with at most one in memory.</summary>
internal sealed class ChunkReceiver(IOptions<UploadOptions> options, TimeProvider clock)
{
    /// <summary>Most bytes of a chunk.</summary>
    public const int MaxChunk = 64 * 1024;

    private readonly UploadOptions _options = options.Value;

    /// <summary>The first message, within the idle timeout; null when there is none.</summary>
    public async Task<T?> ReadFirstAsync<T>(IAsyncStreamReader<T> parts, CancellationToken cancellationToken)
        where T : class
    {
        using var idle = new CancellationTokenSource(_options.IdleTimeout, clock);
        return await MoveNextAsync(parts, idle, timeLeft: null, cancellationToken) ? parts.Current : null;
    }

    /// <summary>The chunks of all further messages.</summary>
    /// <param name="parts">After the header.</param>
    /// <param name="chunkOf">The chunk of a message; null when it is none.</param>
    /// <param name="take">Takes a chunk, whose memory is only valid until it ends.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task ForEachAsync<T>(
        IAsyncStreamReader<T> parts, Func<T, ByteString?> chunkOf, Func<ReadOnlyMemory<byte>, Task> take, CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(_options.IdleTimeout, clock);
        var (begun, size) = (clock.GetTimestamp(), 0L);
        while (await MoveNextAsync(parts, idle, TimeLeft(begun, size), cancellationToken))
        {
            if (chunkOf(parts.Current) is not { Length: > 0 and <= MaxChunk } chunk)
                throw UploadErrors.BadChunk.ToException();
            size += chunk.Length;
            await take(chunk.Memory);
        }
    }

    /// <summary>The deadline of the next chunk, so that the upload has the minimum speed.</summary>
    private TimeSpan TimeLeft(long begun, long size) =>
        _options.RateGrace + TimeSpan.FromSeconds((double)size / _options.MinBytesPerSecond) - clock.GetElapsedTime(begun);

    private async Task<bool> MoveNextAsync<T>(
        IAsyncStreamReader<T> parts, CancellationTokenSource idle, TimeSpan? timeLeft, CancellationToken cancellationToken)
    {
        if (timeLeft <= TimeSpan.Zero)
            throw QuotaErrors.TooSlow.ToException();
        var isRate = timeLeft < _options.IdleTimeout;
        idle.CancelAfter(isRate ? timeLeft!.Value : _options.IdleTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            return await parts.MoveNext(either.Token);
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw (isRate ? QuotaErrors.TooSlow : UploadErrors.Incomplete).ToException();
        }
        catch (IOException broken)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The upload broke off.", broken));
        }
    }
}
