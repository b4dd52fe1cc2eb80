namespace Picasso.Payments.Reconciling;

/// <summary>The verdict on a provider's record. The names are stored.</summary>
internal enum Verdict
{
    /// <summary>Picasso's records agree.</summary>
    Matched,

    /// <summary>The record is too recent to judge.</summary>
    Pending,

    /// <summary>The purchase has not recorded it: a look-up command is sent.</summary>
    Heal,

    /// <summary>It belongs to no purchase: it is refunded, and an operator is alerted.</summary>
    GiveBack,

    /// <summary>Operators must check it.</summary>
    Alarm,
}

/// <summary>A verdict with its reason and the message that repairs it.</summary>
internal sealed record Match(Verdict Verdict, string Reason = "", object? Message = null)
{
    public static Match Matched { get; } = new(Verdict.Matched);

    public static Match Pending { get; } = new(Verdict.Pending);
}
