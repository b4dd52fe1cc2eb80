using Microsoft.Extensions.Time.Testing;
using Picasso.ObjectStorage;
using Picasso.ObjectStorage.Folder;

namespace Picasso.Conformance.Tests.ObjectStore;

/// <summary>Fresh buckets under test, gone when disposed.</summary>
public interface IObjects : IDisposable
{
    /// <summary>A store of its own on the same buckets each time, as another process has it.</summary>
    IObjectStore Open();
}

/// <summary>Buckets in a fresh folder.</summary>
public sealed class FolderObjects : IObjects
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-objects-");

    public string Path => _folder.FullName;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public IObjectStore Open() => OpenFolder();

    internal FolderObjectStore OpenFolder() => new(Path, Clock);

    public void Dispose() => _folder.Delete(recursive: true);
}

public sealed class FolderObjectStoreConformance() : ObjectStoreConformance(new FolderObjects());
