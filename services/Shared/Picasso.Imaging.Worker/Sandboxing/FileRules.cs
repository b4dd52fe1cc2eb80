using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Picasso.Imaging.Worker.Sandboxing;

/// <summary>
/// Restricts which files this process can open to its program, the runtime and the system's libraries (Landlock, Linux 5.13 and newer). The data
/// folder, the service's settings and other processes' entries in /proc are then inaccessible, and so are TCP connections where the kernel can refuse
/// them.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class FileRules
{
    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;
    private const int AskVersion = 1;
    private const int PathBeneath = 1;

    private const long Execute = 1;
    private const long ReadFile = 1 << 2;
    private const long ReadFolder = 1 << 3;
    private const long ReadProgram = Execute | ReadFile;

    private static readonly string[] s_folders = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/proc/self", "/sys/fs/cgroup", "/sys/devices/system"];

    private static readonly string[] s_files = ["/etc/ld.so.cache", "/proc/meminfo", "/proc/cpuinfo", "/dev/null", "/dev/urandom", "/dev/random"];

    /// <summary>Whether the rules are in force now, for this thread and its children.</summary>
    public static bool Apply()
    {
        var version = (int)SystemCall.Call(CreateRuleset, 0, 0, AskVersion, 0);
        if (version < 1)
            return false;
        var attributes = Attributes(version);
        var ruleset = WithBytes(attributes, pointer => (int)SystemCall.Call(CreateRuleset, pointer, attributes.Length, 0, 0));
        if (ruleset < 0)
            return false;
        Allow(ruleset);
        var holds = SystemCall.Call(RestrictSelf, ruleset, 0, 0, 0) == 0;
        _ = SystemCall.Close(ruleset);
        return holds;
    }

    /// <summary>
    /// The accesses that are refused unless a rule allows them: every access to files that this version of the kernel supports, TCP, signals to
    /// others.
    /// </summary>
    private static byte[] Attributes(int version)
    {
        var files = version switch { 1 => 0x1FFF, 2 => 0x3FFF, 3 or 4 => 0x7FFF, _ => 0xFFFF };
        var attributes = new byte[version >= 6 ? 24 : version >= 4 ? 16 : 8];
        BinaryPrimitives.WriteInt64LittleEndian(attributes, files);
        if (version >= 4)
            BinaryPrimitives.WriteInt64LittleEndian(attributes.AsSpan(8), 3);
        if (version >= 6)
            BinaryPrimitives.WriteInt64LittleEndian(attributes.AsSpan(16), 3);
        return attributes;
    }

    private static void Allow(int ruleset)
    {
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var folder in s_folders.Append(runtime).Append(Path.Combine(AppContext.BaseDirectory, "runtimes")))
            Allow(ruleset, folder, ReadProgram | ReadFolder);
        foreach (var file in s_files)
            Allow(ruleset, file, ReadFile);
        // The present libraries may be in other folders than usual, and the next program loads them again.
        foreach (var file in File.ReadLines("/proc/self/maps").Where(line => line.Contains('/')).Select(line => line[line.IndexOf('/')..]).Distinct())
            Allow(ruleset, file, ReadProgram);
        // File by file: settings with secrets, or even the data folder, may be in the same folder as the program.
        var name = Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs()[0]);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            var isLibrary = file.EndsWith(".dll", StringComparison.Ordinal) || file.Contains(".so", StringComparison.Ordinal);
            if (isLibrary || Path.GetFileName(file) == $"{name}.runtimeconfig.json" || Path.GetFileName(file) == $"{name}.deps.json")
                Allow(ruleset, file, ReadProgram);
        }
    }

    private static void Allow(int ruleset, string path, long access)
    {
        var descriptor = SystemCall.OpenPath(path);
        if (descriptor < 0)
            return;
        var rule = new byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(rule, access);
        BinaryPrimitives.WriteInt32LittleEndian(rule.AsSpan(8), descriptor);
        // A rule that fails to apply allows less, not more.
        _ = WithBytes(rule, pointer => (int)SystemCall.Call(AddRule, ruleset, PathBeneath, pointer, 0));
        _ = SystemCall.Close(descriptor);
    }

    private static int WithBytes(byte[] bytes, Func<nint, int> call)
    {
        var pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            return call(pinned.AddrOfPinnedObject());
        }
        finally
        {
            pinned.Free();
        }
    }
}
