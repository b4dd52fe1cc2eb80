using Microsoft.Extensions.Configuration;

namespace Picasso.EmbeddedStorage;

/// <summary>The one folder under which every embedded store keeps its files.</summary>
public sealed class DataDirectory
{
    /// <summary>Configuration key of the folder's path.</summary>
    public const string Key = "Picasso:DataDirectory";

    /// <summary>Opens (and makes, readable by this user only) the folder.</summary>
    public DataDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(Path))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path);
        else
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The folder from configuration.</summary>
    /// <exception cref="InvalidOperationException">The key is not set.</exception>
    public DataDirectory(IConfiguration configuration)
        : this(configuration[Key] ?? throw new InvalidOperationException($"{Key} is not configured.")) { }

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>Absolute path of a file in the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes this process the only one, of those over this folder, that does something; a lock ends with its process.</summary>
    /// <param name="name">What is done alone.</param>
    /// <returns>Ends it when disposed of; null while another process does it.</returns>
    public IDisposable? TryLock(string name)
    {
        try
        {
            return new FileStream(File($"{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (System.IO.File.Exists(File($"{name}.lock")))
        {
            return null;
        }
    }

    /// <summary>Absolute path of a sub-folder, which exists afterwards.</summary>
    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
}
