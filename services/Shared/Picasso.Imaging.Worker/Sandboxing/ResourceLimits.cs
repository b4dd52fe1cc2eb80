using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Picasso.Imaging.Worker.Sandboxing;

/// <summary>Limits that the kernel enforces on this process (setrlimit).</summary>
[SupportedOSPlatform("linux")]
internal static class ResourceLimits
{
    private const int ProcessorTime = 0;
    private const int FileSize = 1;
    private const int CoreDump = 4;
    private const int OpenFiles = 7;
    private const int AddressSpace = 9;
    private const ulong Unlimited = ulong.MaxValue;
    private const int MaxOpenFiles = 128;

    /// <summary>For the rest of the process's life. Hard limits cannot be raised again.</summary>
    public static bool Apply(long memory) =>
        Set(CoreDump, 0, 0) && Set(FileSize, 0, 0) && Set(OpenFiles, MaxOpenFiles, MaxOpenFiles)
        && AddressesInUse() is { } inUse && Set(AddressSpace, inUse + (ulong)memory, inUse + (ulong)memory);

    /// <summary>For one picture.</summary>
    public static void Allow(long memory, int processorMilliseconds)
    {
        // The soft limit is below the hard one, which stays.
        if (AddressesInUse() is { } inUse && Get(AddressSpace, out var now) == 0)
            Set(AddressSpace, Math.Min(inUse + (ulong)memory, now.Hard), now.Hard);
        var used = Environment.CpuUsage.TotalTime.TotalMilliseconds;
        Set(ProcessorTime, (ulong)Math.Ceiling((used + processorMilliseconds) / 1000) + 1, Unlimited);
    }

    private static ulong? AddressesInUse()
    {
        try
        {
            var pages = File.ReadAllText("/proc/self/statm").Split(' ')[0];
            return ulong.Parse(pages, CultureInfo.InvariantCulture) * (ulong)Environment.SystemPageSize;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Then only the parent's watch over resident memory limits it.
            return null;
        }
    }

    private static bool Set(int resource, ulong soft, ulong hard) => SetLimit(resource, new Limit { Soft = soft, Hard = hard }) == 0;

    [DllImport("libc.so.6", EntryPoint = "setrlimit", SetLastError = true)]
    private static extern int SetLimit(int resource, in Limit limit);

    [DllImport("libc.so.6", EntryPoint = "getrlimit", SetLastError = true)]
    private static extern int Get(int resource, out Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
