using System.Security.Cryptography;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>One upload's bytes in a local file, locked until it is disposed of, which deletes it.</summary>
internal sealed class StagedFile : IAsyncDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private FileStream _lock;

    public StagedFile(string path)
    {
        Path = path;
        _lock = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16, useAsync: true);
    }

    public string Path { get; }

    /// <summary>Bytes written so far.</summary>
    public long Size { get; private set; }

    /// <summary>Lower-case hex, once complete.</summary>
    public string Sha256 { get; private set; } = "";

    public async Task WriteAsync(ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        await _lock.WriteAsync(chunk, cancellationToken);
        _hash.AppendData(chunk.Span);
        Size += chunk.Length;
    }

    /// <summary>The file is complete and can be read from now on.</summary>
    public async Task CompleteAsync()
    {
        Sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset());
        await _lock.DisposeAsync();
        _lock = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    public Stream OpenRead() =>
        new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);

    public async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await _lock.DisposeAsync();
        File.Delete(Path);
    }
}
