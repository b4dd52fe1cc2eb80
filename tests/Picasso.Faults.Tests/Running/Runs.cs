using System.Globalization;
using Picasso.Checker;

namespace Picasso.Faults.Tests.Running;

/// <summary>How large a run is and by which seed: PICASSO_FAULTS_SEED and PICASSO_FAULTS_PURCHASES.</summary>
internal static class Runs
{
    /// <summary>The seed that was asked for, or another one each time.</summary>
    public static int Seed => Number("PICASSO_FAULTS_SEED") ?? Random.Shared.Next(1, 1_000_000);

    public static int Purchases => Number("PICASSO_FAULTS_PURCHASES") ?? 300;

    /// <summary>A longer run kills more often too: once in a hundred purchases, and <paramref name="atLeast"/> times in a short one.</summary>
    public static int Kills(int atLeast) => Math.Max(atLeast, Purchases / 100);

    /// <summary>Says how it went; with violations it fails, says the seed, and keeps everything for a look.</summary>
    public static void Judge(Arena arena, Outcome outcome)
    {
        Console.WriteLine(outcome);
        if (outcome.Violations is not { Count: > 0 } violations)
            return;
        arena.Keep();
        Assert.Fail($"PICASSO_FAULTS_SEED={outcome.Schedule.Seed} draws the same schedule; what is left lies in {arena.Folder}\n"
            + string.Join('\n', violations.Take(50)));
    }

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
