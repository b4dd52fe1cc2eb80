using System.Diagnostics;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Workers;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>What a worker inherits, and what is out of its reach. Linux: elsewhere the limits are watched from outside.</summary>
public class ConfinementTests
{
    [Fact]
    public async Task A_worker_inherits_pipes_and_an_empty_environment()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        Environment.SetEnvironmentVariable("ConnectionStrings__secret", "Server=db");
        using var worker = await StartAsync();
        var environment = await File.ReadAllTextAsync($"/proc/{worker.Id}/environ");
        environment.ShouldNotContain("ConnectionStrings");
        environment.ShouldContain("MALLOC_ARENA_MAX");
        var open = Directory.GetFiles($"/proc/{worker.Id}/fd").Select(file => new FileInfo(file).LinkTarget ?? "").ToList();
        open.ShouldNotContain(target => target.StartsWith("socket:", StringComparison.Ordinal));
        open.Count(target => target.StartsWith("pipe:", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_worker_limits_its_resources_and_system_calls()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Kernels elsewhere have other limits.");
        using var worker = await StartAsync();
        (worker.Confinement & (Confinement.Resources | Confinement.SystemCalls)).ShouldBe(Confinement.Resources | Confinement.SystemCalls);
        var limits = await File.ReadAllTextAsync($"/proc/{worker.Id}/limits");
        limits.ShouldMatch(@"Max file size\s+0\s+0");
        limits.ShouldMatch(@"Max core file size\s+0\s+0");
        limits.ShouldMatch(@"Max address space\s+\d+\s+\d+");
        (await File.ReadAllTextAsync($"/proc/{worker.Id}/status")).ShouldMatch(@"Seccomp:\s+2");
    }

    [Fact]
    public async Task A_decoder_that_was_taken_over_reaches_neither_files_nor_network_nor_other_programs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Landlock and seccomp are Linux's.");
        var secret = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(secret, "secret");
            var said = await ProbeAsync(secret);
            Assert.SkipUnless(said.Contains("Files", StringComparison.Ordinal), "This kernel has no Landlock.");
            foreach (var what in new[] { "read a secret", "write a file", "read another process's environment", "list the temporary folder", "open a socket", "start a program", "hoard memory" })
                said.ShouldContain($"could not {what}");
        }
        finally
        {
            File.Delete(secret);
        }
    }

    private static async Task<string> ProbeAsync(string secret)
    {
        var start = (FaultyWorkers.Which("probe") with { Arguments = ["probe", secret, $"{Environment.ProcessId}"] }).ToStartInfo(1 << 30, hasLowPriority: false);
        using var probe = Process.Start(start)!;
        probe.StandardInput.Close();
        var said = await probe.StandardOutput.ReadToEndAsync();
        await probe.WaitForExitAsync();
        return said + await probe.StandardError.ReadToEndAsync();
    }

    private static Task<WorkerProcess> StartAsync() => WorkerProcess.StartAsync(
        WorkerCommand.Default.ToStartInfo(1L << 30, hasLowPriority: false), hasLowPriority: false, TimeSpan.FromSeconds(60), TimeProvider.System, CancellationToken.None);
}
