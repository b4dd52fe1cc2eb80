using System.Runtime.Versioning;
using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.Worker.Sandboxing;

/// <summary>Removes what decoding does not need from this process, so that a file that exploits the decoder gains little. Linux only.</summary>
[SupportedOSPlatform("linux")]
internal static class Sandbox
{
    private const string Confined = "confined";
    private const string Unconfined = "unconfined";

    /// <summary>
    /// Lowers the priority where requested, enlarges the input's pipe, restricts the files that can be opened, and executes the program again under that restriction: a
    /// restriction holds for the calling thread and its children, and the runtime already has threads.
    /// </summary>
    public static Confinement EnterFiles(string[] args)
    {
        if (args is [.., Confined or Unconfined])
            return args[^1] == Confined ? Confinement.Files : Confinement.None;
        if (args[1] == "low")
            _ = SystemCall.LowerPriority();
        _ = SystemCall.EnlargeInput();
        _ = SystemCall.RefuseNewPrivileges();
        _ = SystemCall.Execute(
            Environment.ProcessPath ?? "", [Environment.ProcessPath ?? "", Environment.GetCommandLineArgs()[0], .. args,
                FileRules.Apply() ? Confined : Unconfined]);
        // Only after a failure: the program could not be executed again.
        return Confinement.None;
    }

    /// <summary>Limits what the whole process may use and call from here on.</summary>
    /// <param name="memory">Most bytes of address space beyond what is in use now.</param>
    public static Confinement EnterProcess(long memory)
    {
        var resources = ResourceLimits.Apply(memory) ? Confinement.Resources : Confinement.None;
        return resources | (SystemCallFilter.Apply() ? Confinement.SystemCalls : Confinement.None);
    }

    /// <summary>Sets the limits of one request.</summary>
    public static void Allow(WorkerRequest request) => ResourceLimits.Allow(request.Memory, request.ProcessorMilliseconds);
}
