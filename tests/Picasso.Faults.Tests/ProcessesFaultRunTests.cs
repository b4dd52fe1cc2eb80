using Picasso.Contracts;
using Picasso.Faults.Tests.Running;
using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests;

/// <summary>
/// The same over processes on RabbitMQ and MariaDB, two of them copies of payments, each killed now and then, and a thief at their queues.
/// </summary>
[Collection(FaultRuns.Name)]
[Trait(Engines.Trait, "RabbitMq")]
public sealed class ProcessesFaultRunTests
{
    [Fact]
    public async Task Whatever_breaks_money_and_ownership_move_together_or_not_at_all()
    {
        var engines = Engines.WithShards();
        var schedule = Schedule.Of(Runs.Seed, Runs.Purchases, Runs.Kills(atLeast: 8));
        await using var arena = await Arena.OpenAsync(
            engines,
            new ProcessPlan("people", ServiceNames.Users, ServiceNames.Messages, ServiceNames.Reactions),
            new ProcessPlan("pictures", ServiceNames.PicturesCommands),
            new ProcessPlan("reading", ServiceNames.PicturesQueries, ServiceNames.Web),
            new ProcessPlan("paying-1", ServiceNames.Payments),
            new ProcessPlan("paying-2", ServiceNames.Payments));
        var cast = await Cast.JoinAsync(arena.System, people: 20, sellers: 10, pictures: 60);
        await using var thief = new MessageFaultInjector(new Uri(engines["ConnectionStrings__rabbitmq"]), engines["Picasso__Bus__Prefix"], schedule.Seed);

        var outcome = await new FaultRun(arena, schedule, thief).RunAsync(cast);

        Runs.Judge(arena, outcome);
    }
}
