using Picasso.DocumentStorage.Quarantining;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.Projecting;
using Picasso.EventSourcing.Quarantining;
using Picasso.EventSourcing.Sqlite;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Indexing;
using Picasso.Pictures.Commands.Indexing.Mongo;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.ReadModel.Mongo;
using Picasso.Pictures.Queries.ReadModel.Sqlite;
using Picasso.Testing.Documents;

namespace Picasso.Conformance.Tests.PicturesOnLog;

/// <summary>Where the views of pictures are kept, empty at first and gone when disposed.</summary>
internal interface IViewStores : IAsyncDisposable
{
    Task PrepareAsync();

    IPictureReadModel OpenRows();

    (IPictureIndex Index, IProjection Projection) OpenIndex();

    IQuarantine OpenQuarantine();
}

internal sealed class SqliteViews : IViewStores
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-views-");

    private DataDirectory Data => new(_folder.FullName);

    public Task PrepareAsync() => Task.CompletedTask;

    public IPictureReadModel OpenRows() => new SqlitePictureReadModel(Data);

    public (IPictureIndex Index, IProjection Projection) OpenIndex()
    {
        var index = new SqlitePictureIndex(Data, new Signal<IPictureIndex>());
        return (index, index);
    }

    public IQuarantine OpenQuarantine() => new SqliteQuarantine(Data.File("quarantine.db"));

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

internal sealed class MongoViews : IViewStores
{
    private readonly TestDocuments _documents = new();

    public async Task PrepareAsync()
    {
        await new MongoReadModelSchema(_documents.Databases).EnsureAsync(CancellationToken.None);
        await new MongoPictureIndex(_documents.Databases, new Signal<IPictureIndex>()).EnsureAsync(CancellationToken.None);
    }

    public IPictureReadModel OpenRows() => new MongoPictureReadModel(_documents.Databases, TimeProvider.System);

    public (IPictureIndex Index, IProjection Projection) OpenIndex()
    {
        var index = new MongoPictureIndex(_documents.Databases, new Signal<IPictureIndex>());
        return (index, index);
    }

    public IQuarantine OpenQuarantine() => new MongoQuarantine(_documents.Databases, "held");

    public ValueTask DisposeAsync() => _documents.DisposeAsync();
}
