using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.ReadModel.Sqlite;

namespace Picasso.Conformance.Tests.PictureQueries;

public sealed class SqlitePictureReadModelTests(SqliteReadModelFile file) : PictureReadModelSuite, IClassFixture<SqliteReadModelFile>
{
    private protected override IPictureReadModel Model { get; } = file.New();
}

public sealed class SqlitePictureListingTests(SqliteReadModelFile file) : PictureListingSuite, IClassFixture<SqliteReadModelFile>
{
    private protected override IPictureReadModel Model { get; } = file.New();
}

public sealed class SqliteSearchTests(SqliteReadModelFile file) : PictureSearchSuite, IClassFixture<SqliteReadModelFile>
{
    private protected override IPictureReadModel Model { get; } = file.New();
}

public sealed class SqliteSearchPagesTests(SqliteReadModelFile file) : PictureSearchPagesSuite, IClassFixture<SqliteReadModelFile>
{
    private protected override IPictureReadModel Model { get; } = file.New();
}

public sealed class SqliteRelatedTests(SqliteReadModelFile file) : PictureRelatedSuite, IClassFixture<SqliteReadModelFile>
{
    private protected override IPictureReadModel Model { get; } = file.New();
}

/// <summary>A folder for read models, one file for each test.</summary>
public sealed class SqliteReadModelFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-read-");
    private int _count;

    internal SqlitePictureReadModel New() => new(SqlitePictureReadModel.Open(
        Path.Combine(_folder.FullName, $"{Interlocked.Increment(ref _count)}.db")));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
