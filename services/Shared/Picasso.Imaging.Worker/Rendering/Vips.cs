using NetVips;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>libvips, set up once for the process.</summary>
internal static class Vips
{
    static Vips()
    {
        if (!ModuleInitializer.VipsInitialized)
            throw new InvalidOperationException("libvips cannot be loaded.", ModuleInitializer.Exception);
        // Only loaders that are fuzzed against hostile files; each file is opened by the loader of its sniffed format.
        NetVips.NetVips.BlockUntrusted = true;
        // No operation is repeated on the same file, so a cache only holds memory and open files.
        Cache.Max = 0;
        // Pictures run beside each other, each in a worker of its own; within one picture more threads would cost memory.
        NetVips.NetVips.Concurrency = 1;
        // What stops decoding comes as an exception; what does not comes as a warning.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, message) => DecoderWarnings.Note(message));
    }

    /// <summary>Runs the set-up once.</summary>
    public static void EnsureReady() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Vips).TypeHandle);
}
