using Microsoft.Extensions.Time.Testing;
using Picasso.Fakes.Stores;
using Picasso.ObjectStorage;
using Picasso.ObjectStorage.Folder;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.ObjectStore;

/// <summary>Fresh buckets under test, gone when disposed.</summary>
public interface IObjects : IAsyncDisposable
{
    /// <summary>An age that everything has, also what a server stored whose clock is ahead or rounds up.</summary>
    static readonly TimeSpan AnyAge = TimeSpan.FromMinutes(-5);

    /// <summary>Makes the buckets.</summary>
    Task PrepareAsync();

    /// <summary>A store of its own on the same buckets each time, as another process has it.</summary>
    IObjectStore Open();
}

/// <summary>Buckets in a fresh folder.</summary>
public sealed class FolderObjects : IObjects
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-objects-");

    public string Path => _folder.FullName;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public Task PrepareAsync() => Task.CompletedTask;

    public IObjectStore Open() => OpenFolder();

    internal FolderObjectStore OpenFolder() => new(Path, Clock);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Buckets in memory.</summary>
public sealed class ObjectsInMemory : IObjects
{
    private readonly InMemoryObjectStore _store = new(TimeProvider.System);

    public Task PrepareAsync() => Task.CompletedTask;

    public IObjectStore Open() => _store;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class InMemoryObjectStoreConformance() : ObjectStoreConformance(new ObjectsInMemory());

public sealed class FolderObjectStoreConformance() : ObjectStoreConformance(new FolderObjects());

[Trait(Engines.Trait, "S3")]
public sealed class S3ObjectStoreConformance() : ObjectStoreConformance(new S3Objects());
