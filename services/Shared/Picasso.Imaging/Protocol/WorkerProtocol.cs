namespace Picasso.Imaging.Protocol;

/// <summary>
/// The protocol between service and worker over the worker's standard input and output. All numbers are little-endian. The worker sends one greeting;
/// then each request has one answer. The service trusts nothing: every count and length has a limit.
/// </summary>
internal static class WorkerProtocol
{
    /// <summary>The start of every message: "PICW".</summary>
    public const uint Magic = 0x57434950;

    /// <summary>Changes with the layout of any message.</summary>
    public const byte Version = 4;

    /// <summary>Magic, version, the limits that the worker has imposed on itself.</summary>
    public const int GreetingLength = 6;

    /// <summary>Magic, purpose, format, memory, milliseconds of processor time, length of the file.</summary>
    public const int RequestLength = 4 + 1 + 1 + 8 + 4 + 8;

    /// <summary>Maximum length of an explanation for the log.</summary>
    public const int MaxDetail = 300;
}

/// <summary>The limits that a worker has imposed on itself.</summary>
[Flags]
internal enum Confinement : byte
{
    None = 0,

    /// <summary>Processor time, address space, open files, no written files (setrlimit).</summary>
    Resources = 1,

    /// <summary>Only the files of the program and its libraries (Landlock).</summary>
    Files = 2,

    /// <summary>No sockets, no other programs, no other processes (seccomp).</summary>
    SystemCalls = 4,
}

/// <summary>The start of an answer.</summary>
internal enum AnswerStatus : byte
{
    Done = 0,
    Damaged = 1,
    OutOfMemory = 2,

    /// <summary>Pixels as in <see cref="Done"/>, though the decoder found damage.</summary>
    DoneOverDamage = 3,
}

/// <summary>One picture to decode.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="Format">As sniffed.</param>
/// <param name="Memory">Maximum bytes of address space.</param>
/// <param name="ProcessorMilliseconds">Maximum processor time.</param>
/// <param name="Length">Bytes of the file, which follow.</param>
internal sealed record WorkerRequest(ImagingPurpose Purpose, PictureFormat Format, long Memory, int ProcessorMilliseconds, long Length);
