using Picasso.Kernel;

namespace Picasso.Imaging.Workers;

/// <summary>Why a worker has to be replaced before it answered.</summary>
internal enum WorkerFault
{
    /// <summary>It exited by itself.</summary>
    Crashed,

    /// <summary>It used more processor time than its picture's estimate allows.</summary>
    ProcessorTime,

    /// <summary>It took too long.</summary>
    Time,

    /// <summary>It took too much memory.</summary>
    Memory,

    /// <summary>It violated the protocol, or its result does not match its request.</summary>
    Protocol,
}

/// <summary>A worker failed; the picture has no result, and the worker was killed.</summary>
internal sealed class WorkerFaultException(WorkerFault fault, Exception? cause = null) : Exception($"The worker failed: {fault}.", cause)
{
    public WorkerFault Fault { get; } = fault;

    /// <summary>The answer to the uploader.</summary>
    public DomainError ToDomainError() => Fault is WorkerFault.Crashed or WorkerFault.Protocol ? ImagingErrors.Undecodable : ImagingErrors.Overran;
}
