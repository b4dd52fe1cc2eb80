using System.Collections;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Picasso.Imaging.Worker.Sandboxing;

/// <summary>The Linux system calls that the sandbox needs.</summary>
[SupportedOSPlatform("linux")]
internal static class SystemCall
{
    private const string Library = "libc.so.6";
    private const int NoNewPrivileges = 38;
    private const int OpenPathOnly = 0x20_0000;
    private const int CloseOnExecute = 0x8_0000;
    private const int Nice = 10;
    private const int SetPipeSize = 1031;
    private const int LargestPipe = 1 << 20;

    [DllImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static extern nint Call(nint number, nint first, nint second, nint third, nint fourth);

    [DllImport(Library, EntryPoint = "close")]
    public static extern int Close(int descriptor);

    /// <summary>A descriptor that identifies a file without opening it; negative when there is none.</summary>
    public static int OpenPath(string path) => Open(path, OpenPathOnly | CloseOnExecute);

    /// <summary>Required before an unprivileged process installs rules and filters; programs with the set-user-ID bit gain nothing.</summary>
    public static bool RefuseNewPrivileges() => ProcessControl(NoNewPrivileges, 1, 0, 0, 0) == 0;

    /// <summary>Other processes have priority.</summary>
    public static bool LowerPriority() => SetPriority(0, 0, Nice) == 0;

    /// <summary>
    /// Lets standard input hold a mebibyte, which is the most that the kernel allows everyone: a file of some megabytes then takes a few switches
    /// between the processes, not hundreds.
    /// </summary>
    public static bool EnlargeInput() => ControlFile(0, SetPipeSize, LargestPipe) >= 0;

    /// <summary>Replaces the program of this process. Returns only when that fails.</summary>
    public static bool Execute(string path, string[] arguments)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}");
        return ExecuteProgram(path, [.. arguments, null], [.. environment, null]) == 0;
    }

    [DllImport(Library, EntryPoint = "execve", SetLastError = true)]
    private static extern int ExecuteProgram(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        [MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] arguments,
        [MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] environment);

    [DllImport(Library, EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    private static extern int ControlFile(int descriptor, int command, nint value);

    [DllImport(Library, EntryPoint = "prctl", SetLastError = true)]
    private static extern int ProcessControl(int option, nint first, nint second, nint third, nint fourth);

    [DllImport(Library, EntryPoint = "setpriority", SetLastError = true)]
    private static extern int SetPriority(int which, int who, int priority);
}
