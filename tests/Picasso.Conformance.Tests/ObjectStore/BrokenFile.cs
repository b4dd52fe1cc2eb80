namespace Picasso.Conformance.Tests.ObjectStore;

/// <summary>A file that says its size and cannot be read to its end.</summary>
internal sealed class BrokenFile(int size, int readable) : MemoryStream(new byte[size], writable: false)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Allowed(count));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Allowed(buffer.Length)]);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        base.ReadAsync(buffer, offset, Allowed(count), cancellationToken);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Allowed(buffer.Length)], cancellationToken);

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        var buffer = new byte[bufferSize];
        while (await ReadAsync(buffer, cancellationToken) is > 0 and var read)
            await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
    }

    private int Allowed(int count) =>
        Position >= readable ? throw new IOException("The disk cannot be read.") : (int)Math.Min(count, readable - Position);
}
