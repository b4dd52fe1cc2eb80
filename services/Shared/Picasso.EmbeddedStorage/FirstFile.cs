using System.Runtime.InteropServices;

namespace Picasso.EmbeddedStorage;

/// <summary>A file that only the first of several writers can create, completely or not at all.</summary>
public static partial class FirstFile
{
    private const int AlreadyExists = 17;

    /// <summary>Renames a finished draft, unless the name is taken; the draft is deleted either way.</summary>
    /// <param name="draft">A file on the same disk, written and closed.</param>
    /// <param name="path">The final name.</param>
    /// <returns>Whether this call created the file; of concurrent calls, in any process, exactly one does.</returns>
    /// <exception cref="IOException">The file system refused.</exception>
    public static bool TryPlace(string draft, string path)
    {
        try
        {
            return OperatingSystem.IsWindows() ? TryMove(draft, path) : TryLink(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static bool TryMove(string draft, string path)
    {
        try
        {
            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    // File.Move checks whether the name is free and then replaces a file created in between; link does both in one step.
    private static bool TryLink(string draft, string path)
    {
        if (Link(draft, path) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error == AlreadyExists
            ? false
            : throw new IOException($"{path} cannot be made: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string from, string to);
}
