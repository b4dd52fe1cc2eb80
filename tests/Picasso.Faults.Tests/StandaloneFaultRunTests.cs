using Picasso.Faults.Tests.Running;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests;

/// <summary>Hundreds of purchases in one process on embedded stores that is killed over and over: what is left holds every invariant.</summary>
[Collection(FaultRuns.Name)]
public sealed class StandaloneFaultRunTests
{
    [Fact]
    public async Task Whatever_breaks_money_and_ownership_move_together_or_not_at_all()
    {
        var schedule = Schedule.Of(Runs.Seed, Runs.Purchases, Runs.Kills(atLeast: 6));
        await using var arena = await Arena.OpenAsync(new Dictionary<string, string>(), ProcessPlan.Whole("picasso"));
        var cast = await Cast.JoinAsync(arena.System, people: 20, sellers: 10, pictures: 60);

        var outcome = await new FaultRun(arena, schedule).RunAsync(cast);

        Runs.Judge(arena, outcome);
    }
}
