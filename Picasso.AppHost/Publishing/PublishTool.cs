using System.ComponentModel;
using System.Diagnostics;

namespace Picasso.AppHost.Publishing;

/// <summary>Asks the tool that will install what was published, where it is on this machine.</summary>
internal static class PublishTool
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    /// <summary>What the tool finds wrong; null for nothing, or where it is not installed.</summary>
    public static async Task<string?> FindAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var run = Start(program, arguments);
        if (run is null)
            return null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(s_timeout);
        try
        {
            var (output, errors) = (run.StandardOutput.ReadToEndAsync(stop.Token), run.StandardError.ReadToEndAsync(stop.Token));
            await run.WaitForExitAsync(stop.Token);
            return run.ExitCode == 0 ? null : $"{program} ends with {run.ExitCode}: {(await output).Trim()} {(await errors).Trim()}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            run.Kill(entireProcessTree: true);
            return $"{program} does not come to its end within {s_timeout.TotalSeconds:0} s";
        }
    }

    private static Process? Start(string program, IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            // Not installed: our own checks have to do.
            return null;
        }
    }
}
