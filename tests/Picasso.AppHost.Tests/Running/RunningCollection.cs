namespace Picasso.AppHost.Tests.Running;

/// <summary>One running topology for every test that needs one: starting it takes a minute.</summary>
[CollectionDefinition(Name)]
public sealed class RunningCollection : ICollectionFixture<RunningTopology>
{
    public const string Name = "The running topology";
}
