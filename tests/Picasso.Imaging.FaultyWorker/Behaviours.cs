using System.Diagnostics;
using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.FaultyWorker;

/// <summary>Ways to fail.</summary>
internal static class Behaviours
{
    public static void Run(string behaviour, Stream output)
    {
        switch (behaviour)
        {
            case "crash":
            case "crash at the second picture":
                Process.GetCurrentProcess().Kill();
                break;
            case "hang":
                new ManualResetEvent(initialState: false).WaitOne();
                break;
            case "spin":
                while (true)
                    Thread.SpinWait(10_000);
            case "memory":
            case "memory at the second picture":
                Hoard();
                break;
            case "garbage":
                output.Write("HTTP/1.1 200 OK\r\n\r\n<script>alert(1)</script>"u8);
                break;
            case "half an answer":
                output.Write([.. BitConverter.GetBytes(WorkerProtocol.Magic), 0, 1, 2]);
                Process.GetCurrentProcess().Kill();
                break;
            case "endless":
                Endless(output);
                break;
            default:
                using (var writer = new BinaryWriter(output, System.Text.Encoding.UTF8, leaveOpen: true))
                    Answers.Write(behaviour, writer);
                break;
        }

        output.Flush();
    }

    private static void Hoard()
    {
        var kept = new List<byte[]>();
        while (true)
        {
            var block = new byte[16 << 20];
            Array.Fill(block, (byte)1);
            kept.Add(block);
        }
    }

    /// <summary>One rendition of two gigabytes.</summary>
    private static void Endless(Stream output)
    {
        using var writer = new BinaryWriter(output, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(WorkerProtocol.Magic);
        writer.Write((byte)AnswerStatus.Done);
        writer.Write(480);
        writer.Write(360);
        writer.Write((ushort)4096);
        writer.Write(new byte[4096]);
        writer.Write((byte)1);
        writer.Write(320);
        writer.Write(240);
        writer.Write((byte)PictureFormat.WebP);
        writer.Write(int.MaxValue);
        var block = new byte[1 << 20];
        while (true)
            writer.Write(block);
    }
}
