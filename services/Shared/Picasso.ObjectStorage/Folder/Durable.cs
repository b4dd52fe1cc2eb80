using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Picasso.ObjectStorage.Folder;

/// <summary>Makes names as durable as content: a rename or a new folder survives a power failure once its folder was flushed.</summary>
internal static class Durable
{
    /// <summary>Renames a flushed file atomically, replacing an existing one.</summary>
    public static void Move(string from, string to)
    {
        MakeFolder(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
        FlushFolder(Path.GetDirectoryName(to)!);
    }

    private static void MakeFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        var parent = Path.GetDirectoryName(path)!;
        MakeFolder(parent);
        Directory.CreateDirectory(path);
        FlushFolder(parent);
    }

    private static void FlushFolder(string path)
    {
        // Windows has no such call: its file system journals names itself.
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(path, flags: 0);
        if (descriptor < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        var failed = Flush(descriptor) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (failed)
            throw new Win32Exception(error);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
