using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;

namespace Picasso.EmbeddedStorage;

/// <summary>The folder of every embedded store's files.</summary>
public sealed class DataDirectory
{
    /// <summary>Configuration key of the folder's path.</summary>
    public const string Key = "Picasso:DataDirectory";

    /// <summary>Configuration key that leaves the file modes of an existing folder to the platform.</summary>
    public const string AcceptOpenKey = "Picasso:AcceptOpenDataDirectory";

    /// <summary>Opens (and creates) the folder; from then on only this user can open it.</summary>
    /// <exception cref="InvalidConfigurationException">Other users can open it, and its mode cannot be changed.</exception>
    public DataDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        PrivateFiles.Secure(Path, Key);
    }

    /// <summary>The folder from configuration.</summary>
    /// <exception cref="InvalidConfigurationException">The key is not set; or as above.</exception>
    public DataDirectory(IConfiguration configuration, ILogger<DataDirectory> logger)
    {
        Path = System.IO.Path.GetFullPath(configuration[Key] ?? throw new InvalidConfigurationException(Key, "is not set"));
        var closed = PrivateFiles.Secure(Path, Key, configuration.GetValue<bool>(AcceptOpenKey));
        if (closed > 0)
            logger.LogWarning("Other users of this machine could open the data folder; {Entries} entries are no longer accessible to them", closed);
    }

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>Absolute path of a file in the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Takes a lock that excludes the other processes over this folder; the lock ends with its process.</summary>
    /// <param name="name">The lock's name.</param>
    /// <returns>Releases the lock when disposed of; null while another process holds it.</returns>
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
