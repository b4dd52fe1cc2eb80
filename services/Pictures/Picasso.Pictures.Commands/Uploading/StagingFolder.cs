using Microsoft.Extensions.Logging;
using Picasso.EmbeddedStorage;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>
/// Local files of uploads on their way. Each is locked while its upload lives, and the lock ends with the process: so what is
/// not locked was left behind by a crash.
/// </summary>
internal sealed class StagingFolder(DataDirectory directory, TimeProvider clock, ILogger<StagingFolder> logger)
{
    /// <summary>Bridges the moments at which a living file is not locked: between being made, written and read.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    private readonly string _path = directory.Folder("uploads");

    /// <summary>A new, empty file.</summary>
    public StagedFile Create() => new(Path.Combine(_path, $"{Guid.NewGuid():N}.part"));

    /// <summary>Removes what crashed uploads left.</summary>
    public void Sweep()
    {
        foreach (var file in new DirectoryInfo(_path).EnumerateFiles())
        {
            if (clock.GetUtcNow() - file.LastWriteTimeUtc > s_grace)
                TryRemove(file);
        }
    }

    private void TryRemove(FileInfo file)
    {
        try
        {
            using (new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                file.Delete();
            logger.LogInformation("Removed {File}, which a crashed upload left", file.Name);
        }
        catch (IOException inUse)
        {
            logger.LogDebug(inUse, "{File} is in use", file.Name);
        }
    }
}
