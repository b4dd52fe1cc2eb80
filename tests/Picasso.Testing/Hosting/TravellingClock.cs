namespace Picasso.Testing.Hosting;

/// <summary>Real time that can be moved ahead: deadlines pass without waiting, everything else goes on as usual.</summary>
public sealed class TravellingClock : TimeProvider
{
    private long _ahead;

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));
}
