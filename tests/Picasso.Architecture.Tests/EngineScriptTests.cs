using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>The scripts that start engines for tests leave nothing behind when they stop them.</summary>
public sealed class EngineScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-scripts-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("TERM", "wait")]
    [InlineData("KILL", "wait")]
    [InlineData("TERM", "exit 0")]
    public async Task What_an_engine_has_started_ends_with_it_also_when_the_engine_died_before(string signal, string then)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The scripts are for Debian.");
        var script = $$"""
            set -euo pipefail
            dir=$1; . tests/engines/processes.sh
            setsid bash -c 'sleep 60 & echo $! > "$0"; {{then}}' "$dir/worker" >/dev/null 2>&1 & echo $! > "$dir/engine.pid"
            until [ -s "$dir/worker" ]; do sleep 0.05; done
            stop_one engine {{signal}}
            read -r worker < "$dir/worker"
            [ ! -d "/proc/$worker" ] || grep '^State:.Z' "/proc/$worker/status"
            """;

        var (code, output) = await RunAsync("bash", ["-c", script, "script", _folder.FullName]);

        code.ShouldBe(0, output);
        File.Exists(Path.Combine(_folder.FullName, "engine.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task Engines_are_stopped_on_the_ports_that_they_were_started_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The scripts are for Debian.");
        using var portMapper = new TcpListener(IPAddress.Loopback, 0);
        portMapper.Start();
        var port = ((IPEndPoint)portMapper.LocalEndpoint).Port;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "port"), (port - 2).ToString(CultureInfo.InvariantCulture));
        var stopped = Path.Combine(_folder.FullName, "stopped");
        var command = Path.Combine(_folder.FullName, "epmd");
        await File.WriteAllTextAsync(command, $"#!/bin/sh\necho \"$ERL_EPMD_PORT $1\" > '{stopped}.new'; mv '{stopped}.new' '{stopped}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var down = RunAsync("tests/engines/engines", ["down", _folder.FullName], ("PATH", $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}"));
        using (var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20)))
            while (!File.Exists(stopped) && !down.IsCompleted)
                await ticks.WaitForNextTickAsync();
        portMapper.Stop();

        (await down).Code.ShouldBe(0, (await down).Output);
        (await File.ReadAllTextAsync(stopped)).Trim().ShouldBe($"{port} -kill");
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, string[] words, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program == "bash" ? program : Path.Combine(Repository.Root, program), words)
        {
            WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
