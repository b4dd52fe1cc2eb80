using NetVips;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Worker.Rendering;
using Picasso.Imaging.Worker.Sandboxing;

namespace Picasso.Imaging.Worker;

/// <summary>Answers one request after the other.</summary>
internal static class WorkerLoop
{
    // The garbage collector does not account for the native memory of an array.
    private const int LargeFile = 4 * 1024 * 1024;

    public static void Run(Confinement confinement)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        using var writer = new BinaryWriter(new BufferedStream(output, 64 * 1024));
        using var unused = new UnusedMemory();
        writer.Write(WorkerMessages.Greeting(confinement));
        writer.Flush();
        var header = new byte[WorkerProtocol.RequestLength];
        while (input.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length)
        {
            unused.EndQuiet();
            var request = WorkerMessages.ReadRequest(header);
            if (OperatingSystem.IsLinux())
                Sandbox.Allow(request);
            Answer(request, input, writer);
            unused.BeginQuiet();
        }
    }

    private static void Answer(WorkerRequest request, Stream input, BinaryWriter writer)
    {
        var file = GC.AllocateUninitializedArray<byte>(checked((int)request.Length), pinned: true);
        input.ReadExactly(file);
        try
        {
            DecoderWarnings.Reset();
            var picture = Renderer.Render(request, file);
            WorkerMessages.WriteDone(writer, picture with { MayBeDamaged = DecoderWarnings.IsDamaged });
        }
        catch (VipsException damaged)
        {
            var status = damaged.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase) ? AnswerStatus.OutOfMemory : AnswerStatus.Damaged;
            WorkerMessages.WriteFailed(writer, status, damaged.Message);
        }
        catch (OutOfMemoryException full)
        {
            WorkerMessages.WriteFailed(writer, AnswerStatus.OutOfMemory, full.Message);
        }
        finally
        {
            if (file.Length > LargeFile)
                GC.Collect();
        }
    }
}
