using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.Projecting;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Indexing;

namespace Picasso.Conformance.Tests.PictureCommands;

public sealed class SqlitePictureIndexTests : PictureIndexConformance, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-test-");
    private readonly SqlitePictureIndex _index;

    public SqlitePictureIndexTests() => _index = new SqlitePictureIndex(new DataDirectory(_folder.FullName), new Signal<IPictureIndex>());

    private protected override (IPictureIndex Index, IProjection Projection) Subject => (_index, _index);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
