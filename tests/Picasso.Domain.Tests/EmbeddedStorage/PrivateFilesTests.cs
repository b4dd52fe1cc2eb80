using System.Runtime.Versioning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Picasso.EmbeddedStorage;

namespace Picasso.Domain.Tests.EmbeddedStorage;

/// <summary>Other users of the machine read nothing of the data folder, whatever its modes were before.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode Loose = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode LooseFolder = Loose | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder700 = File600 | UnixFileMode.UserExecute;

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("picasso-private-");

    private string Folder => Path.Combine(_parent.FullName, "data");

    public void Dispose() => _parent.Delete(recursive: true);

    [Fact]
    public void A_folder_that_others_could_read_is_closed_with_all_in_it()
    {
        var files = MakeLoose("mail.db", "objects/originals/1.jpg", "keys/key.xml");

        _ = new DataDirectory(Folder);

        files.ShouldAllBe(file => File.GetUnixFileMode(file) == File600);
        new DirectoryInfo(Folder).EnumerateDirectories("*", SearchOption.AllDirectories).ShouldAllBe(folder => folder.UnixFileMode == Folder700);
        File.GetUnixFileMode(Folder).ShouldBe(Folder700);
    }

    [Fact]
    public void What_this_process_makes_from_then_on_is_private_whichever_library_makes_it()
    {
        MakeLoose("old.txt");
        var data = new DataDirectory(Folder);

        var database = new SqliteDatabase(data.File("fresh.db"), ["CREATE TABLE rows (id INTEGER PRIMARY KEY);"]);
        using var connection = database.Open();
        File.WriteAllText(data.File("log.txt"), "");

        foreach (var name in new[] { "fresh.db", "fresh.db-wal", "fresh.db-shm", "log.txt" })
            File.GetUnixFileMode(data.File(name)).ShouldBe(File600, name);
        File.GetUnixFileMode(data.Folder("uploads")).ShouldBe(Folder700);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public void What_a_link_points_to_keeps_its_mode()
    {
        var outside = Path.Combine(_parent.FullName, "outside.txt");
        File.WriteAllText(outside, "");
        File.SetUnixFileMode(outside, Loose);
        MakeLoose("mail.db");
        File.CreateSymbolicLink(Path.Combine(Folder, "link"), outside);

        _ = new DataDirectory(Folder);

        File.GetUnixFileMode(outside).ShouldBe(Loose);
    }

    [Fact]
    public void A_platform_that_decides_the_modes_is_left_alone_when_the_operator_says_so()
    {
        MakeLoose("mail.db");

        _ = new DataDirectory(
            new ConfigurationBuilder().AddInMemoryCollection([new(DataDirectory.Key, Folder), new(DataDirectory.AcceptOpenKey, "true")]).Build(),
            NullLogger<DataDirectory>.Instance);

        File.GetUnixFileMode(Folder).ShouldBe(LooseFolder);
    }

    private List<string> MakeLoose(params string[] names)
    {
        Directory.CreateDirectory(Folder);
        File.SetUnixFileMode(Folder, LooseFolder);
        var made = new List<string>();
        foreach (var name in names)
        {
            var path = Path.Combine(Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            for (var folder = Path.GetDirectoryName(path)!; folder != Folder; folder = Path.GetDirectoryName(folder)!)
                File.SetUnixFileMode(folder, LooseFolder);
            File.WriteAllText(path, "");
            File.SetUnixFileMode(path, Loose);
            made.Add(path);
        }

        return made;
    }
}
