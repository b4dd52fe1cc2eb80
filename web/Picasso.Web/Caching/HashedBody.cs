using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace Picasso.Web.Caching;

/// <summary>A response's body that is held back, and hashed while it is written. More than a megabyte is kept in a temporary file.</summary>
internal sealed class HashedBody : Stream
{
    private const int InMemory = 1 << 20;
    private const int HashBytes = 16;
    private readonly FileBufferingWriteStream _kept = new(InMemory);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _kept.Length;

    public override long Position
    {
        get => _kept.Length;
        set => throw new NotSupportedException();
    }

    /// <summary>A weak validator of what was written: a proxy or this server may compress it.</summary>
    public string Validator() => $"W/\"{Convert.ToHexStringLower(_hash.GetHashAndReset().AsSpan(0, HashBytes))}\"";

    /// <summary>Sends what was written.</summary>
    public Task SendAsync(Stream destination, CancellationToken cancellationToken) => _kept.DrainBufferAsync(destination, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count)
    {
        _hash.AppendData(buffer, offset, count);
        _kept.Write(buffer, offset, count);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _hash.AppendData(buffer.Span);
        await _kept.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // Nothing is sent before all of it is written.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await _kept.DisposeAsync();
        await base.DisposeAsync();
    }
}
