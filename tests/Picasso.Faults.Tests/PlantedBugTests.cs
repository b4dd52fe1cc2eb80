using Microsoft.Data.Sqlite;
using Picasso.Faults.Tests.Running;
using Picasso.StripeStandIn;
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

    [Fact]
    public async Task Without_the_note_of_an_undone_resale_the_checker_finds_who_lost_the_picture_and_was_not_refunded()
    {
        var outcome = await RunAsync(arena => Plant(
            arena, "CREATE TRIGGER forgets AFTER UPDATE OF UndoneBy ON purchases WHEN NEW.UndoneBy <> '' "
                + "BEGIN UPDATE purchases SET UndoneBy = '' WHERE PurchaseId = NEW.PurchaseId; END"),
            Disputes, atOnce: 2, disputeAfter: TimeSpan.FromSeconds(30), settling: TimeSpan.FromSeconds(90));

        Found(outcome, "C19", "its buyer is not refunded");
    }

    [Fact]
    public async Task Where_transfers_forget_their_keys_the_checker_finds_which_payout_was_sent_twice()
    {
        var outcome = await RunAsync(arena =>
        {
            (arena.Stripe.Faults.ForgetsTransfers, arena.Stripe.Faults.LostTransferAnswers) = (true, 3);
        });

        Found(outcome, "I3", " times: tr_");
    }

    [Fact]
    public async Task Where_a_moving_bucket_loses_its_outbox_the_checker_finds_what_is_missing()
    {
        var outcome = await RunAsync(arena => Plant(
            arena, "CREATE TRIGGER forgets AFTER INSERT ON bucket_parcels WHEN NEW.\"Table\" = 'outbox' "
                + "BEGIN DELETE FROM bucket_parcels WHERE Bucket = NEW.Bucket AND Number = NEW.Number; END"), Moves);

        (outcome.Moves + outcome.Interrupted).ShouldBeGreaterThan(0);
        Found(outcome, "I5", "nobody asked for mail");
    }

    // The same few pictures are sold on at once, one purchase after the other; half of the banks ask back when all have bought.
    private static Schedule Disputes(Schedule drawn) => drawn with
    {
        ProviderChanges = [new Change(0, ProviderFaultProfile.Fair)],
        Kills = [],
        Steps = [.. drawn.Steps.Take(24).Select((step, number) => step with
        {
            Card = number % 2 == 0 ? Cards.DisputedAndLost : Cards.Accepted, Picture = 0, Clicks = 1, Rivals = 0, Reprices = false, Refunds = false,
            MovesBuckets = false,
        })],
    };

    private static Schedule Moves(Schedule drawn) => drawn with
    {
        Steps = [.. drawn.Steps.Select((step, number) => step with { MovesBuckets = number % 2 == 0, Mover = number / 2 })],
    };

    private static void Found(Outcome outcome, string invariant, string text) => outcome.Violations.ShouldContain(
        violation => violation.Invariant == invariant && violation.Text.Contains(text, StringComparison.Ordinal),
        $"{outcome}\n{string.Join('\n', outcome.Violations.Take(20))}");

    private static async Task<Outcome> RunAsync(
        Action<Arena> plant, Func<Schedule, Schedule>? shape = null, int atOnce = 10, TimeSpan? disputeAfter = null, TimeSpan? settling = null)
    {
        var schedule = Schedule.Of(Runs.Seed, Purchases, kills: 1) with { ProviderChanges = [new Change(0, ProviderFaultProfile.Lossy)] };
        schedule = shape?.Invoke(schedule) ?? schedule;
        await using var arena = await Arena.OpenAsync(new Dictionary<string, string>(), ProcessPlan.Whole("picasso"));
        var cast = await Cast.JoinAsync(arena.System, people: 6, sellers: 6, pictures: 20);
        plant(arena);

        // Not everything comes to its end, which is one of the things to find.
        var outcome = await new FaultRun(arena, schedule)
        {
            Settling = settling ?? TimeSpan.FromSeconds(25), AtOnce = atOnce, DisputeAfter = disputeAfter ?? FaultRun.UsualDispute,
        }.RunAsync(cast);
        Console.WriteLine($"Planted: {outcome}");
        return outcome;
    }

    // The inbox works as it does, on a table that keeps nothing.
    private static void ForgetHandledMessages(Arena arena) => Plant(
        arena, "CREATE TRIGGER forgets AFTER INSERT ON inbox BEGIN DELETE FROM inbox WHERE MessageId = NEW.MessageId; END");

    private static void Plant(Arena arena, string trigger)
    {
        foreach (var file in Arena.ShardFiles(arena.Folder))
        {
            using var shard = new SqliteConnection($"Data Source={file};Pooling=False");
            shard.Open();
            using var plant = shard.CreateCommand();
            plant.CommandText = trigger;
            plant.ExecuteNonQuery();
        }
    }
}
