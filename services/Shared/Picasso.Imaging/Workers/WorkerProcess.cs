using System.ComponentModel;
using System.Diagnostics;
using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.Workers;

/// <summary>One worker process. It decodes one picture at a time and is never trusted.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly Process _process;
    private readonly Stream _input;
    private readonly Stream _output;
    private readonly TimeProvider _clock;
    private volatile bool _killed;

    private WorkerProcess(Process process, TimeProvider clock, bool hasLowPriority)
    {
        (_process, _clock, HasLowPriority) = (process, clock, hasLowPriority);
        (_input, _output) = (process.StandardInput.BaseStream, new BufferedStream(process.StandardOutput.BaseStream, BufferSize));
        IdleSince = clock.GetTimestamp();
    }

    public bool HasLowPriority { get; }

    public int Id => _process.Id;

    /// <summary>The limits that it reported to have imposed on itself.</summary>
    public Confinement Confinement { get; private set; }

    /// <summary>Number of its pictures.</summary>
    public int Pictures { get; private set; }

    /// <summary>When it became idle.</summary>
    public long IdleSince { get; private set; }

    /// <summary>Whether it has ended, or was killed and is about to end.</summary>
    public bool HasExited => _killed || _process.HasExited;

    /// <summary>Bytes in physical memory.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    /// <summary>Starts a worker and waits for its greeting.</summary>
    /// <exception cref="WorkerFaultException">It does not start, or its greeting is invalid.</exception>
    public static async Task<WorkerProcess> StartAsync(
        ProcessStartInfo start, bool hasLowPriority, TimeSpan within, TimeProvider clock, CancellationToken cancellationToken)
    {
        var worker = new WorkerProcess(Launch(start), clock, hasLowPriority);
        try
        {
            // Its output is ignored, but must not fill the pipe.
            _ = worker._process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            using var late = new CancellationTokenSource(within, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            var greeting = new byte[WorkerProtocol.GreetingLength];
            await worker._output.ReadExactlyAsync(greeting, either.Token);
            worker.Confinement = WorkerMessages.ReadGreeting(greeting);
            return worker;
        }
        catch (Exception fault)
        {
            worker.Dispose();
            if (fault is OperationCanceledException && cancellationToken.IsCancellationRequested)
                throw;
            throw new WorkerFaultException(WorkerFault.Protocol, fault);
        }
    }

    /// <summary>Decodes one picture.</summary>
    /// <exception cref="WorkerFaultException">It failed, or was killed at a limit.</exception>
    public async Task<(AnswerStatus Status, ImagedFile? Picture, string Detail)> RunAsync(
        WorkerRequest request, Stream content, WatchLimits limits, CancellationToken cancellationToken)
    {
        Pictures++;
        await using var watch = new Watchdog(_process, limits, _clock);
        using var registration = cancellationToken.Register(Kill);
        try
        {
            await SendAsync(request, content);
            var answer = await new AnswerReader(_output, CancellationToken.None).ReadAsync(request);
            IdleSince = _clock.GetTimestamp();
            return answer;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or ObjectDisposedException)
        {
            Kill();
            cancellationToken.ThrowIfCancellationRequested();
            throw new WorkerFaultException(await watch.CauseAsync() ?? CauseOf(fault), fault);
        }
    }

    /// <summary>Ends the process at once.</summary>
    public void Kill()
    {
        _killed = true;
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has already ended, which is the desired result.
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private static Process Launch(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new WorkerFaultException(WorkerFault.Crashed);
        }
        catch (Win32Exception missing)
        {
            throw new WorkerFaultException(WorkerFault.Crashed, missing);
        }
    }

    private async Task SendAsync(WorkerRequest request, Stream content)
    {
        await _input.WriteAsync(WorkerMessages.Request(request));
        await content.CopyToAsync(_input, BufferSize);
        await _input.FlushAsync();
    }

    private static WorkerFault CauseOf(Exception fault) => fault is InvalidDataException ? WorkerFault.Protocol : WorkerFault.Crashed;
}
