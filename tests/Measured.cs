namespace Picasso.Testing;

/// <summary>Tests that compare times: nothing else runs beside them, because it could begin between two measurements.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Measured
{
    public const string Name = "Measured";
}
