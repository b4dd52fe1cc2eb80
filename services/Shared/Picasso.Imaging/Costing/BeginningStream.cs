namespace Picasso.Imaging.Costing;

/// <summary>A file of which only the first bytes are present: it has its full length, and reads end after them.</summary>
internal sealed class BeginningStream(ReadOnlyMemory<byte> beginning, long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Position >= beginning.Length)
            return 0;
        var here = beginning.Span[(int)Position..];
        var count = Math.Min(here.Length, buffer.Length);
        here[..count].CopyTo(buffer);
        Position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
