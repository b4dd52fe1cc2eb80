using System.Globalization;
using System.Text.Json;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;

namespace Picasso.Users.SigningTokens;

/// <summary>Keys as files that only their owner may read. A file is written completely or not at all.</summary>
internal sealed class FolderSigningKeyStore(DataDirectory data, TimeProvider clock) : ISigningKeyStore
{
    private const string Extension = ".key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder = MakeFolder(data.File("users-keys"));

    public async Task<IReadOnlyList<StoredKey>> ListAsync(CancellationToken cancellationToken)
    {
        var keys = new List<StoredKey>();
        foreach (var path in Directory.EnumerateFiles(_folder, $"*{Extension}"))
        {
            await using var file = File.OpenRead(path);
            keys.Add((await JsonSerializer.DeserializeAsync<StoredKey>(file, cancellationToken: cancellationToken))!);
        }

        return [.. keys.OrderBy(key => key.Number)];
    }

    public async Task<bool> TryAddAsync(StoredKey key, CancellationToken cancellationToken)
    {
        var draft = Path.Combine(_folder, $"{Ids.New(clock)}.draft");
        await using (var file = new FileStream(draft, DraftOptions()))
        {
            await JsonSerializer.SerializeAsync(file, key, cancellationToken: cancellationToken);
            file.Flush(flushToDisk: true);
        }

        return FirstFile.TryPlace(draft, PathOf(key.Number));
    }

    public Task RemoveAsync(int number, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(number));
        return Task.CompletedTask;
    }

    private static FileStreamOptions DraftOptions()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static string MakeFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path).FullName
        : Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute).FullName;

    private string PathOf(int number) => Path.Combine(_folder, number.ToString("D6", CultureInfo.InvariantCulture) + Extension);
}
