using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Picasso.EngineTests.Partitions.Namespaces;

/// <summary>Sockets in another network namespace than this process's: a socket stays where the thread was that made it.</summary>
internal static class NamespaceSockets
{
    private const int NetworkNamespace = 0x40000000;

    /// <summary>A socket that listens in a namespace.</summary>
    public static Task<Socket> ListenAsync(string name, IPEndPoint address)
    {
        var made = new TaskCompletionSource<Socket>(TaskCreationOptions.RunContinuationsAsynchronously);
        // A thread of its own, which ends: none of the pool may be left in there.
        new Thread(() =>
        {
            try
            {
                made.SetResult(Listen(name, address));
            }
            catch (Exception fault)
            {
                made.SetException(fault);
            }
        }).Start();
        return made.Task;
    }

    private static Socket Listen(string name, IPEndPoint address)
    {
        using var space = File.OpenHandle($"/run/netns/{name}", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (SetNamespace((int)space.DangerousGetHandle(), NetworkNamespace) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(address);
        listener.Listen();
        return listener;
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static extern int SetNamespace(int descriptor, int kind);
}
