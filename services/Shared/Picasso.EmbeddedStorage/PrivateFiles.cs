using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Picasso.Kernel;

namespace Picasso.EmbeddedStorage;

/// <summary>
/// Protects the files of this process from other users of the machine: mail with links that set passwords, keys, originals. Windows has no such
/// modes; there the folder's access list applies.
/// </summary>
public static partial class PrivateFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>From now on this process creates files and folders that only its user can open, whichever library creates them.</summary>
    public static void ByDefault()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetUmask(Octal077);
    }

    /// <summary>Creates the folder, or removes other users' access to an existing one and its contents.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="setting">The key that names it, for the error.</param>
    /// <param name="acceptOpen">Leaves the modes of an existing folder to the platform, which sets them for some volumes.</param>
    /// <returns>The number of entries that others could open until now, the folder included.</returns>
    /// <exception cref="InvalidConfigurationException">Other users can open the folder, and its mode cannot be changed.</exception>
    public static int Secure(string path, string setting, bool acceptOpen = false)
    {
        ByDefault();
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            return 0;
        }

        return OperatingSystem.IsWindows() || acceptOpen || !IsOpen(new DirectoryInfo(path)) ? 0 : Close(path, setting);
    }

    // The folder first: from then on no other user can open its contents, also when this process ends before all is done.
    [UnsupportedOSPlatform("windows")]
    private static int Close(string path, string setting)
    {
        var folder = new DirectoryInfo(path);
        if (!TryClose(folder))
            throw new InvalidConfigurationException(
                setting, "names a folder that other users of this machine can open and this one cannot close: change its owner or its mode to 0700, "
                + "or set Picasso:AcceptOpenDataDirectory to true where the platform decides the modes");
        return 1 + CloseEntries(folder);
    }

    [UnsupportedOSPlatform("windows")]
    private static int CloseEntries(DirectoryInfo folder)
    {
        var closed = 0;
        foreach (var entry in folder.EnumerateFileSystemInfos("*", s_all))
        {
            // The target of a link may not be a file of Picasso.
            if (entry.LinkTarget is not null)
                continue;
            if (IsOpen(entry) && TryClose(entry))
                closed++;
            if (entry is DirectoryInfo inner)
                closed += CloseEntries(inner);
        }

        return closed;
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpen(FileSystemInfo entry) => (entry.UnixFileMode & ~Owner) != 0;

    // False where the entry belongs to another user, or the file system has no modes.
    [UnsupportedOSPlatform("windows")]
    private static bool TryClose(FileSystemInfo entry)
    {
        try
        {
            entry.UnixFileMode &= Owner;
            entry.Refresh();
            return !IsOpen(entry);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    private const uint Octal077 = 0x3F;

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint SetUmask(uint mask);
}
