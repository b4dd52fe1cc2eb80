using System.Text.RegularExpressions;

namespace EventStore.Client;

/// <summary>Which events of the whole log pass.</summary>
public interface IEventFilter
{
    PrefixFilterExpression[] Prefixes { get; }

    RegularFilterExpression Regex { get; }

    uint? MaxSearchWindow { get; }
}

/// <summary>The beginning of a name.</summary>
public readonly record struct PrefixFilterExpression
{
    private readonly string? _value;

    public PrefixFilterExpression(string value) => _value = value;

    public override string? ToString() => _value;
}

/// <summary>A regular expression on names.</summary>
public readonly record struct RegularFilterExpression
{
    public static readonly RegularFilterExpression None;
    public static readonly RegularFilterExpression ExcludeSystemEvents = new(@"^[^\$].*");

    private readonly string? _value;

    public RegularFilterExpression(string value) => _value = value;

    public override string? ToString() => _value;
}

/// <summary>Events of streams by their names.</summary>
public readonly record struct StreamFilter : IEventFilter
{
    public static readonly StreamFilter None;

    private StreamFilter(string[] prefixes) =>
        (Prefixes, Regex, MaxSearchWindow) = (Array.ConvertAll(prefixes, prefix => new PrefixFilterExpression(prefix)), RegularFilterExpression.None, 32);

    public PrefixFilterExpression[] Prefixes => field ?? [];

    public RegularFilterExpression Regex { get; }

    public uint? MaxSearchWindow { get; }

    public static IEventFilter Prefix(params string[] prefixes) => new StreamFilter(prefixes);
}

/// <summary>Events by their types.</summary>
public readonly record struct EventTypeFilter : IEventFilter
{
    public static readonly EventTypeFilter None;

    private EventTypeFilter(RegularFilterExpression regex, uint window) => (Regex, MaxSearchWindow) = (regex, window);

    public PrefixFilterExpression[] Prefixes => [];

    public RegularFilterExpression Regex { get; }

    public uint? MaxSearchWindow { get; }

    public static EventTypeFilter ExcludeSystemEvents(uint maxSearchWindow = 32) => new(RegularFilterExpression.ExcludeSystemEvents, maxSearchWindow);

    public static IEventFilter RegularExpression(string regex, uint maxSearchWindow = 32) =>
        new EventTypeFilter(new RegularFilterExpression(new Regex(regex).ToString()), maxSearchWindow);
}

/// <summary>How a subscription filters, and how often it reports what was dropped.</summary>
public class SubscriptionFilterOptions
{
    public SubscriptionFilterOptions(IEventFilter filter, uint checkpointInterval = 1) => (Filter, CheckpointInterval) = (filter, checkpointInterval);

    public IEventFilter Filter { get; }

    /// <summary>In search windows of the filter.</summary>
    public uint CheckpointInterval { get; }
}
