namespace Picasso.ObjectStorage.Folder;

/// <summary>
/// Where objects grow before they appear. Each process has a folder of its own, beside a lock file that it holds open;
/// the lock of a process that died is free, so that the next start knows what to sweep and never touches a live upload.
/// </summary>
internal sealed class IncomingFolder : IDisposable
{
    private const string LockSuffix = ".lock";

    private readonly FileStream _lock;
    private readonly string _folder;

    public IncomingFolder(string root)
    {
        Directory.CreateDirectory(root);
        Sweep(root);
        (_folder, _lock) = Claim(root);
    }

    /// <summary>A path for a new file.</summary>
    public string NewFile() => Path.Combine(_folder, Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        File.Delete(_lock.Name);
        _lock.Dispose();
    }

    private static (string Folder, FileStream Lock) Claim(string root)
    {
        while (true)
        {
            var folder = Path.Combine(root, Guid.NewGuid().ToString("N"));
            // A sweeper may take the lock file between its making and its locking: then another name is tried.
            if (TryLock(folder + LockSuffix, FileMode.CreateNew) is not { } held)
                continue;
            if (File.Exists(held.Name))
                return (Directory.CreateDirectory(folder).FullName, held);
            held.Dispose();
        }
    }

    private static void Sweep(string root)
    {
        foreach (var path in Directory.EnumerateFiles(root, "*" + LockSuffix))
        {
            using var held = TryLock(path, FileMode.Open);
            if (held is null)
                continue;
            var folder = path[..^LockSuffix.Length];
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            File.Delete(path);
        }
    }

    /// <summary>The open and locked file; null while another process has it, or when it is gone.</summary>
    private static FileStream? TryLock(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
