using NetVips;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>libvips, set up once for the process.</summary>
internal static class Vips
{
    static Vips()
    {
        if (!ModuleInitializer.VipsInitialized)
            throw new InvalidOperationException("libvips cannot be loaded.", ModuleInitializer.Exception);
        // Only loaders that are fuzzed with hostile files; each file is opened by the loader of its sniffed format.
        NetVips.NetVips.BlockUntrusted = true;
        // No operation is repeated on the same file, so a cache would only use memory and open files.
        Cache.Max = 0;
        // Pictures are decoded in parallel, each in its own worker; more threads for one picture would cost memory.
        NetVips.NetVips.Concurrency = 1;
        // A fault that stops decoding is an exception; any other is a warning.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, message) => DecoderWarnings.Note(message));
    }

    /// <summary>Runs the set-up once.</summary>
    public static void EnsureReady() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Vips).TypeHandle);
}
