using System.Diagnostics;
using System.Net.Sockets;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Worker.Sandboxing;

namespace Picasso.Imaging.FaultyWorker;

/// <summary>Confines itself as the real worker does, then tries what a decoder that was taken over would try, and writes what succeeded.</summary>
internal static class Probe
{
    public static int Run(string[] args)
    {
        if (!OperatingSystem.IsLinux())
            return 3;
        var confinement = Sandbox.EnterFiles(args);
        confinement |= Sandbox.EnterProcess(512L << 20);
        Console.Out.WriteLine($"confined by {confinement}");
        Try("read a secret", () => File.ReadAllText(args[3]));
        Try("write a file", () => File.WriteAllText(args[3] + ".written", "x"));
        Try("read another process's environment", () => File.ReadAllBytes($"/proc/{args[4]}/environ"));
        Try("list the temporary folder", () => Directory.GetFiles(Path.GetTempPath()));
        Try("open a socket", () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp).Dispose());
        Try("start a program", () => Process.Start("/bin/true").Dispose());
        Try("hoard memory", () => GC.KeepAlive(Enumerable.Range(0, 40).Select(_ => System.Runtime.InteropServices.Marshal.AllocHGlobal(64 << 20)).ToList()));
        Console.Out.WriteLine($"environment: {string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order())}");
        Console.Out.Flush();
        return 0;
    }

    private static void Try(string what, Action attempt)
    {
        try
        {
            attempt();
            Console.Out.WriteLine($"could {what}");
        }
        catch (Exception refused)
        {
            Console.Out.WriteLine($"could not {what}: {refused.GetType().Name}");
        }
    }
}
