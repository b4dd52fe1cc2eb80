namespace Picasso.EventSourcing.Sqlite;

/// <summary>The outcome of one append of a group: a result, or a fault that wrote nothing and affects this append only.</summary>
internal readonly record struct AppendOutcome(AppendResult? Result, Exception? Fault)
{
    public static implicit operator AppendOutcome(AppendResult result) => new(result, null);

    public static implicit operator AppendOutcome(EventIdReusedException fault) => new(null, fault);

    public void Answer(PendingAppend append)
    {
        if (Fault is not null)
            append.Fail(Fault);
        else
            append.Succeed(Result!);
    }
}
