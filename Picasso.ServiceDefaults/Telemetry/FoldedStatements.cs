using System.Diagnostics;
using OpenTelemetry;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>
/// Folds short statements to a store into their parent span, as their count and total time: a purchase makes hundreds of them, which hide the slow
/// ones. A longer statement, and a failed one, stays a separate span; one that found a key taken (<see cref="TakenKeys"/>) never does.
/// </summary>
/// <param name="shorterThan">Shorter statements are folded; zero folds none.</param>
internal sealed class FoldedStatements(TimeSpan shorterThan) : BaseProcessor<Activity>
{
    /// <summary>Tag: the number of statements folded into a span.</summary>
    public const string CountTag = "picasso.statements.count";

    /// <summary>Tag: their total time in milliseconds.</summary>
    public const string TimeTag = "picasso.statements.ms";

    private static readonly HashSet<string> s_stores = ["MongoDB.Driver", "MySqlConnector"];

    public override void OnEnd(Activity data)
    {
        if (data.GetCustomProperty(CountTag) is Sum own)
            own.Write(data);
        if (!TakenKeys.Is(data) && !IsShort(data))
            return;
        if (data.Parent is { IsStopped: false } parent)
            SumOf(parent).Add(data.Duration);
        data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    private bool IsShort(Activity span) => span.Parent is { IsStopped: false } && s_stores.Contains(span.Source.Name)
        && span.Duration < shorterThan && span.Status != ActivityStatusCode.Error && span.GetCustomProperty(CountTag) is null;

    private static Sum SumOf(Activity parent)
    {
        lock (parent)
        {
            if (parent.GetCustomProperty(CountTag) is Sum known)
                return known;
            var sum = new Sum();
            parent.SetCustomProperty(CountTag, sum);
            return sum;
        }
    }

    // Statements of one span may run in parallel.
    private sealed class Sum
    {
        private long _count;
        private long _ticks;

        public void Add(TimeSpan time)
        {
            Interlocked.Increment(ref _count);
            Interlocked.Add(ref _ticks, time.Ticks);
        }

        public void Write(Activity span)
        {
            span.SetTag(CountTag, Interlocked.Read(ref _count));
            span.SetTag(TimeTag, Math.Round(TimeSpan.FromTicks(Interlocked.Read(ref _ticks)).TotalMilliseconds, 3));
        }
    }
}
