namespace Picasso.Imaging.Protocol;

/// <summary>
/// What service and worker say to each other over the worker's standard input and output. All numbers are little-endian. The worker greets
/// once; then each request has one answer. The service believes nothing: every count and length has a limit.
/// </summary>
internal static class WorkerProtocol
{
    /// <summary>Begins every message: "PICW".</summary>
    public const uint Magic = 0x57434950;

    /// <summary>Changes with the layout of any message.</summary>
    public const byte Version = 3;

    /// <summary>Magic, version, what the worker enforces upon itself.</summary>
    public const int GreetingLength = 6;

    /// <summary>Magic, purpose, format, memory, milliseconds of processor time, length of the file.</summary>
    public const int RequestLength = 4 + 1 + 1 + 8 + 4 + 8;

    /// <summary>Longest explanation for the log.</summary>
    public const int MaxDetail = 300;
}

/// <summary>The limits that a worker has put upon itself.</summary>
[Flags]
internal enum Confinement : byte
{
    None = 0,

    /// <summary>Processor time, address space, open files, no written files (setrlimit).</summary>
    Resources = 1,

    /// <summary>No file but those of the program and its libraries (Landlock).</summary>
    Files = 2,

    /// <summary>No sockets, no other programs, no other processes (seccomp).</summary>
    SystemCalls = 4,
}

/// <summary>How an answer begins.</summary>
internal enum AnswerStatus : byte
{
    Done = 0,
    Damaged = 1,
    OutOfMemory = 2,

    /// <summary>Pixels as in <see cref="Done"/>, though the decoder found damage.</summary>
    DoneOverDamage = 3,
}

/// <summary>One picture to decode.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Format">As sniffed.</param>
/// <param name="Memory">Bytes of address space that decoding may take.</param>
/// <param name="ProcessorMilliseconds">Processor time that decoding may take.</param>
/// <param name="Length">Bytes of the file, which follow.</param>
internal sealed record WorkerRequest(ImagingPurpose Purpose, PictureFormat Format, long Memory, int ProcessorMilliseconds, long Length);
