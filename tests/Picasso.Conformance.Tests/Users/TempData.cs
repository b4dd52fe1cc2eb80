using Microsoft.Data.Sqlite;
using Picasso.EmbeddedStorage;

namespace Picasso.Conformance.Tests.Users;

/// <summary>A data directory of its own, gone when disposed.</summary>
public sealed class TempData : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-users-");

    public DataDirectory Data => new(_folder.FullName);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
