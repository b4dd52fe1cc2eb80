using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>Cuts the bytes of one call into parts. What was received before it ends is stored, except where a digest has to match first.</summary>
internal sealed class PartWriter(PartStore store, PendingFile file, ExpectedDigest? digest) : IAsyncDisposable
{
    private StagedFile? _part;
    private long _offset = file.Offset;
    private int _stored = file.StoredParts;

    public async Task WriteAsync(ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        Require(chunk);
        digest?.Add(chunk.Span);
        while (!chunk.IsEmpty)
        {
            // Not before the next byte: what a digest covers is stored when all of it has been received.
            if (_part?.Size == store.PartBytes)
                await StoreAsync(cancellationToken);
            _part ??= store.Begin(_stored);
            var length = (int)Math.Min(chunk.Length, store.PartBytes - _part.Size);
            await _part.WriteAsync(chunk[..length], cancellationToken);
            chunk = chunk[length..];
        }
    }

    public async Task<long> EndAsync(CancellationToken cancellationToken)
    {
        digest?.Require();
        if (_part is not null)
            await StoreAsync(cancellationToken);
        return _offset;
    }

    public async ValueTask DisposeAsync()
    {
        if (_part is not null)
            await _part.DisposeAsync();
        _part = null;
    }

    private void Require(ReadOnlyMemory<byte> chunk)
    {
        var received = _offset + (_part?.Size ?? 0);
        if (received == 0)
            store.RefuseByBeginning(chunk, file.Upload.Size);
        if (received + chunk.Length > file.Upload.Size)
            throw PendingErrors.TooLong.ToException();
        if (digest is not null && received + chunk.Length - file.Offset > store.PartBytes)
            throw PendingErrors.ChecksumUnsupported.ToException();
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        _offset = (await store.StoreAsync(file.Upload, _offset, _part!, cancellationToken)).End;
        _stored++;
        await DisposeAsync();
    }
}
