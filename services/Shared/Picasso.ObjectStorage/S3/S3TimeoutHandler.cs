using System.Net;

namespace Picasso.ObjectStorage.S3;

/// <summary>Limits how long the server may be silent, so that no caller waits for a lost server.</summary>
internal sealed class S3TimeoutHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>The timeout of an answer, or of its next bytes.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(8);

    // Sending also takes time; the timeout assumes a minimum bandwidth.
    private const double SlowestBytesPerSecond = 512 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sending = TimeSpan.FromSeconds((request.Content?.Headers.ContentLength ?? 0) / SlowestBytesPerSecond);
        using var timeout = new CancellationTokenSource(Silence + sending, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return RequireServing(await base.SendAsync(request, either.Token));
        }
        catch (OperationCanceledException silent) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectStoreUnavailableException("The S3 server does not answer.", silent);
        }
        catch (HttpRequestException away) when (away.StatusCode is null)
        {
            throw new ObjectStoreUnavailableException("The S3 server is unreachable.", away);
        }
    }

    // The client library has no exception type for a server that reports unavailability, and reads by address have only the status.
    private static HttpResponseMessage RequireServing(HttpResponseMessage answer)
    {
        if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
            return answer;
        var status = (int)answer.StatusCode;
        answer.Dispose();
        throw new ObjectStoreUnavailableException($"The S3 server reports that it is unavailable ({status}).");
    }
}

/// <summary>Reading an object: the next bytes may take as long as the start of the answer.</summary>
internal sealed class S3ReadStream(Stream answer) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => answer.Length;

    public override long Position
    {
        get => answer.Position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(S3TimeoutHandler.Silence, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await answer.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException silent) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectStoreUnavailableException("The S3 server stopped in the middle of its answer.", silent);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => answer.Read(buffer, offset, count);
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            answer.Dispose();
        base.Dispose(disposing);
    }
}
