namespace Picasso.Messaging;

/// <summary>What follows from a delivery that raised no exception.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>Nothing is left to do with the entry.</summary>
    public static DeliveryResult Done { get; } = new Completed();

    /// <summary>The receiver has to acknowledge the entry; it comes again when its lease ends.</summary>
    public static DeliveryResult KeepLease { get; } = new Unacknowledged();

    /// <summary>The entry comes again after a pause.</summary>
    public static DeliveryResult Again(TimeSpan pause) => new Postponed(pause);

    /// <summary>The entry can never be delivered by this version.</summary>
    /// <param name="reason">For the log; nothing personal.</param>
    public static DeliveryResult Reject(string reason) => new Rejected(reason);

    internal sealed record Completed : DeliveryResult;

    internal sealed record Unacknowledged : DeliveryResult;

    internal sealed record Postponed(TimeSpan Pause) : DeliveryResult;

    internal sealed record Rejected(string Reason) : DeliveryResult;
}
