using System.Runtime.InteropServices;

namespace Picasso.Imaging.Worker;

/// <summary>
/// Returns the memory of the last pictures to the system once none has arrived for 400 ms: in a series, the next picture reuses it.
/// </summary>
internal sealed class UnusedMemory : IDisposable
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(400);
    private static readonly Trim? s_trim = FindTrim();

    private readonly Timer _timer = new(_ => Return());

    private delegate int Trim(nuint keep);

    /// <summary>A picture is finished.</summary>
    public void BeginQuiet() => _timer.Change(s_quiet, Timeout.InfiniteTimeSpan);

    /// <summary>A picture has arrived.</summary>
    public void EndQuiet() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Returns unused memory of the managed heap and the C library. Only glibc retains much, and has a call for it.</summary>
    public static void Return()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _ = s_trim?.Invoke(0);
    }

    public void Dispose() => _timer.Dispose();

    private static Trim? FindTrim() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out var address)
            ? Marshal.GetDelegateForFunctionPointer<Trim>(address)
            : null;
}
