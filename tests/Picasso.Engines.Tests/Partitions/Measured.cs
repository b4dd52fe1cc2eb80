using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Partitions;

/// <summary>How long things take from a moment on; each is printed, for docs/partitions.md.</summary>
/// <param name="market">Where.</param>
/// <param name="cut">What was cut.</param>
internal sealed class Measured(PartitionedMarket market, string cut)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>From here on counts, again.</summary>
    public void Restart() => _watch.Restart();

    /// <summary>Says what has just become so.</summary>
    /// <param name="what">What.</param>
    /// <param name="within">How long it may have taken.</param>
    public void Says(string what, TimeSpan within)
    {
        var elapsed = _watch.Elapsed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Partitions: {cut}: {what} after {elapsed.TotalSeconds:0.0} s (at most {within.TotalSeconds:0} s)"));
        elapsed.ShouldBeLessThan(within, $"{cut}: {what}");
    }

    /// <summary>Waits until a process says something about its health.</summary>
    public async Task HealthSaysAsync(string process, bool ready, string text)
    {
        using var http = new HttpClient();
        var health = new Uri(market.System.PlanOf(process).Address, "/health");
        var last = "";
        await Wait.UntilAsync(
            async () =>
            {
                var answer = await http.GetAsync(health);
                last = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
                return answer.IsSuccessStatusCode == ready && last.Contains(text, StringComparison.Ordinal);
            },
            () => $"{process} says {last}\n{market.System.Output}", Bounds.Noticed);
        Says($"{process} says {(ready ? 200 : 503)} '{text}'", Bounds.Noticed + TimeSpan.FromSeconds(20));
    }

    /// <summary>The error that a call must end with.</summary>
    public static async Task<string> RefusedAsync(Func<Task> call)
    {
        var refused = await Should.ThrowAsync<RpcException>(call);
        refused.StatusCode.ShouldBe(StatusCode.Unavailable, refused.Message);
        var error = refused.ToDomainError();
        error.ShouldNotBeNull(refused.Message);
        return error.Reason;
    }
}
