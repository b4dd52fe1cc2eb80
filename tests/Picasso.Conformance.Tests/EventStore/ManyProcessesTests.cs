using System.Diagnostics;
using System.Reflection;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Sqlite;

namespace Picasso.Conformance.Tests.EventStore;

/// <summary>The embedded log under several processes: this test program, run again, appends from each.</summary>
public sealed class ManyProcessesTests : IDisposable
{
    private const string LogPath = "PICASSO_TEST_LOG";
    private const int Processes = 3, Appends = 150;

    private readonly SqliteLog _log = new();

    [Fact]
    public async Task Writers_of_several_processes_make_one_log_without_gap_or_reorder_for_a_live_reader()
    {
        var store = _log.Open();
        var live = store.Follow(LogPosition.Start, EventFilter.All, count: Processes * Appends * 2);

        var exits = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => RunAppenderAsync()));

        exits.ShouldAllBe(exit => exit == 0);
        var seen = await live;
        seen.Select(item => item.Position.Value).ShouldBe(Enumerable.Range(1, seen.Count).Select(i => (ulong)i));
        var shared = await store.Forwards("shared");
        shared.Select(item => item.Revision).ShouldBe(Enumerable.Range(0, Processes * Appends).Select(i => (long)i));
        seen.GroupBy(item => item.Stream).Count().ShouldBe(Processes + 1);
    }

    /// <summary>What each process does: half of its events race for one stream by expected revision.</summary>
    [Fact(Explicit = true)]
    public async Task Appender()
    {
        var store = new SqliteEventStore(Environment.GetEnvironmentVariable(LogPath).ShouldNotBeNull(), TimeProvider.System);
        var own = $"process-{Environment.ProcessId}";
        for (var i = 0; i < Appends; i++)
        {
            await store.Append(own, ExpectedRevision.Exactly(i - 1), Sample.Event());
            var expected = (await store.Backwards("shared", 1)) is [var last] ? last.Revision : -1;
            while (await store.AppendAsync("shared", ExpectedRevision.Exactly(expected), Sample.Events(1), default) is AppendResult.WrongRevision wrong)
                expected = wrong.Actual;
        }
    }

    public void Dispose() => _log.Dispose();

    private async Task<int> RunAppenderAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            "exec", Assembly.GetExecutingAssembly().Location, "-explicit", "only",
            "-method", $"{typeof(ManyProcessesTests).FullName}.{nameof(Appender)}",
        })
            start.ArgumentList.Add(argument);
        start.Environment[LogPath] = _log.Path;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, said);
        said.ShouldContain("Total: 1");
        return process.ExitCode;
    }
}
