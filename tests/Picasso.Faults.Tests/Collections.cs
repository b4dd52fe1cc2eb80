namespace Picasso.Faults.Tests;

/// <summary>Runs that take a whole machine for themselves, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultRuns
{
    public const string Name = "Fault runs";
}
