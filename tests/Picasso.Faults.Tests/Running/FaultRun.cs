using System.Diagnostics;
using Picasso.Checker;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests.Running;

/// <summary>One run: people trade while things break; then everything works again, and what is left is looked at.</summary>
internal sealed class FaultRun(Arena arena, Schedule schedule, IMischief? mischief = null)
{
    private const int AtOnce = 10;

    private readonly Killer _killer = new(arena);
    private int _next = -1;

    /// <summary>How long everything may take to come to its end once nothing breaks any more.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Runs all of it.</summary>
    public async Task<Outcome> RunAsync(Cast cast)
    {
        Console.WriteLine($"Fault run begins, seed {schedule.Seed}");
        var began = Stopwatch.GetTimestamp();
        var shopper = new Shopper(arena, cast);
        ProviderWeather.Begin(arena.Stripe.Faults, schedule.Seed);
        await (mischief?.BeginAsync() ?? Task.CompletedTask);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => ShopAsync(shopper)));
        await _killer.RestAsync();
        await (mischief?.EndAsync() ?? Task.CompletedTask);
        ProviderWeather.End(arena.Stripe.Faults);
        await shopper.AnsweredAsync();
        await arena.System.ReadyAsync();
        var settled = await SettleAsync(shopper);
        return new Outcome
        {
            Schedule = schedule, Evidence = settled with { Earlier = _killer.Earlier }, Accepted = shopper.Accepted, Kills = _killer.Kills,
            Mischief = mischief?.ToString() ?? "", Took = Stopwatch.GetElapsedTime(began),
            AtTheDoor = await Downloads.CheckAsync(arena, cast),
        };
    }

    private async Task ShopAsync(Shopper shopper)
    {
        while (Interlocked.Increment(ref _next) is var number && number < schedule.Steps.Count)
        {
            foreach (var change in schedule.Weather.Where(change => change.AtStep == number))
                ProviderWeather.Set(arena.Stripe.Faults, change.Weather);
            foreach (var strike in schedule.Strikes.Where(strike => strike.AtStep == number))
                _killer.Strike(strike);
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
            var evidence = await arena.ReadAsync();
            if ((Outcome.HasSettled(evidence, shopper.Accepted) && Outcome.Untold(evidence) == 0) || Stopwatch.GetElapsedTime(began) > Settling)
                return evidence;
            await ticks.WaitForNextTickAsync();
        }
    }
}

/// <summary>What else goes wrong in a run.</summary>
internal interface IMischief
{
    Task BeginAsync();

    Task EndAsync();
}
