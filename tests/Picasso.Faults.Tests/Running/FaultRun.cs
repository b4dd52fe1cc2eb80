using System.Diagnostics;
using Picasso.Checker;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests.Running;

/// <summary>One run: people trade while things break; then everything works again, and what is left is looked at.</summary>
internal sealed class FaultRun(Arena arena, Schedule schedule, IFaultInjector? injector = null)
{
    /// <summary>When banks dispute that do.</summary>
    public static readonly TimeSpan UsualDispute = TimeSpan.FromSeconds(8);

    private readonly Killer _killer = new(arena);
    private int _next = -1;

    /// <summary>So many steps are under way at the same moment.</summary>
    public int AtOnce { get; init; } = 10;

    /// <summary>How long after the charge banks dispute that do.</summary>
    public TimeSpan DisputeAfter { get; init; } = UsualDispute;

    /// <summary>How long everything may take to come to its end once nothing breaks any more.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Runs all of it. A run that cannot be brought to its end leaves everything for a look.</summary>
    public async Task<Outcome> RunAsync(Cast cast)
    {
        try
        {
            return await TradeAsync(cast);
        }
        catch (Exception)
        {
            arena.Keep();
            Console.WriteLine($"Fault run, seed {schedule.Seed}, came to no end; what is left lies in {arena.Folder}");
            throw;
        }
    }

    private async Task<Outcome> TradeAsync(Cast cast)
    {
        Console.WriteLine($"Fault run begins, seed {schedule.Seed}");
        var began = Stopwatch.GetTimestamp();
        var operations = await Operator.JoinAsync(arena.System);
        var shopper = new Shopper(arena, cast, operations);
        arena.Stripe.OnboardEverybody();
        ProviderFaultProfiles.Begin(arena.Stripe.Faults, schedule.Seed, DisputeAfter);
        await (injector?.BeginAsync() ?? Task.CompletedTask);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => ShopAsync(shopper)));
        await _killer.RestAsync();
        await (injector?.EndAsync() ?? Task.CompletedTask);
        ProviderFaultProfiles.End(arena.Stripe.Faults);
        await shopper.AnsweredAsync();
        await arena.System.ReadyAsync();
        var settled = await SettleAsync(shopper);
        return new Outcome
        {
            Schedule = schedule, Evidence = settled with { Earlier = _killer.Earlier }, Accepted = shopper.Accepted, Kills = _killer.Kills, Moves = operations.Moves, Interrupted = operations.Interrupted,
            InjectedFaults = injector?.ToString() ?? "", Took = Stopwatch.GetElapsedTime(began),
            AtTheDoor = await Downloads.CheckAsync(arena, cast),
        };
    }

    private async Task ShopAsync(Shopper shopper)
    {
        while (Interlocked.Increment(ref _next) is var number && number < schedule.Steps.Count)
        {
            foreach (var change in schedule.ProviderChanges.Where(change => change.AtStep == number))
                ProviderFaultProfiles.Set(arena.Stripe.Faults, change.Profile);
            foreach (var kill in schedule.Kills.Where(kill => kill.AtStep == number))
                _killer.Kill(kill);
            await shopper.DoAsync(schedule.Steps[number]);
        }
    }

    // Until nothing is open any more or patience is over; what is still open then is for the checker to name.
    private async Task<Evidence> SettleAsync(Shopper shopper)
    {
        var began = Stopwatch.GetTimestamp();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (true)
        {
            // The processes go on: what the provider did while the stores were read, as a payout that came due, is in them and not in its books.
            var books = arena.Stripe.ReadBooks().ToJsonString();
            var evidence = await arena.ReadAsync();
            var isOfOneMoment = books == arena.Stripe.ReadBooks().ToJsonString();
            if ((isOfOneMoment && Outcome.HasSettled(evidence, shopper.Accepted) && MissingNotices.Count(evidence) == 0)
                || Stopwatch.GetElapsedTime(began) > Settling)
                return evidence;
            await ticks.WaitForNextTickAsync();
        }
    }
}

/// <summary>What else goes wrong in a run.</summary>
internal interface IFaultInjector
{
    Task BeginAsync();

    Task EndAsync();
}
