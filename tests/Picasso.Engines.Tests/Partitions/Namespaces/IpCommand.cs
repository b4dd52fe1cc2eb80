using System.Diagnostics;

namespace Picasso.EngineTests.Partitions.Namespaces;

/// <summary>Linux's <c>ip</c>.</summary>
internal static class IpCommand
{
    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">It refused.</exception>
    public static async Task<string> RunAsync(string arguments)
    {
        var (code, output, errors) = await TryAsync(arguments);
        return code == 0 ? output : throw new InvalidOperationException($"ip {arguments}: {errors}");
    }

    /// <summary>Runs it, whatever comes of it.</summary>
    public static async Task<(int Code, string Output, string Errors)> TryAsync(string arguments)
    {
        using var ip = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = ip.StandardError.ReadToEndAsync();
        var output = await ip.StandardOutput.ReadToEndAsync();
        await ip.WaitForExitAsync();
        return (ip.ExitCode, output, await errors);
    }
}
