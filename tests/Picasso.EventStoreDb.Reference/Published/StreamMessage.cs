namespace EventStore.Client;

/// <summary>What a subscription yields.</summary>
public abstract record StreamMessage
{
    public record Event(ResolvedEvent ResolvedEvent) : StreamMessage;

    public record SubscriptionConfirmation(string SubscriptionId) : StreamMessage;

    public record AllStreamCheckpointReached(Position Position) : StreamMessage;

    public record CaughtUp : StreamMessage;

    public record FellBehind : StreamMessage;
}
