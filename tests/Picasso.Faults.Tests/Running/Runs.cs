using System.Globalization;
using Picasso.Checker;

namespace Picasso.Faults.Tests.Running;

/// <summary>How large a run is and by which seed: PICASSO_FAULTS_SEED and PICASSO_FAULTS_PURCHASES.</summary>
internal static class Runs
{
    /// <summary>The seed that was asked for, or another one each time.</summary>
    public static int Seed => Number("PICASSO_FAULTS_SEED") ?? Random.Shared.Next(1, 1_000_000);

    public static int Purchases => Number("PICASSO_FAULTS_PURCHASES") ?? 300;

    /// <summary>Says how it went, and fails with the seed when something is wrong.</summary>
    public static void Judge(Outcome outcome)
    {
        Console.WriteLine(outcome);
        outcome.Violations.ShouldBeEmpty($"PICASSO_FAULTS_SEED={outcome.Schedule.Seed} does it again:\n{string.Join('\n', outcome.Violations)}\n{outcome}");
    }

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
