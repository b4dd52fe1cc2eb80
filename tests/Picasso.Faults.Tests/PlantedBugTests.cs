using Microsoft.Data.Sqlite;
using Picasso.Faults.Tests.Running;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests;

/// <summary>
/// A checker that finds nothing proves nothing: bugs that the program might have are planted from outside, where no setting of the
/// program reaches, and the same run has to end with what they do.
/// </summary>
[Collection(FaultRuns.Name)]
public sealed class PlantedBugTests
{
    private const int Purchases = 40;

    [Fact]
    public async Task Without_an_inbox_the_checker_finds_that_messages_are_not_remembered()
    {
        var outcome = await RunAsync(ForgetHandledMessages);

        Found(outcome, "I5", "are remembered");
    }

    [Fact]
    public async Task Without_idempotency_keys_the_checker_finds_who_was_charged_twice()
    {
        var outcome = await RunAsync(arena => (arena.Stripe.Faults.ForgetsKeys, arena.Stripe.Faults.LostAnswers) = (true, 20));

        Found(outcome, "I3", "was charged 2 times");
    }

    private static void Found(Outcome outcome, string invariant, string text) => outcome.Violations.ShouldContain(
        violation => violation.Invariant == invariant && violation.Text.Contains(text, StringComparison.Ordinal), outcome.ToString());

    private static async Task<Outcome> RunAsync(Action<Arena> plant)
    {
        var schedule = Schedule.Of(Runs.Seed, Purchases, kills: 1) with { Weather = [new Change(0, Weather.Lossy)] };
        await using var arena = await Arena.OpenAsync(new Dictionary<string, string>(), ProcessPlan.Whole("picasso"));
        var cast = await Cast.JoinAsync(arena.System, people: 6, sellers: 6, pictures: 20);
        plant(arena);

        // Not everything comes to its end, which is one of the things to find.
        var outcome = await new FaultRun(arena, schedule) { Settling = TimeSpan.FromSeconds(25) }.RunAsync(cast);
        Console.WriteLine($"Planted: {outcome}");
        return outcome;
    }

    // The inbox works as it does, on a table that keeps nothing.
    private static void ForgetHandledMessages(Arena arena)
    {
        foreach (var file in Arena.ShardFiles(arena.Folder))
        {
            using var shard = new SqliteConnection($"Data Source={file};Pooling=False");
            shard.Open();
            using var forget = shard.CreateCommand();
            forget.CommandText = "CREATE TRIGGER forgets AFTER INSERT ON inbox BEGIN DELETE FROM inbox WHERE MessageId = NEW.MessageId; END";
            forget.ExecuteNonQuery();
        }
    }
}
