using Microsoft.AspNetCore.Http;

namespace Picasso.Web.Uploading;

/// <summary>A request's body that ends where its connection breaks, instead of failing.</summary>
internal sealed class BreakableBody(Stream body, Action broke, CancellationToken requestAborted) : Stream
{
    private bool _isBroken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isBroken)
            return 0;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, requestAborted);
        try
        {
            return await body.ReadAsync(buffer, either.Token);
        }
        catch (Exception broken) when (IsBreak(broken) && !cancellationToken.IsCancellationRequested)
        {
            _isBroken = true;
            broke();
            return 0;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A request's body is read asynchronously.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // A body that came too slowly, or ended before its announced length, is a bad request.
    private static bool IsBreak(Exception broken) => broken is IOException or BadHttpRequestException or OperationCanceledException;
}
