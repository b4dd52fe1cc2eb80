namespace Picasso.ObjectStorage.Folder;

/// <summary>
/// The temporary files of objects that are being written. Each process has its own folder, beside a lock file that it keeps open; the lock of a
/// stopped process is free, so the next start can identify the folders to delete and never touches a running upload.
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
            // Another process may take the lock file between its creation and its locking: then another name is used.
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

    /// <summary>The open and locked file; null while another process holds it, or when it was deleted.</summary>
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
