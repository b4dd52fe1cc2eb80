using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Picasso.Imaging.Worker.Sandboxing;

/// <summary>
/// Refuses system calls that decoding never needs, for all threads (seccomp): sockets, other programs, other processes' memory, and frequently
/// attacked parts of the kernel.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class SystemCallFilter
{
    private const int SetFilter = 1;
    private const int ForAllThreads = 1;
    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort Return = 0x06;
    private const uint Permit = 0x7FFF_0000;
    private const uint NotPermitted = 0x0005_0001;
    private const uint KillProcess = 0x8000_0000;
    private const uint OtherNumbers = 0x4000_0000;

    // socket, connect, accept, bind, listen, socketpair, accept4, fork, vfork, execve, kill, ptrace, rt_sigqueueinfo, mount, umount2, add_key,
    // request_key, keyctl, unshare, perf_event_open, open_by_handle_at, setns, process_vm_readv, process_vm_writev, bpf, execveat,
    // userfaultfd, pidfd_send_signal, io_uring_setup, pidfd_open, pidfd_getfd
    private static readonly uint[] s_x64 =
        [41, 42, 43, 49, 50, 53, 288, 57, 58, 59, 62, 101, 129, 165, 166, 248, 249, 250, 272, 298, 304, 308, 310, 311, 321, 322, 323, 424, 425, 434, 438];

    // The same; fork and vfork do not exist.
    private static readonly uint[] s_arm64 =
        [198, 203, 202, 200, 201, 199, 242, 221, 129, 117, 138, 40, 39, 217, 218, 219, 97, 241, 265, 268, 270, 271, 280, 281, 282, 424, 425, 434, 438];

    /// <summary>Whether the filter is in force now.</summary>
    public static bool Apply()
    {
        var program = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => Program(0xC000_003E, s_x64),
            Architecture.Arm64 => Program(0xC000_00B7, s_arm64),
            _ => null,
        };
        if (program is null || !SystemCall.RefuseNewPrivileges())
            return false;
        var number = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 317 : 277;
        var code = GCHandle.Alloc(program, GCHandleType.Pinned);
        var header = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(header, (ushort)(program.Length / 8));
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), code.AddrOfPinnedObject());
        var pinned = GCHandle.Alloc(header, GCHandleType.Pinned);
        try
        {
            return SystemCall.Call(number, SetFilter, ForAllThreads, pinned.AddrOfPinnedObject(), 0) == 0;
        }
        finally
        {
            pinned.Free();
            code.Free();
        }
    }

    /// <summary>The filter: another architecture ends the process; a refused number fails with "operation not permitted".</summary>
    private static byte[] Program(uint architecture, uint[] refused)
    {
        var code = new List<byte>();
        Add(code, Load, 0, 0, 4);
        Add(code, JumpIfEqual, 1, 0, architecture);
        Add(code, Return, 0, 0, KillProcess);
        Add(code, Load, 0, 0, 0);
        Add(code, JumpIfAtLeast, (byte)(refused.Length + 1), 0, OtherNumbers);
        for (var i = 0; i < refused.Length; i++)
            Add(code, JumpIfEqual, (byte)(refused.Length - i), 0, refused[i]);
        Add(code, Return, 0, 0, Permit);
        Add(code, Return, 0, 0, NotPermitted);
        return [.. code];
    }

    private static void Add(List<byte> code, ushort operation, byte ifTrue, byte ifFalse, uint value)
    {
        Span<byte> instruction = stackalloc byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(instruction, operation);
        (instruction[2], instruction[3]) = (ifTrue, ifFalse);
        BinaryPrimitives.WriteUInt32LittleEndian(instruction[4..], value);
        code.AddRange(instruction);
    }
}
