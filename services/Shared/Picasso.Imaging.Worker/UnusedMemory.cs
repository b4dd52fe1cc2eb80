using System.Runtime.InteropServices;

namespace Picasso.Imaging.Worker;

/// <summary>
/// Returns to the system what the last pictures took, once none has come for a second: while pictures follow each other, the next one uses the same
/// memory again.
/// </summary>
internal sealed class UnusedMemory : IDisposable
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(1);
    private static readonly Trim? s_trim = FindTrim();

    private readonly Timer _timer = new(_ => Return());

    private delegate int Trim(nuint keep);

    /// <summary>A picture is done.</summary>
    public void BeginQuiet() => _timer.Change(s_quiet, Timeout.InfiniteTimeSpan);

    /// <summary>A picture has come.</summary>
    public void EndQuiet() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Returns what the managed heap and the C library hold and do not use. Only glibc keeps much, and has a call for it.</summary>
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
