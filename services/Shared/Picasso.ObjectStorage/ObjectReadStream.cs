namespace Picasso.ObjectStorage;

/// <summary>A stored object as a stream that can seek before the first read: the object is opened at the wanted offset by the first read.</summary>
internal sealed class ObjectReadStream(IObjectStore objects, Bucket bucket, string key, long length) : Stream
{
    private Stream? _content;
    private long _position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => length + offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        if (target != _position)
            Close(ref _content);
        return _position = target;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length)
            return 0;
        _content ??= await objects.OpenAsync(bucket, key, _position, cancellationToken)
            ?? throw new FileNotFoundException("The object was deleted while it was read.");
        var read = await _content.ReadAsync(buffer, cancellationToken);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Originals must be read asynchronously.");

    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close(ref _content);
        base.Dispose(disposing);
    }

    private static void Close(ref Stream? content)
    {
        content?.Dispose();
        content = null;
    }
}
