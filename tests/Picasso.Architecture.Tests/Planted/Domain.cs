using Picasso.EventSourcing;

namespace Picasso.Pictures.Planted;

internal static class DomainThatReadsAFile
{
    public static string Decide(string path) => File.ReadAllText(path);
}

internal static class DomainThatReadsTheLog
{
    public static Func<IEventStore, bool> Decide { get; } = store => store is not null;
}

internal static class DomainThatLooksAtTheClock
{
    public static DateTimeOffset Decide(TimeProvider clock) => clock.GetUtcNow();
}

internal static class DomainThatMakesIds
{
    public static Guid Decide() => Guid.NewGuid();
}
