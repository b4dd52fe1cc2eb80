using Microsoft.Extensions.Logging;
using Picasso.EmbeddedStorage;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>
/// Local files of running uploads. Each is locked during its upload, and the lock ends with the process: an unlocked file is the remainder of a
/// crash.
/// </summary>
internal sealed class StagingFolder(DataDirectory directory, TimeProvider clock, ILogger<StagingFolder> logger)
{
    /// <summary>Covers the moments at which the file of a running upload is not locked: between creating, writing and reading it.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    private readonly string _path = directory.Folder("uploads");

    /// <summary>A new, empty file.</summary>
    public StagedFile Create() => new(Path.Combine(_path, $"{Guid.NewGuid():N}.part"));

    /// <summary>Deletes the files of crashed uploads.</summary>
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
            logger.LogInformation("Removed {File} of a crashed upload", file.Name);
        }
        catch (IOException inUse)
        {
            logger.LogDebug(inUse, "{File} is in use", file.Name);
        }
    }
}
